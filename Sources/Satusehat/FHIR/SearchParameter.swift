/// One parameter of a search, as it is meant: encoding is the request's business.
public struct SearchParameter: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// A token parameter, `system|value`.
    public static func token(_ name: String, system: String, value: String) -> SearchParameter {
        SearchParameter(name, "\(system)|\(value)")
    }
}
