import ClinicRecord
import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import SyncStore

/// Turns accepted records into deliveries.
///
/// It works from the stored record alone, so it can be stopped anywhere and started again: a record
/// counts as planned in the transaction that queues what it asks for.
struct Planner: Sendable {
    private static let pageSize = 100

    let store: any SyncStore
    let ambient: Ambient
    let settings: RetrySettings
    let failPoints: FailPoints

    /// Plans every record that waits for it; answers how many it planned.
    @discardableResult
    func planAll(for tenant: Tenant) async throws -> Int {
        guard let configuration = try await self.store.configuration(for: tenant) else { return 0 }
        var planned = 0
        while true {
            let page = try await self.store.unplannedRecords(limit: Self.pageSize, for: tenant)
            guard !page.isEmpty else { return planned }
            for stored in page {
                try await self.plan(stored, configuration: configuration)
                self.failPoints.reach(.afterPlan)
                planned += 1
            }
        }
    }

    /// Plans one record from what is known now, whether it waits for that or not; of what stands in the
    /// queue already only what changed is touched.
    func plan(_ name: RecordName, for tenant: Tenant) async throws {
        guard let configuration = try await self.store.configuration(for: tenant),
            let stored = try await self.store.record(name, for: tenant)
        else { return }
        try await self.plan(stored, configuration: configuration)
    }

    /// Plans one record after what it rests on: the records that it refers to, those before them, and
    /// so on.
    func planWhole(_ name: RecordName, for tenant: Tenant) async throws {
        var seen: Set<RecordName> = [name]
        var order: [RecordName] = []
        var line = [name]
        while !line.isEmpty {
            order += line
            let stored = try await self.store.records(line, for: tenant)
            line = stored.flatMap { RecordLoader.parse($0.body)?.references ?? [] }
                .map(RecordName.init)
                .filter { Self.isRestedOn($0) && seen.insert($0).inserted }
        }
        // A record found later is rested on by one found before it. Where two paths lead to one, it
        // may come too late for the longer path; then the second round has it.
        for name in order.reversed().dropLast() + order.reversed() {
            try await self.plan(name, for: tenant)
        }
    }

    /// Other visits, patients and consents are not what a record is sent after.
    private static func isRestedOn(_ name: RecordName) -> Bool {
        switch RecordKind(rawValue: name.kind) {
        case .organization, .location, .practitioner, .practitionerAssignment, .medicine,
            .pregnancy:
            true
        case .patient, .consent, .encounter, nil: false
        }
    }

    private func plan(
        _ stored: StoredRecord, configuration: SatusehatConfiguration
    ) async throws {
        let tenant = configuration.tenant
        guard let record = RecordLoader.parse(stored.body) else {
            throw StoreError(.damaged, "\(stored.name.kind) \(stored.name.id)")
        }
        let loader = RecordLoader(store: self.store, tenant: tenant)
        let known = try await self.known(for: record, loader: loader)
        let check = IntakeCheck(
            known: known, previous: nil, practitionersWithIHSNumber: nil,
            today: Instant(self.ambient.now()).clinicDay)
        let (checked, findings) = check.check(record)
        var mapped = MappedRecord(deliveries: [], findings: [])
        if let checked {
            try await self.applyDirectly(checked, configuration: configuration)
            let mapper = RecordMapper(
                MappingContext(
                    satusehatOrganizationID: configuration.satusehatOrganizationID,
                    trigger: configuration.trigger == .live ? .live : .completion,
                    practitionersWithoutIHSNumber: try await self.unresolvedPractitioners(
                        among: checked, tenant: tenant)
                ))
            mapped = mapper.map(checked, known: known)
        }
        let read = RecordReader.read(record.envelope.json).findings
        var plan = QueuePlan(
            tenant: tenant,
            record: stored.name,
            revision: stored.revision,
            deliveries: mapped.deliveries,
            findings: (read + findings + mapped.findings).map { FindingRow($0, of: record) },
            retriesMax: self.settings.retriesMax,
            makeUUID: self.ambient.makeUUID
        )
        do {
            _ = try await self.store.plan(plan, now: self.ambient.now())
        } catch let error as StoreError where error.code == .unknownDependency {
            // Something it needs has never been queued. It waits, visibly, until that comes in.
            plan.deliveries = []
            plan.findings.append(FindingRow(.dependencyNotQueued, of: record))
            _ = try await self.store.plan(plan, now: self.ambient.now())
        }
    }

    /// What has its effect in our own tables and asks the platform for nothing.
    private func applyDirectly(
        _ record: ClinicRecord, configuration: SatusehatConfiguration
    ) async throws {
        let now = self.ambient.now()
        switch record.data {
        case .consent(let consent):
            try await self.store.saveConsent(
                ConsentRow(consent, id: record.envelope.id), for: configuration.tenant, now: now)
        case .organization(let organization) where organization.isActive != configuration.isActive:
            var changed = configuration
            changed.isActive = organization.isActive
            try await self.store.saveConfiguration(changed, now: now)
        default:
            break
        }
    }

    /// The records named by `record`, and those that they name in turn (a ward of a room).
    private func known(
        for record: ClinicRecord, loader: RecordLoader
    ) async throws -> KnownRecords {
        let names = Set(record.references.map(RecordName.init)).union(
            [RecordName(kind: RecordKind.organization.rawValue, id: record.envelope.organizationID)]
        )
        let first = try await loader.records(named: Array(names))
        let further = Set(first.values.flatMap { $0.record.references.map(RecordName.init) })
            .subtracting(names)
        let second = try await loader.records(named: Array(further))
        return KnownRecords((first.values.map(\.record)) + second.values.map(\.record))
    }

    /// Practitioners named by the record whose look-up ended without an IHS number.
    private func unresolvedPractitioners(
        among record: ClinicRecord, tenant: Tenant
    ) async throws -> Set<UUID> {
        let named = record.references.filter { $0.kind == .practitioner }.map(\.id)
        guard case .encounter = record.data, !named.isEmpty else { return [] }
        var filter = DeliveryFilter()
        filter.types = ["Practitioner"]
        filter.statuses = [.failed]
        filter.limit = 10_000
        let failed = try await self.store.deliveries(filter, for: tenant)
        return Set(failed.map(\.key.localID)).intersection(named)
    }
}

extension Finding {
    static let dependencyNotQueued = Finding(
        code: .unknownReference,
        severity: .error,
        path: "",
        message: LocalizedText(
            indonesian:
                "Data yang dirujuk belum pernah diterima. Kirim data itu, lalu data ini dilanjutkan sendiri.",
            english:
                "Something this record refers to has never come in. Hand that in, and this record goes on by itself."
        ),
        refusesRecord: false
    )
}

extension ConsentRow {
    init(_ consent: ConsentRecord, id: UUID) {
        self.init(
            id: id,
            patientID: consent.patientID,
            consentGiven: consent.consentGiven,
            consentScope: Scope(rawValue: consent.consentScope.rawValue) ?? .none,
            consentDatetime: consent.consentDatetime.date,
            consentMethod: Method(rawValue: consent.consentMethod.rawValue) ?? .electronic,
            witnessedBy: consent.witnessedBy,
            consentDocumentURL: consent.consentDocumentURL,
            givenBy: consent.givenBy?.rawValue,
            relation: consent.relation,
            validFrom: consent.validFrom.date,
            validUntil: consent.validUntil?.date,
            revoked: consent.revoked ?? false,
            revokedAt: consent.revokedAt?.date,
            revokedReason: consent.revokedReason
        )
    }
}
