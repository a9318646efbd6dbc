import ClinicRecord
import FHIRR4
import Foundation
import Testing

@testable import DemoClinic

/// The demonstration hands in nothing that a clinic would be blamed for.
@Suite struct DemoIntakeTests {
    @Test("A day passes the reader and every intake check without a finding", arguments: [1, 2, 3])
    func noFindings(seed: UInt64) throws {
        let day = try DemoDayTests.day(visits: 60, seed: seed)
        var known = KnownRecords()
        var records: [ClinicRecord] = []
        for value in day.records {
            let result = RecordReader.read(value)
            #expect(result.findings.isEmpty, "\(result.findings.map { "\($0.code) \($0.path)" })")
            let record = try #require(result.record)
            known.insert(record)
            records.append(record)
        }
        let check = IntakeCheck(
            known: known, previous: nil, practitionersWithIHSNumber: nil,
            today: try #require(CalendarDate("2026-03-05")))
        for record in records {
            let (accepted, findings) = check.check(record)
            #expect(accepted != nil)
            #expect(findings.isEmpty, "\(findings.map { "\($0.code) \($0.path)" })")
        }
    }

    @Test("Every record follows those it names")
    func order() throws {
        var seen: Set<UUID> = []
        for value in try DemoDayTests.day().records {
            let record = try #require(RecordReader.read(value).record)
            let names = record.references.map(\.id).filter { $0 != record.envelope.id }
            #expect(seen.isSuperset(of: names), "\(record.envelope.kind)")
            seen.insert(record.envelope.id)
        }
    }
}
