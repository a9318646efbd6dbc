import BridgeServer
import ClinicRecord
import Foundation
import Satusehat
import SyncCore
import SyncEngine
import SyncStore

/// An opened home with everything a command works with.
struct Workplace: Sendable {
    let home: HomeDirectory
    let store: any BridgeStore
    let bridge: Bridge
    let webhookDesk: WebhookDesk
    let pruner: Pruner
    let ambient: Ambient
    let settings: RetrySettings
    /// What is wrong with the database file, or nil when it is sound.
    let integrityFault: @Sendable () async throws -> String?
    /// The time on whatever the address answers, or nil when it does not answer.
    let platformTime: @Sendable (BaseURL) async -> Date?

    /// Every organization that fits, with its tenant.
    func tenants(_ choice: TenantChoice) async throws -> [SatusehatConfiguration] {
        try choice.all(of: try await self.store.configurations())
    }

    func tenant(_ choice: TenantChoice) async throws -> SatusehatConfiguration {
        try choice.one(of: try await self.store.configurations())
    }
}
