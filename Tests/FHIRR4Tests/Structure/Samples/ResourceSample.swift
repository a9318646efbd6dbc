import FHIRR4

/// A valid instance of one resource type, with little in it or with much.
struct ResourceSample: Sendable, CustomStringConvertible {
    let type: String
    /// Nothing but what R4 demands.
    let minimal: String
    /// Most elements that the bridge writes, and some beyond.
    let rich: String

    var description: String { self.type }

    static let all: [ResourceSample] =
        Self.administrative + Self.clinical + Self.medication + Self.diagnostic + Self.planning

    static func of(_ type: String) throws -> JSONValue {
        guard let sample = Self.all.first(where: { $0.type == type }) else {
            throw Absent(type: type)
        }
        return try JSONValue(parsing: sample.rich)
    }

    struct Absent: Error {
        let type: String
    }
}
