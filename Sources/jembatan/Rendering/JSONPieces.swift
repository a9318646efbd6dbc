import FHIRR4
import Foundation

extension JSONValue {
    /// The text, or null: a member is always there so that a script need not ask twice.
    init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    init(_ number: Int) {
        self = .number(JSONNumber(number))
    }

    init(optional number: Int?) {
        self = number.map { .number(JSONNumber($0)) } ?? .null
    }

    init(_ id: UUID?) {
        self = id.map { .string($0.uuidString.lowercased()) } ?? .null
    }

    init(_ time: Date?) {
        self = time.map { .string($0.utcText) } ?? .null
    }

    /// A stored JSON text as a value; what cannot be read becomes null.
    init(stored bytes: [UInt8]?) {
        self = bytes.flatMap { try? JSONValue(parsing: $0) } ?? .null
    }
}

extension Date {
    /// The instant in UTC to the second, as every document of ours writes it.
    var utcText: String {
        Instant(secondsSince1970: Int64(self.timeIntervalSince1970.rounded(.down))).utcText
    }
}

extension UUID {
    var text: String { self.uuidString.lowercased() }
}
