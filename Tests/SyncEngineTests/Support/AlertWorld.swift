import EngineSimulation
import Foundation
import HTTPTypes
import Satusehat
import SatusehatSimulator
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore
import Synchronization

extension SimulatedClinic {
    /// A clinic at a pace that trouble meets in the middle of its day.
    static func unhurried(
        _ file: TemporaryStore, seed: UInt64, visits: Int = 5
    ) throws -> SimulatedClinic {
        var settings = RetrySettings()
        settings.requestsPerMinute = 300
        return try SimulatedClinic(seed: seed, visits: visits, settings: settings) {
            try file.open($0)
        }
    }

    /// What people were told, oldest first, as `kind code event`.
    func told() async throws -> [String] {
        try await self.messages().map { message in
            [message.cause.kind.rawValue, message.cause.code, message.event.rawValue]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    func messages() async throws -> [AlertMessage] {
        try await self.store.alertMessages(limit: 100, for: self.tenant).reversed()
    }

    func standing() async throws -> [AlertRow] {
        try await self.store.alerts(limit: 100, for: self.tenant).filter(\.state.stands)
    }

    func healthChecks() async throws -> [HealthCheckRow] {
        try await self.store.healthChecks(limit: 1_000, for: self.tenant).reversed()
    }

    /// Lets a process that sends on without end live for a time.
    func live(_ bridge: Bridge, for time: Duration) async throws {
        let tenant = self.tenant
        let sleep = self.executor.ambient.sleep
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await bridge.run(tenant, until: .stopped) }
            try await sleep(time)
            group.cancelAll()
        }
    }

    func changeSecret(to secret: String) async throws {
        guard var configuration = try await self.store.configuration(for: self.tenant) else {
            return
        }
        configuration.clientSecret = secret
        try await self.store.saveConfiguration(configuration, now: self.executor.now)
    }
}

/// An operator's address that takes alerts, or does not.
final class AlertBox: HTTPTransport {
    private struct State {
        var isBroken = false
        var bodies: [[UInt8]] = []
        var heads: [HTTPRequest] = []
    }

    private let state = Mutex(State())

    var bodies: [[UInt8]] { self.state.withLock { $0.bodies } }
    var heads: [HTTPRequest] { self.state.withLock { $0.heads } }

    func breakDown(_ isBroken: Bool) { self.state.withLock { $0.isBroken = isBroken } }

    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse {
        let isBroken = self.state.withLock { state in
            state.heads.append(request.head)
            if !state.isBroken { state.bodies.append(request.body ?? []) }
            return state.isBroken
        }
        if isBroken { throw TransportFailure(reach: .lost, code: .cut) }
        return PlatformResponse(head: HTTPResponse(status: .noContent), body: [])
    }
}
