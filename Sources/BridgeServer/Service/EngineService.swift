import Foundation
import Logging
import ServiceLifecycle
import SyncCore
import SyncEngine
import SyncStore

/// Keeps one run of the engine going for every active organization, as they come and go.
///
/// A run that ended because the platform refused the credentials begins again when the configuration
/// changes, or after a while: a password that was mended over there must not need a restart here.
public struct EngineService: Service {
    /// How soon a new organization is seen.
    private static let lookEvery: Duration = .seconds(1)
    private static let refusedPause: Duration = .seconds(900)
    private static let failurePause: Duration = .seconds(10)

    private struct Rest {
        let configuration: SatusehatConfiguration
        let until: Duration
    }

    private enum Event: Sendable {
        case ended(Tenant, SatusehatConfiguration, RunReport.End?)
        case looked
    }

    private let bridge: Bridge
    private let store: any SetupStore
    private let ambient: Ambient
    private let log: Logger

    public init(bridge: Bridge, store: any SetupStore, ambient: Ambient, log: Logger) {
        self.bridge = bridge
        self.store = store
        self.ambient = ambient
        self.log = log
    }

    public func run() async throws {
        let stop = StopRequest()
        await withGracefulShutdownHandler {
            await self.supervise(stop)
        } onGracefulShutdown: {
            stop.make()
        }
    }

    private func supervise(_ stop: StopRequest) async {
        await withTaskGroup(of: Event.self) { group in
            var running: Set<Tenant> = []
            var resting: [Tenant: Rest] = [:]
            self.look(&group)
            for await event in group {
                switch event {
                case .ended(let tenant, let configuration, let end):
                    running.remove(tenant)
                    let pause = end == .credentialsRefused ? Self.refusedPause : Self.failurePause
                    resting[tenant] = Rest(
                        configuration: configuration, until: self.ambient.uptime() + pause)
                case .looked where !stop.wasMade && !Task.isCancelled:
                    await self.start(&group, &running, &resting, stop)
                    self.look(&group)
                case .looked:
                    break
                }
            }
        }
    }

    private func start(
        _ group: inout TaskGroup<Event>, _ running: inout Set<Tenant>,
        _ resting: inout [Tenant: Rest], _ stop: StopRequest
    ) async {
        // Storage that is busy for a moment is asked again at the next look.
        guard let configurations = try? await self.store.configurations() else { return }
        for configuration in configurations where configuration.isActive {
            let tenant = configuration.tenant
            guard !running.contains(tenant) else { continue }
            if let rest = resting[tenant], rest.until > self.ambient.uptime(),
                rest.configuration.updatedAt == configuration.updatedAt
            {
                continue
            }
            resting[tenant] = nil
            running.insert(tenant)
            let bridge = self.bridge
            let log = self.log
            group.addTask {
                do {
                    let report = try await bridge.run(tenant, until: .stopped, stop: stop)
                    return .ended(tenant, configuration, report.end)
                } catch {
                    log.error(
                        "sending ended and begins again",
                        metadata: ["error": "\(type(of: error))"])
                    return .ended(tenant, configuration, nil)
                }
            }
        }
    }

    private func look(_ group: inout TaskGroup<Event>) {
        let ambient = self.ambient
        group.addTask {
            try? await ambient.sleep(Self.lookEvery)
            return .looked
        }
    }
}
