/// The system of an identifier, which may hold the Organization ID of the facility.
public struct IdentifierForm: Sendable, Hashable, CustomStringConvertible {
    /// Where the Organization ID stands.
    private static let organizationMark = "{org}"

    enum Match {
        case fits
        /// The system of another facility.
        case otherOrganization
        case other
    }

    /// As written, the Organization ID as `{org}`.
    public let description: String
    private let head: String
    private let tail: String
    private let hasOrganization: Bool

    init(_ text: String) {
        self.description = text
        let halves = text.split(
            separator: Self.organizationMark, maxSplits: 1, omittingEmptySubsequences: false)
        self.head = String(halves[0])
        self.hasOrganization = halves.count == 2
        self.tail = self.hasOrganization ? String(halves[1]) : ""
    }

    /// - Parameter organizationID: The facility's own, or nil when it is not known.
    func match(_ system: String, organizationID: String?) -> Match {
        guard self.hasOrganization else { return system == self.head ? .fits : .other }
        let bytes = system.utf8
        guard bytes.count > self.head.utf8.count + self.tail.utf8.count,
            system.hasPrefix(self.head), system.hasSuffix(self.tail)
        else { return .other }
        let middle = bytes.dropFirst(self.head.utf8.count).dropLast(self.tail.utf8.count)
        // Longer systems of other kinds share a beginning.
        guard !middle.contains(UInt8(ascii: "/")) else { return .other }
        guard let organizationID else { return .fits }
        return middle.elementsEqual(organizationID.utf8) ? .fits : .otherOrganization
    }
}
