#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// What documents of our own are put together from.
extension JSONValue {
    /// The text, or null: a member is always there so that a script need not ask twice.
    package init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    package init(_ number: Int) {
        self = .number(JSONNumber(number))
    }

    package init(optional number: Int?) {
        self = number.map { .number(JSONNumber($0)) } ?? .null
    }

    package init(_ id: UUID?) {
        self = id.map { .string($0.text) } ?? .null
    }

    package init(_ time: Date?) {
        self = time.map { .string($0.utcText) } ?? .null
    }

    /// A stored JSON text as a value; what cannot be read becomes null.
    package init(stored bytes: [UInt8]?) {
        self = bytes.flatMap { try? JSONValue(parsing: $0) } ?? .null
    }
}

extension Date {
    /// The instant in UTC to the second, as every document of ours writes it.
    package var utcText: String {
        Instant(secondsSince1970: Int64(self.timeIntervalSince1970.rounded(.down))).utcText
    }
}

extension Instant {
    package var date: Date {
        Date(
            timeIntervalSince1970: Double(self.secondsSince1970) + Double(self.nanoseconds) / 1e9)
    }
}

extension UUID {
    package var text: String { self.uuidString.lowercased() }
}
