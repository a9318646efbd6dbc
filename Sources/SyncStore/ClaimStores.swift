import Foundation
import SyncCore

/// What services for people ask of storage beyond the engine's own needs.
public protocol ServiceStore: ConsentStore, FigureStore, BulkRetryStore {}

/// Single consents, and the organization's setting that does without.
public protocol ConsentStore: Sendable {
    func consent(_ id: UUID, for tenant: Tenant) async throws -> ConsentRow?
    /// Revokes a consent, once: `StoreError.notFound`, or `.invalidState` when it was revoked before.
    ///
    /// What had been claimed for the patient and has not left goes back in line in the same
    /// transaction, so that consent is judged again: nothing leaves by the consent that ended.
    func revokeConsent(
        _ id: UUID, reason: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentRow
    /// The override that stands.
    func consentOverride(for tenant: Tenant) async throws -> ConsentOverride?
    /// Each that stood, the newest first.
    func consentOverrides(for tenant: Tenant) async throws -> [ConsentOverride]
    /// Makes an override stand; `StoreError.invalidState` when one does already.
    func setConsentOverride(_ override: ConsentOverride, for tenant: Tenant) async throws
    /// Ends the override that stands; `StoreError.notFound` when none does.
    ///
    /// What had been claimed and has not left goes back in line, as at a revocation.
    func endConsentOverride(
        by author: UUID?, name: String, for tenant: Tenant, now: Date
    ) async throws -> ConsentOverride
    /// Notes, before the request, that a delivery leaves under an override.
    func noteOverrideUse(deliveryID: UUID, overrideID: UUID, now: Date) async throws
    /// The overrides under which a delivery left, the newest first.
    func overrideUses(deliveryID: UUID) async throws -> [ConsentOverride]
}

/// Figures of a period, and what they follow from.
public protocol FigureStore: Sendable {
    func figures(_ request: FigureRequest, for tenant: Tenant) async throws -> Figures
    /// Records that refer to the one named and have not been planned yet.
    func unplannedRecords(
        referringTo name: RecordName, for tenant: Tenant
    ) async throws -> [RecordName]
    /// The ends that deliveries of an encounter came to and left again.
    func pastEnds(encounterID: UUID, for tenant: Tenant) async throws -> [PastEnd]
    /// The next encounters of an older store without facts and aliases; nil when there are none left.
    func encountersWithoutFacts(limit: Int, for tenant: Tenant) async throws -> [StoredRecord]?
    /// Writes down facts and aliases of the encounters answered last, and goes on behind them.
    func saveLateFacts(_ facts: [LateFact], for tenant: Tenant) async throws
}

/// Many deliveries put back in line, page by page, over restarts.
public protocol BulkRetryStore: Sendable {
    func countRetryable(_ filter: BulkRetryFilter, for tenant: Tenant, now: Date) async throws
        -> Int
    /// Writes the request down; what comes to match later is not meant.
    func startBulkRetry(
        id: UUID, _ filter: BulkRetryFilter, by user: UUID?, for tenant: Tenant, now: Date
    ) async throws -> BulkRetryRow
    /// The newest first.
    func bulkRetries(limit: Int, for tenant: Tenant) async throws -> [BulkRetryRow]
    func bulkRetry(_ id: UUID, for tenant: Tenant) async throws -> BulkRetryRow?
    /// `StoreError.notFound`, or `.invalidState` when it has ended.
    func cancelBulkRetry(_ id: UUID, for tenant: Tenant, now: Date) async throws -> BulkRetryRow
    /// The oldest that is running.
    func runningBulkRetry(for tenant: Tenant) async throws -> BulkRetryRow?
    /// The deliveries that come next.
    func bulkRetryPage(_ id: UUID, limit: Int) async throws -> BulkRetryPage
    /// Puts a page back in line and moves on behind it; an empty page completes the request.
    ///
    /// Does nothing once the request has ended, or when another process has worked the page.
    func workBulkRetry(_ id: UUID, page: BulkRetryPage, now: Date) async throws -> BulkRetryRow
    /// Frees a held delivery; `StoreError.invalidState` when it is not held.
    func release(_ id: UUID, now: Date) async throws
}
