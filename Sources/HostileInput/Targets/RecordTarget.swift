import ClinicRecord
import FHIRR4

/// The reader of clinic records and the checks after it: a record or a reason, and no reason that
/// repeats a person.
public struct RecordTarget: FuzzTarget {
    public let name = "intake"

    private let known: KnownRecords
    private let previous: [RecordReference: ClinicRecord]

    /// - Parameter known: Records that exist already; inputs are often spoiled copies of them.
    public init(known: [JSONValue]) {
        var records = KnownRecords()
        var previous: [RecordReference: ClinicRecord] = [:]
        for value in known {
            guard let record = RecordReader.read(value).record else { continue }
            records.insert(record)
            let envelope = record.envelope
            previous[RecordReference(kind: envelope.kind, id: envelope.id)] = record
        }
        self.known = records
        self.previous = previous
    }

    public func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
        self.spoiledJSON(chance.pick(samples), &chance)
    }

    public func faults(in input: [UInt8]) throws -> [String] {
        guard let value = try? JSONValue(parsing: input) else { return [] }
        var faults: [String] = []
        let result = RecordReader.read(value)
        if result.record == nil && !result.findings.contains(where: { $0.severity == .error }) {
            faults.append("a record is refused without a reason")
        }
        if result.record != nil && result.findings.contains(where: \.refusesRecord) {
            faults.append("a record is taken although a finding refuses it")
        }
        faults += FindingCheck.faults(result.findings, of: value)
        guard let record = result.record, let today = CalendarDate("2026-05-12") else {
            return faults
        }
        let name = RecordReference(kind: record.envelope.kind, id: record.envelope.id)
        let check = IntakeCheck(
            known: self.known, previous: self.previous[name], practitionersWithIHSNumber: nil,
            today: today)
        faults += FindingCheck.faults(check.check(record).findings, of: value)
        // What is stored is read again later: it must not become something else.
        if RecordReader.read(value) != result { faults.append("reading twice differs") }
        return faults
    }
}
