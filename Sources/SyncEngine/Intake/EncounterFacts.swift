import ClinicRecord
import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import SyncStore

/// Reads off a record what it is found and counted by.
struct EncounterFacts {
    let record: ClinicRecord
    let known: KnownRecords

    var aliases: [RecordAlias] {
        guard case .encounter(let encounter) = self.record.data else { return [] }
        var aliases = [RecordAlias(kind: .encounterNumber, value: encounter.encounterNumber)]
        if let number = encounter.sepNumber {
            aliases.append(RecordAlias(kind: .sepNumber, value: number))
        }
        return aliases
    }

    var fact: EncounterFact? {
        guard case .encounter(let encounter) = self.record.data,
            let day = self.calendar.date(of: encounter.periodStart)
        else { return nil }
        let place = encounter.locations.first?.locationID
        let location = place.flatMap { self.known.locations[$0] }
        let end = encounter.status == .finished ? encounter.periodEnd : nil
        let lastDay = end.flatMap { self.calendar.date(of: $0) }
        return EncounterFact(
            clinicDate: day.text,
            branchID: encounter.departmentID ?? location?.departmentID ?? location?.parentID,
            polyclinicID: place,
            finish: end.map { .init(at: $0.date, date: (lastDay ?? day).text) })
    }

    private var calendar: LocalCalendar {
        let organization = self.known.organizations[self.record.envelope.organizationID]
        return LocalCalendar(timezone: organization?.timezone)
    }
}

/// Writes down facts and aliases of encounters that were handed in before there were any.
struct EncounterBacklog: Sendable {
    private static let pageSize = 500

    let store: any SyncStore
    let tenant: Tenant

    func workOff() async throws {
        while let page = try await self.store.encountersWithoutFacts(
            limit: Self.pageSize, for: self.tenant)
        {
            var facts: [LateFact] = []
            for stored in page { facts.append(try await self.fact(of: stored)) }
            try await self.store.saveLateFacts(facts, for: self.tenant)
        }
    }

    private func fact(of stored: StoredRecord) async throws -> LateFact {
        guard let record = RecordLoader.parse(stored.body) else {
            return LateFact(name: stored.name, fact: nil, aliases: [], knownAt: stored.acceptedAt)
        }
        let wanted = record.references.filter { $0.kind == .location }.map(RecordName.init)
        let organization = RecordName(
            kind: RecordKind.organization.rawValue, id: record.envelope.organizationID)
        let known = try await RecordLoader(store: self.store, tenant: self.tenant)
            .records(named: wanted + [organization])
        let facts = EncounterFacts(
            record: record, known: KnownRecords(known.values.map(\.record)))
        return LateFact(
            name: stored.name, fact: facts.fact, aliases: facts.aliases,
            knownAt: stored.acceptedAt)
    }
}
