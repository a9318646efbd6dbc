import ClinicRecord
import Foundation
import SyncCore
import SyncStore

extension Bridge {
    /// Takes a consent; what was skipped for want of one goes back in line by itself.
    public func grantConsent(
        _ draft: ConsentDraft, tenant: Tenant
    ) async throws -> Result<ConsentRow, ConsentRefusal> {
        let now = self.ambient.now()
        var problems = draft.problems(now: now)
        let patient = RecordName(kind: RecordKind.patient.rawValue, id: draft.patientID)
        if try await self.store.record(patient, for: tenant) == nil {
            let code = ConsentProblem.Code.patientUnknown
            problems.insert(ConsentProblem(code: code, path: "patient_id", text: code.text), at: 0)
        }
        guard problems.isEmpty else { return .failure(ConsentRefusal(problems: problems)) }
        let row = draft.row(id: self.ambient.makeUUID())
        try await self.store.saveConsent(row, for: tenant, now: now)
        return .success(row)
    }

    /// Revokes a consent, once. What has not left of the patient by then does not leave any more.
    public func revokeConsent(
        _ id: UUID, reason: String, tenant: Tenant
    ) async throws -> Result<ConsentRow, RevocationRefusal> {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            return .failure(.reasonRequired)
        }
        do {
            return .success(
                try await self.store.revokeConsent(
                    id, reason: reason, for: tenant, now: self.ambient.now()))
        } catch let error as StoreError where error.code == .notFound {
            return .failure(.notFound)
        } catch let error as StoreError where error.code == .invalidState {
            return .failure(.alreadyRevoked)
        }
    }

    /// The latest first.
    public func consents(patientID: UUID, tenant: Tenant) async throws -> [ConsentRow] {
        try await self.store.consents(patientID: patientID, for: tenant)
    }
}
