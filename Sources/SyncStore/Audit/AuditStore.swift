import Foundation

/// The trail of who did what: it grows at its end and is read; nothing in it changes.
///
/// One chain runs over the whole store. Each row is vouched for with a key that is not in the
/// database, over the row before it, so whoever edits the file cannot make the chain fit again.
public protocol AuditStore: Sendable {
    /// All of them or none, in the order given.
    func appendAudit(_ events: [AuditEvent]) async throws
    func auditEvents(_ filter: AuditFilter) async throws -> [AuditRow]
    /// Walks the whole trail from its anchor to its head.
    func verifyAudit() async throws -> AuditVerdict
    /// Removes the trail's beginning, as far as it is older, and leaves an anchor, so that the rest
    /// still verifies; answers how many were removed.
    ///
    /// A trail that does not verify is not pruned (`StoreError.damaged`): that would remove the
    /// evidence.
    func pruneAudit(before: Date) async throws -> Int
}
