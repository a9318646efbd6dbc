import FHIRR4

/// One clinic day, ready to be handed in, and what the platform must know beforehand.
public struct DemoDay: Sendable {
    /// Envelopes in an order in which every record follows those it names.
    public let records: [JSONValue]
    /// What a simulated platform has to be seeded with: its two person indexes, the products and
    /// the codes it does not know.
    public let platformSeed: JSONValue
    public let deliberateProblems: [DeliberateProblem]
    public let facilityName: String
    /// Encounters in the day; an emergency that became a stay counts twice.
    public let encounterCount: Int
    public let patientCount: Int

    /// The records as newline-delimited JSON.
    public var ndjson: [UInt8] {
        self.records.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    }
}
