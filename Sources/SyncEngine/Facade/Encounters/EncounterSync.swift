import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Sees to it that an encounter is on its way: planned from what is known now, and what failed of it
/// back in line. The running engine sends.
struct EncounterSync: Sendable {
    let reading: EncounterReading
    let planner: Planner
    let ambient: Ambient

    private var store: any SyncStore { self.reading.store }
    private var tenant: Tenant { self.reading.tenant }

    func run() async throws -> Result<EncounterPicture, EncounterSyncRefusal> {
        guard let known = try await self.reading.known() else { return .failure(.notFound) }
        guard let configuration = try await self.store.configuration(for: self.tenant),
            configuration.isActive
        else { return .failure(.configurationInactive) }
        guard Self.isDue(known.record, configuration.trigger) else {
            return .failure(.notComplete)
        }
        try await self.planConsents(of: known.record.patientID)
        if let refusal = try await self.refusal(known) { return .failure(refusal) }
        if known.deliveries.isEmpty {
            try await self.planner.planWhole(self.reading.name, for: self.tenant)
        } else {
            try await self.planner.plan(self.reading.name, for: self.tenant)
        }
        try await self.redrive(try await self.reading.rows())
        guard let now = try await self.reading.known() else { return .failure(.notFound) }
        return .success(try await self.reading.picture(now))
    }

    /// What the trigger lets out at all (the same rule that planning goes by).
    private static func isDue(
        _ record: EncounterRecord, _ trigger: SatusehatConfiguration.Trigger
    ) -> Bool {
        switch record.status {
        case .planned: false
        case .arrived, .triaged, .inProgress, .onLeave: trigger == .live
        case .finished, .cancelled, .enteredInError: true
        }
    }

    // MARK: - What stands against it

    private func refusal(
        _ known: EncounterReading.Known
    ) async throws -> EncounterSyncRefusal? {
        let record = known.record
        if try await self.lacksConsent(record.patientID) { return .consentRequired }
        if try await self.isUnknownPatient(record.patientID) { return .patientNotRegistered }
        if let attending = record.attending?.practitionerID,
            try await self.isRefused("Practitioner", .practitioner, attending)
        {
            return .practitionerNotRegistered
        }
        for stay in record.locations
        where try await self.isRefused("Location", .location, stay.locationID) {
            return .locationNotRegistered
        }
        return nil
    }

    /// A consent takes effect when its record is planned, which may be due still.
    private func planConsents(of patientID: UUID) async throws {
        let patient = RecordName(kind: RecordKind.patient.rawValue, id: patientID)
        let waiting = try await self.store.unplannedRecords(
            referringTo: patient, for: self.tenant)
        for name in waiting where name.kind == RecordKind.consent.rawValue {
            try await self.planner.plan(name, for: self.tenant)
        }
    }

    private func lacksConsent(_ patientID: UUID) async throws -> Bool {
        let judge = ConsentJudge(store: self.store, tenant: self.tenant)
        let judgement = try await judge.judge(
            .encounter, patientID: patientID, now: self.ambient.now())
        if case .refused = judgement { return true }
        return false
    }

    /// The newest look-up counts, whether it was made for the patient or by the number at the
    /// counter. The one that failed is put back in line, so that a registration made since is found.
    private func isUnknownPatient(_ patientID: UUID) async throws -> Bool {
        let key = ResourceKey(type: "Patient", localID: patientID)
        guard try await !self.isThere(key) else { return false }
        let name = RecordName(kind: RecordKind.patient.rawValue, id: patientID)
        guard let stored = try await self.store.record(name, for: self.tenant),
            case .patient(let patient)? = RecordLoader.parse(stored.body)?.data
        else { return true }
        var lookups = [
            try await self.store.latestPatientLookup(patientID: patientID, for: self.tenant)
        ]
        if let nik = patient.nik {
            lookups.append(try await self.store.latestPatientLookup(nik: nik, for: self.tenant))
        }
        let newest = lookups.compactMap { $0 }.max { $0.searchedAt < $1.searchedAt }
        guard newest?.lookupStatus == .notFound else { return false }
        try await self.redrive(key)
        return true
    }

    /// Whether the fact that a visit cannot do without came to a bad end, or was never handed in.
    private func isRefused(
        _ type: String, _ kind: RecordKind, _ id: UUID
    ) async throws -> Bool {
        let key = ResourceKey(type: type, localID: id)
        guard try await !self.isThere(key) else { return false }
        let row = try await self.store.delivery(of: key, stage: .create, tenant: self.tenant)
        guard let row else {
            let name = RecordName(kind: kind.rawValue, id: id)
            return try await self.store.record(name, for: self.tenant) == nil
        }
        guard row.status == .failed || row.status == .skipped else { return false }
        try await self.redrive(key)
        return true
    }

    private func isThere(_ key: ResourceKey) async throws -> Bool {
        try await self.store.platformIDs(for: [key], tenant: self.tenant)[key] != nil
    }

    // MARK: - Back in line

    private func redrive(_ key: ResourceKey) async throws {
        guard
            let row = try await self.store.delivery(of: key, stage: .create, tenant: self.tenant),
            row.status == .failed
        else { return }
        try await self.retry(row.id)
    }

    /// What failed of the encounter, and what it waits for that failed.
    private func redrive(_ rows: [DeliveryRow]) async throws {
        for row in rows where row.status == .failed { try await self.retry(row.id) }
        for root in Set(rows.compactMap(\.blockedBy)).sorted(by: { $0.uuidString < $1.uuidString })
        {
            guard let row = try await self.store.delivery(root), row.status == .failed else {
                continue
            }
            try await self.retry(root)
        }
    }

    /// Another may have put it back in line meanwhile, which is as good.
    private func retry(_ id: UUID) async throws {
        do {
            try await self.store.retry(id, now: self.ambient.now())
        } catch let error as StoreError where error.code == .invalidState {
            return
        }
    }
}
