/// Compares a resource with the official R4 4.0.1 definitions.
public struct StructureCheck: Sendable {
    public enum Mode: Hashable, Sendable {
        /// Everything R4 asks for; for what the bridge is about to send.
        case sending
        /// Forgives what the platform is known to answer; for what it returns.
        case receiving
    }

    private let mode: Mode

    public init(mode: Mode = .sending) { self.mode = mode }

    /// The departures found, in about the order of the document, up to a limit far beyond what a
    /// person reads.
    public func issues(in resource: JSONValue) -> [StructureIssue] {
        var walk = ResourceWalk(mode: self.mode, catalog: .shared)
        walk.checkRoot(resource)
        return walk.issues
    }

    /// Whether the text may be the logical id of a resource: 1 to 64 letters, digits, hyphens, dots.
    public static func isResourceID(_ text: String) -> Bool { TextForm.isID(text) }

    /// Whether any type of R4 has a member of that name.
    public static func isElementName(_ name: String) -> Bool {
        R4Catalog.shared.memberNames.contains(name)
    }

    /// Whether the steps lead from that resource type to an element of R4; see the catalog.
    public static func isElementPath(_ steps: [String], of type: String) -> Bool {
        R4Catalog.shared.hasElement(at: steps, of: type)
    }

    /// Whether R4 has a resource type of that name.
    public static func isResourceType(_ name: String) -> Bool {
        R4Catalog.shared.resource(name) != nil
    }
}
