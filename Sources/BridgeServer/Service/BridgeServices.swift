import Logging
import SyncCore
import SyncEngine
import SyncStore

/// Storage as the server needs it: the engine's, and people, keys, audit and webhooks beside it.
public typealias BridgeStore = AccessStore & AuditStore & IdempotencyStore & RetentionStore
    & SyncStore & WebhookStore

/// Everything the endpoints work with.
public struct BridgeServices: Sendable {
    let bridge: Bridge
    let store: any BridgeStore
    let ambient: Ambient
    let permissions: RolePermissions
    let settings: ServerSettings
    let log: Logger
    let version: String
    let webhooks: WebhookDesk
    let metrics: MetricsRegistry
    let startedAt: Duration
    let limiter: CallLimiter
    let signIns: CallLimiter
    let refusals = RefusalNotes()
    let passwords = PasswordDesk()

    public init(
        bridge: Bridge, store: any BridgeStore, ambient: Ambient, settings: ServerSettings,
        log: Logger, version: String, webhooks: WebhookDesk,
        metrics: MetricsRegistry = MetricsRegistry(),
        permissions: RolePermissions = .standard
    ) {
        self.bridge = bridge
        self.store = store
        self.ambient = ambient
        self.settings = settings
        self.log = log
        self.version = version
        self.webhooks = webhooks
        self.metrics = metrics
        self.permissions = permissions
        self.startedAt = ambient.uptime()
        self.limiter = CallLimiter(perMinute: settings.callsPerMinute)
        self.signIns = CallLimiter(perMinute: settings.signInsPerMinute)
    }
}
