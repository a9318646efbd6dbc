/// The code lists and tables that an installation has loaded, as data.
public struct CodeLists: Hashable, Sendable {
    /// The codes that exist, by the URI of their system. A system that is not here is not checked.
    public var codes: [String: Set<String>]
    /// The SNOMED CT code of each tooth, by its two FDI digits.
    public var teeth: [String: String]

    public init(codes: [String: Set<String>] = [:], teeth: [String: String] = [:]) {
        self.codes = codes
        self.teeth = teeth
    }

    /// Nothing is loaded: only the form of codes is checked, and no tooth can be sent.
    public static let none = CodeLists()
}
