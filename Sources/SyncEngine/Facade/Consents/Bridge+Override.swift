import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Why an override of consent was not set.
public enum OverrideRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case groundRequired = "LEGAL_GROUND_REQUIRED"
    case authorRequired = "AUTHOR_REQUIRED"
    case standsAlready = "OVERRIDE_STANDS"

    public var text: LocalizedText {
        switch self {
        case .groundRequired:
            LocalizedText(
                indonesian: "Sebutkan dasar hukum pengiriman tanpa persetujuan.",
                english: "Name the law by which data is sent without a consent.")
        case .authorRequired:
            LocalizedText(
                indonesian: "Sebutkan siapa yang menetapkannya.",
                english: "Name who makes this decision.")
        case .standsAlready:
            LocalizedText(
                indonesian: "Ketetapan seperti ini sudah berlaku. Akhiri yang lama dahulu.",
                english: "Such a decision stands already. End that one first.")
        }
    }
}

extension Bridge {
    /// Sends without a consent on file from now on (G-61), and puts back in line what was skipped for
    /// want of one. It never overrules a patient who refused, revoked or limited the consent.
    public func setConsentOverride(
        legalGround: String, author: UUID?, authorName: String, tenant: Tenant
    ) async throws -> Result<ConsentOverride, OverrideRefusal> {
        guard legalGround.contains(where: { !$0.isWhitespace }) else {
            return .failure(.groundRequired)
        }
        guard authorName.contains(where: { !$0.isWhitespace }) else {
            return .failure(.authorRequired)
        }
        let override = ConsentOverride(
            id: self.ambient.makeUUID(), legalGround: legalGround, author: author,
            authorName: authorName, since: self.ambient.now())
        do {
            try await self.store.setConsentOverride(override, for: tenant)
        } catch let error as StoreError where error.code == .invalidState {
            return .failure(.standsAlready)
        }
        var skipped = BulkRetryFilter()
        skipped.statuses = [.skipped]
        skipped.skipReasons = Set(
            [DisclosureDecision.Reason.missing, .expired, .notYetValid].map(\.rawValue))
        _ = try await self.startBulkRetry(BulkRetryRequest(.matching(skipped)), tenant, by: author)
        return .success(override)
    }

    /// Ends the override that stands; nil when none did. What has not left by then is judged anew.
    public func clearConsentOverride(
        by author: UUID?, authorName: String, tenant: Tenant
    ) async throws -> ConsentOverride? {
        do {
            return try await self.store.endConsentOverride(
                by: author, name: authorName, for: tenant, now: self.ambient.now())
        } catch let error as StoreError where error.code == .notFound {
            return nil
        }
    }

    /// The override that stands.
    public func consentOverride(_ tenant: Tenant) async throws -> ConsentOverride? {
        try await self.store.consentOverride(for: tenant)
    }

    /// Every override that ever stood, the newest first.
    public func consentOverrides(_ tenant: Tenant) async throws -> [ConsentOverride] {
        try await self.store.consentOverrides(for: tenant)
    }

    /// The overrides under which a delivery left, the newest first; empty for nearly all.
    public func overridesUsed(deliveryID: UUID) async throws -> [ConsentOverride] {
        try await self.store.overrideUses(deliveryID: deliveryID)
    }
}
