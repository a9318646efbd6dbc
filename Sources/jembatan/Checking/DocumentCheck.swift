import ClinicRecord
import FHIRR4
import SatusehatRules

/// Checks one document by itself: pure, so that any core may do it.
struct DocumentCheck: Sendable {
    struct Outcome: Sendable {
        enum Kind: Sendable {
            case resource
            case record
            case unreadable
        }

        let kind: Kind
        let entries: [CheckEntry]
        /// A record that came in well, to be mapped when all are there, with what it was read from.
        var record: (ClinicRecord, origin: String, bytes: Int)?
    }

    let rules: RuleCheck
    let book: RuleBook
    let limits: JSONLimits

    func outcome(_ bytes: [UInt8], origin: String) -> Outcome {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes, limits: self.limits)
        } catch {
            return Outcome(
                kind: .unreadable, entries: [CheckEntry(unreadable: error, origin: origin)])
        }
        if value["resourceType"] != nil {
            return Outcome(kind: .resource, entries: self.entries(value, origin: origin))
        }
        guard value["kind"] != nil else {
            return Outcome(
                kind: .unreadable, entries: [CheckEntry(unknownDocument: origin)])
        }
        let read = RecordReader.read(value)
        let entries = read.findings.map { CheckEntry($0, stage: .intake, origin: origin) }
        return Outcome(
            kind: .record, entries: entries, record: read.record.map { ($0, origin, bytes.count) })
    }

    /// Against R4 and against the platform's rules.
    func entries(_ resource: JSONValue, origin: String) -> [CheckEntry] {
        let issues = StructureCheck().issues(in: resource)
        let findings = self.rules.findings(in: resource)
        if issues.isEmpty, findings.isEmpty { return [] }
        return issues.map { CheckEntry($0, origin: origin) }
            + findings.map { CheckEntry($0, book: self.book, origin: origin) }
    }
}
