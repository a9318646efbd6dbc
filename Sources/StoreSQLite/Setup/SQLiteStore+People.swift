import Foundation
import GRDB
import SyncCore
import SyncStore

extension SQLiteStore {
    public func saveLocation(_ row: LocationRow, for tenant: Tenant) async throws {
        try await self.write { work in try PlaceWork(work: work).save(row, tenant) }
    }

    public func locations(for tenant: Tenant) async throws -> [LocationRow] {
        try await self.read { work in try PlaceWork(work: work).locations(tenant) }
    }

    public func savePractitioner(_ row: PractitionerRow, for tenant: Tenant) async throws {
        try await self.write { work in try PractitionerWork(work: work).save(row, tenant) }
    }

    public func practitioners(for tenant: Tenant) async throws -> [PractitionerRow] {
        try await self.read { work in try PractitionerWork(work: work).practitioners(tenant) }
    }

    public func savePatientLookup(_ row: PatientLookupRow, for tenant: Tenant) async throws {
        try await self.write { work in try PatientLookupWork(work: work).save(row, tenant) }
    }

    public func latestPatientLookup(
        nik: String, for tenant: Tenant
    ) async throws -> PatientLookupRow? {
        try await self.read { work in try PatientLookupWork(work: work).latest(nik: nik, tenant) }
    }

    public func latestPatientLookup(
        patientID: UUID, for tenant: Tenant
    ) async throws -> PatientLookupRow? {
        try await self.read { work in
            try PatientLookupWork(work: work).latest(patientID: patientID, tenant)
        }
    }

    @discardableResult
    public func saveConsent(
        _ row: ConsentRow, for tenant: Tenant, now: Date
    ) async throws -> Int {
        try await self.write { work in
            try ConsentWork(work: work).save(row, tenant, now: now)
            try PersonWork(work: work, now: now)
                .takeBackClaims(patientID: row.patientID, tenant: tenant)
            guard row.consentGiven, !row.revoked, row.consentScope != .none else { return 0 }
            return try PersonWork(work: work, now: now)
                .reopenConsentSkips(patientID: row.patientID, tenant: tenant)
        }
    }

    public func consents(patientID: UUID, for tenant: Tenant) async throws -> [ConsentRow] {
        try await self.read { work in
            try ConsentWork(work: work).consents(patientID: patientID, tenant)
        }
    }
}
