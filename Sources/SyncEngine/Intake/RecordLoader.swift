import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// Reads stored records back into values.
struct RecordLoader: Sendable {
    struct Loaded: Sendable {
        var record: ClinicRecord
        var revision: Int
    }

    let store: any SyncStore
    let tenant: Tenant

    func records(named names: [RecordName]) async throws -> [RecordName: Loaded] {
        guard !names.isEmpty else { return [:] }
        var loaded: [RecordName: Loaded] = [:]
        for stored in try await self.store.records(names, for: self.tenant) {
            guard let record = Self.parse(stored.body) else { continue }
            loaded[stored.name] = Loaded(record: record, revision: stored.revision)
        }
        return loaded
    }

    /// What was accepted was readable; a body that no longer is has been damaged.
    static func parse(_ body: [UInt8]) -> ClinicRecord? {
        guard let value = try? JSONValue(parsing: body) else { return nil }
        return RecordReader.read(value).record
    }
}

extension RecordName {
    init(_ record: ClinicRecord) {
        self.init(kind: record.envelope.kind.rawValue, id: record.envelope.id)
    }

    init(_ reference: RecordReference) {
        self.init(kind: reference.kind.rawValue, id: reference.id)
    }
}

extension KnownRecords {
    init(_ records: some Sequence<ClinicRecord>) {
        self.init()
        for record in records { self.insert(record) }
    }
}

extension FindingRow {
    init(_ finding: Finding, of record: ClinicRecord) {
        self.init(
            record: RecordName(record),
            revision: record.envelope.revision,
            code: finding.code.rawValue,
            severity: finding.severity.rawValue,
            path: finding.path,
            messageIndonesian: finding.message.indonesian,
            messageEnglish: finding.message.english
        )
    }
}

extension Instant {
    init(_ date: Date) {
        self.init(secondsSince1970: Int64(date.timeIntervalSince1970.rounded(.down)))
    }

    /// The day in western Indonesia, which is precise enough for papers that run out by the day.
    var clinicDay: CalendarDate {
        guard let day = self.calendarDate(offsetMinutes: 7 * 60) else {
            preconditionFailure("the clock stands outside the years 1 to 9999")
        }
        return day
    }
}
