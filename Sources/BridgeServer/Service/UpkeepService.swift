import Foundation
import Logging
import ServiceLifecycle
import SyncCore
import SyncEngine
import SyncStore

/// What goes on beside answering and sending: events to the clinic's software, and tidying.
public struct UpkeepService: Service {
    private static let sessionsEvery: Duration = .seconds(3_600)
    private static let stopLookEvery: Duration = .seconds(1)
    private let webhooks: WebhookDesk
    private let pruner: Pruner
    private let store: any BridgeStore
    private let ambient: Ambient
    private let log: Logger

    public init(
        webhooks: WebhookDesk, pruner: Pruner, store: any BridgeStore, ambient: Ambient,
        log: Logger
    ) {
        self.webhooks = webhooks
        self.pruner = pruner
        self.store = store
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
                group.addTask { await self.pruner.run(stop: stop) }
                group.addTask { await self.endAccess(stop) }
            }
        } onGracefulShutdown: {
            stop.make()
        }
    }

    /// Removes sessions that are over, and of the audit trail what has been kept for long enough.
    private func endAccess(_ stop: StopRequest) async {
        while !stop.wasMade && !Task.isCancelled {
            let now = self.ambient.now()
            do {
                _ = try await self.store.removeSessions(
                    createdBefore: now.addingTimeInterval(-SessionRule.ageSecondsMax),
                    lastSeenBefore: now.addingTimeInterval(-SessionRule.idleSecondsMax))
                let kept = Double(self.pruner.policy[.audit]) * 86_400
                _ = try await self.store.pruneAudit(before: now.addingTimeInterval(-kept))
            } catch {
                self.log.error(
                    "sessions and the audit trail could not be tidied",
                    metadata: ["error": "\(type(of: error))"])
            }
            let began = self.ambient.uptime()
            while !stop.wasMade, self.ambient.uptime() - began < Self.sessionsEvery {
                do { try await self.ambient.sleep(Self.stopLookEvery) } catch { return }
            }
        }
    }
}
