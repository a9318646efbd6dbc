import Foundation
import SyncCore
import SyncStore

/// Judges consent at the moment at which something is about to leave, or would be.
struct ConsentJudge: Sendable {
    enum Judgement: Sendable, Hashable {
        case allowed
        /// There is no consent in force, but the organization's setting does without.
        case allowedBy(ConsentOverride)
        case refused(DisclosureDecision.Reason)
    }

    let store: any SyncStore
    let tenant: Tenant

    /// The setting is read only when there is no consent to go by.
    func judge(
        _ disclosure: DisclosureClass, patientID: UUID, now: Date
    ) async throws -> Judgement {
        let rows = try await self.store.consents(patientID: patientID, for: self.tenant)
        let consents = rows.map(ConsentFacts.init)
        func decide(mayLackConsent: Bool) -> DisclosureDecision {
            DisclosureRule.decide(
                disclosure, consents: consents, mayLackConsent: mayLackConsent, now: now)
        }
        guard case .refused(let reason) = decide(mayLackConsent: false) else { return .allowed }
        guard decide(mayLackConsent: true) == .allowed,
            let override = try await self.store.consentOverride(for: self.tenant)
        else { return .refused(reason) }
        return .allowedBy(override)
    }
}
