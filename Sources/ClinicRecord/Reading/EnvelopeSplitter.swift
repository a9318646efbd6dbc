public import FHIRR4

/// Cuts the content of one JSON file into the records that it holds.
///
/// A file holds one record or a list of records. Anything else is one part too, so that reading it
/// gives a finding instead of silence.
public enum EnvelopeSplitter {
    public struct Part: Hashable, Sendable {
        public let value: JSONValue
        /// The place in the file, such as `[3]`; empty for a file with one record.
        public let origin: String
    }

    public static func split(_ value: JSONValue) -> [Part] {
        guard let values = value.array else { return [Part(value: value, origin: "")] }
        return values.enumerated().map { Part(value: $1, origin: "[\($0)]") }
    }
}
