import ClinicRecord
import FHIRR4
import Foundation
import Satusehat
import SyncCore
import SyncStore

extension Bridge {
    /// How far an encounter has come, without asking for anything; nil when it is not known.
    public func encounter(_ id: UUID, tenant: Tenant) async throws -> EncounterPicture? {
        let reading = EncounterReading(store: self.store, tenant: tenant, id: id)
        guard let known = try await reading.known() else { return nil }
        return try await reading.picture(known)
    }

    /// Has an encounter planned from what is known now and what failed of it put back in line.
    ///
    /// Harmless when repeated. Nothing is asked of the platform here: the running engine sends.
    public func syncEncounter(
        _ id: UUID, tenant: Tenant
    ) async throws -> Result<EncounterPicture, EncounterSyncRefusal> {
        try await EncounterSync(
            reading: EncounterReading(store: self.store, tenant: tenant, id: id),
            planner: self.planner, ambient: self.ambient
        ).run()
    }

    /// Whether a claim can rest on the encounter; nil when it is not known.
    public func claimReadiness(_ id: UUID, tenant: Tenant) async throws -> ClaimReadiness? {
        let reading = EncounterReading(store: self.store, tenant: tenant, id: id)
        guard let known = try await reading.known() else { return nil }
        let findings = try await self.store.findings(reading.name, limit: 1_000, for: tenant)
        return ClaimReading(
            known: known, picture: try await reading.picture(known), findings: findings
        ).readiness
    }

    /// The encounter of an admission, which goes by the admission's own identifier.
    public func findEncounter(admissionID: UUID, tenant: Tenant) async throws -> UUID? {
        let name = RecordName(kind: RecordKind.encounter.rawValue, id: admissionID)
        return try await self.store.record(name, for: tenant)?.name.id
    }

    /// The encounter of a SEP; the one handed in last when a number was given twice.
    public func findEncounter(sepNumber: String, tenant: Tenant) async throws -> UUID? {
        try await self.find(RecordAlias(kind: .sepNumber, value: sepNumber), tenant)
    }

    /// The encounter by its own number, which for a stay is the admission number.
    public func findEncounter(encounterNumber: String, tenant: Tenant) async throws -> UUID? {
        try await self.find(RecordAlias(kind: .encounterNumber, value: encounterNumber), tenant)
    }

    /// What the platform accepted of an encounter as one FHIR Bundle of type collection, each resource
    /// as it was last sent; nil when the encounter or the tenant is not known.
    ///
    /// It is patient data: whoever hands it on writes that down.
    public func encounterBundle(_ id: UUID, tenant: Tenant) async throws -> JSONValue? {
        let reading = EncounterReading(store: self.store, tenant: tenant, id: id)
        guard let known = try await reading.known(),
            let configuration = try await self.store.configuration(for: tenant)
        else { return nil }
        let gateway = try GatewayProfile.resolve(
            name: configuration.gateway, baseURL: configuration.baseURL,
            environment: tenant.environment)
        return try await EncounterBundle(
            store: self.store, tenant: tenant, fhirBase: gateway.fhir
        ).collect(known)
    }

    private func find(_ alias: RecordAlias, _ tenant: Tenant) async throws -> UUID? {
        try await EncounterBacklog(store: self.store, tenant: tenant).workOff()
        return try await self.store.records(alias: alias, for: tenant).first?.id
    }

    var planner: Planner {
        Planner(
            store: self.store, ambient: self.ambient, settings: self.settings,
            failPoints: self.failPoints)
    }
}
