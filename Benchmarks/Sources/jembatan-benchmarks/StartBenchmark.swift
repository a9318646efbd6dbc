import Foundation
import Logging
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore

/// How long a process takes from its start to its first request, with very much waiting.
struct StartBenchmark {
    private static let starts = 3
    private static let few = 100
    private static let millisecondsMax = 2_000.0

    let directory: URL
    let waiting: Int

    func run() async throws -> [String] {
        var table = Table(
            "Start of a run, milliseconds, and times a start with \(Self.few) waiting",
            [
                "deliveries waiting", "start", "database open", "first token request",
                "first delivery sent",
            ])
        var base = 0.0
        var slowest = 0.0
        for waiting in [Self.few, self.waiting] {
            let ambient = Ambient.system
            let file = DatabaseFile(self.directory, "start-\(waiting)")
            defer { file.remove() }
            try await self.fill(file, waiting, ambient)
            for number in 1...Self.starts {
                let times = try await Self.start(file, ambient)
                if waiting == Self.few { base = max(base, times.sent) }
                slowest = max(slowest, times.sent)
                table.add(
                    "\(waiting)", "\(number)", times.opened.text(0), times.token.text(0),
                    "\(times.sent.text(0)) (\((times.sent / base).text(2)))")
            }
        }
        table.show()
        return slowest <= Self.millisecondsMax
            ? [] : ["a start took \((slowest / 1_000).text(2)) seconds"]
    }

    private static func start(
        _ file: DatabaseFile, _ ambient: Ambient
    ) async throws -> (opened: Double, token: Double, sent: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let store = try file.open(ambient)
        defer { try? store.close() }
        let opened = clock.now - start
        let transport = FirstSend()
        let bridge = Bridge(
            store: store, transport: transport, ambient: ambient, settings: RetrySettings(),
            log: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
        // The run is broken off at its first delivery, as a crash would: the next start has
        // leases to rescue.
        let sent = await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await bridge.run(Plans.tenant, until: .stopped) }
            let sent = await transport.firstDelivery()
            group.cancelAll()
            return sent
        }
        return (
            opened / .milliseconds(1), (sent.token - start) / .milliseconds(1),
            (sent.delivery - start) / .milliseconds(1)
        )
    }

    private func fill(_ file: DatabaseFile, _ waiting: Int, _ ambient: Ambient) async throws {
        let store = try file.open(ambient)
        let now = ambient.now()
        try await store.saveConfiguration(
            SatusehatConfiguration(
                id: ambient.makeUUID(), tenant: Plans.tenant, clientID: "benchmark",
                clientSecret: "benchmark", satusehatOrganizationID: "100000001",
                organizationName: "Klinik Uji", gateway: "simulator",
                baseURL: "http://127.0.0.1:1", createdAt: now, updatedAt: now),
            now: now)
        try await Plans.fill(store, ambient: ambient, count: waiting, ofVisits: false)
        try store.close()
    }
}
