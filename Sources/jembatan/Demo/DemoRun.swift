import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import Logging
import SatusehatSimulator
import SimulatorServer
import SyncCore
import SyncEngine
import SyncStore

/// Plays a whole clinic day through the bridge against a platform in this same process.
struct DemoRun {
    static let client = SimulatorClient.demo
    /// The invented clinic's own identity.
    static let organizationID = NameUUID.make("demo-clinic")

    /// More than a day of any size asks for.
    private static let rowsMax = 1_000_000
    /// The pace of the real platform would make a spectator wait for a quarter of an hour.
    private static let requestsPerMinute = 6_000

    let day: DemoDay
    let console: Console
    let ambient: Ambient
    let keepsHome: Bool

    func rendering() async throws -> DemoRendering {
        self.welcome()
        let simulator = try self.simulator()
        let home = HomeDirectory(path: try Self.temporaryPath())
        defer { if !self.keepsHome { try? FileManager.default.removeItem(atPath: home.path) } }
        let started = self.ambient.uptime()
        let verdict = try await Interruption.cancelling {
            try await SimulatorServer.serving(
                simulator, now: self.ambient.now, sleep: self.ambient.sleep
            ) { port in
                try await self.play(against: port, simulator, home)
            }
        }
        return DemoRendering(
            verdict: verdict,
            day: self.day,
            requests: simulator.withPlatform { $0.journal.requestCount },
            seconds: Int((self.ambient.uptime() - started) / .seconds(1)),
            keptHome: self.keepsHome ? home.path : nil,
            language: self.console.language)
    }

    private func welcome() {
        let (name, count) = (self.day.facilityName, self.day.encounterCount)
        self.console.say(
            LocalizedText(
                "\(name): \(count) kunjungan rekaan dikirim ke SATUSEHAT tiruan di komputer ini,"
                    + " \(Self.requestsPerMinute) permintaan per menit (aslinya 60).\n",
                "\(name): \(count) invented encounters go to a simulated platform on this machine,"
                    + " at \(Self.requestsPerMinute) requests a minute (60 in real life).\n"))
    }

    private func simulator() throws -> Simulator {
        let seed = try PlatformSeed(json: self.day.platformSeed)
        var client = Self.client
        client.organizationName = self.day.facilityName
        return Simulator(settings: SimulatorSettings(clients: [client]), seed: seed)
    }

    private static func temporaryPath() throws(Failure) -> String {
        let parent = NSTemporaryDirectory()
        var template = Array((parent + "/jembatan-demo-XXXXXX").utf8CString)
        let path = template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return nil }
            return String(cString: base)
        }
        guard let path else {
            throw Failure(
                "HOME_UNUSABLE",
                LocalizedText(
                    "Tidak dapat membuat direktori di \(parent).",
                    "No directory can be made in \(parent)."))
        }
        return path
    }

    private func play(
        against port: Int, _ simulator: Simulator, _ home: HomeDirectory
    ) async throws -> DemoVerdict {
        var settings = RetrySettings()
        settings.requestsPerMinute = Self.requestsPerMinute
        settings.burstSize = Self.requestsPerMinute / 60
        settings.initialDelayMilliseconds = 100
        settings.indexDelayMilliseconds = 0
        var log = Logger(label: "jembatan") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = .error
        return try await CompositionRoot.withWorkplace(at: home, settings: settings, log: log) {
            try await self.play(in: $0, port, simulator)
        }
    }

    private func play(
        in workplace: Workplace, _ port: Int, _ simulator: Simulator
    ) async throws -> DemoVerdict {
        let gateway = try GatewayChoice(
            environment: .sandbox, name: nil, baseURL: "http://127.0.0.1:\(port)")
        let setup = ConfigurationSetup(
            bridge: workplace.bridge, clientID: Self.client.id, clientSecret: Self.client.secret,
            satusehatOrganizationID: Self.client.organizationID,
            organizationID: Self.organizationID, organizationName: self.day.facilityName,
            environment: .sandbox, gateway: gateway.name, baseURL: gateway.baseURL,
            trigger: .completion)
        let tenant = try await setup.save(trying: true).configuration.tenant
        let report = try await workplace.bridge.importEnvelopes(
            self.day.records.enumerated().map { index, record in
                ImportedEnvelope(value: .success(record), origin: "demo[\(index)]")
            })
        let bar = ProgressBar(console: self.console, uptime: self.ambient.uptime)
        _ = try await SyncWork(workplace: workplace, bar: bar).run(
            [tenant], until: .empty(timeout: nil))
        var filter = DeliveryFilter()
        filter.limit = Self.rowsMax
        let rows = try await workplace.store.deliveries(filter, for: tenant)
        return DemoVerdict(
            deliveries: rows,
            errorCodes: try await self.errorCodes(workplace, tenant),
            stored: simulator.withPlatform { $0.resources.map(DemoVerdict.Stored.init) },
            day: self.day,
            refusedRecords: report.refused)
    }

    /// The code of the newest error of each delivery.
    private func errorCodes(_ workplace: Workplace, _ tenant: Tenant) async throws -> [UUID: String]
    {
        var filter = ErrorFilter()
        filter.limit = Self.rowsMax
        let rows = try await workplace.store.errors(filter, for: tenant)
            .sorted { $0.record.timestamp < $1.record.timestamp }
        var codes: [UUID: String] = [:]
        for row in rows {
            guard let id = row.deliveryID else { continue }
            codes[id] = row.record.errorCode
        }
        return codes
    }
}
