import Foundation
import Logging
import ServiceLifecycle
import SyncCore
import SyncEngine
import SyncStore

/// What goes on beside answering and sending: events to the clinic's software, and tidying.
public struct UpkeepService: Service {
    private static let tidyEvery: Duration = .seconds(3_600)
    /// So that starting and tidying do not come together.
    private static let firstTidy: Duration = .seconds(60)
    private static let pageRows = 1_000

    private let webhooks: WebhookDesk
    private let store: any AccessStore & AuditStore & RetentionStore & SetupStore
    private let retention: RetentionPolicy
    private let ambient: Ambient
    private let log: Logger

    public init(
        webhooks: WebhookDesk,
        store: any AccessStore & AuditStore & RetentionStore & SetupStore,
        retention: RetentionPolicy, ambient: Ambient, log: Logger
    ) {
        self.webhooks = webhooks
        self.store = store
        self.retention = retention
        self.ambient = ambient
        self.log = log
    }

    public func run() async throws {
        let stop = StopRequest()
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask {
                    await self.webhooks.run(
                        tenants: {
                            try await self.store.configurations().filter(\.isActive).map(\.tenant)
                        }, stop: stop)
                }
                group.addTask { await cancelWhenGracefulShutdown { await self.tidyOnAndOn() } }
            }
        } onGracefulShutdown: {
            stop.make()
        }
    }

    private func tidyOnAndOn() async {
        var pause = Self.firstTidy
        while (try? await self.ambient.sleep(pause)) != nil {
            pause = Self.tidyEvery
            do {
                try await self.tidy()
            } catch {
                self.log.error("tidying failed", metadata: ["error": "\(type(of: error))"])
            }
        }
    }

    private func tidy() async throws {
        let now = self.ambient.now()
        _ = try await self.store.removeSessions(
            createdBefore: now.addingTimeInterval(-SessionRule.ageSecondsMax),
            lastSeenBefore: now.addingTimeInterval(-SessionRule.idleSecondsMax))
        var report = PruneReport()
        repeat {
            report = try await self.store.prune(
                self.retention, limit: Self.pageRows, now: self.ambient.now())
            try Task.checkCancellation()
        } while !report.isWhole
    }
}
