import ClinicRecord
import Foundation
import HTTPTypes
import Logging
import Satusehat
import SatusehatHTTP
import StoreSQLite
import SyncCore
import SyncEngine

/// The one place that knows concrete adapters and puts the parts together.
enum CompositionRoot {
    /// Opens the home that the environment names, lets the command work in it, and closes it.
    static func withWorkplace(
        _ console: Console, makingHome: Bool, log: Logger? = nil,
        _ work: (Workplace) async throws -> Void
    ) async throws {
        let environment = ProcessInfo.processInfo.environment
        let home = try HomeDirectory.named(
            in: environment, workingDirectory: FileManager.default.currentDirectoryPath)
        let settings = try EnvironmentSettings.retrySettings(from: environment)
        for name in EnvironmentSettings.unknownNames(in: environment) {
            console.note(
                LocalizedText(
                    "\(name) bukan pengaturan yang dikenal dan diabaikan.",
                    "\(name) is no known setting and is ignored."))
        }
        if makingHome {
            try home.create()
        } else if !home.hasDatabase {
            throw TenantChoice.nothingConfigured
        }
        try await Self.withWorkplace(
            at: home, settings: settings, log: log ?? Self.logger(environment),
            failPoints: try FailPointSetting.failPoints(from: environment),
            alertsTo: try AlertSetting.address(from: environment),
            retention: try RetentionSetting.policy(from: environment), work)
    }

    /// The same for a home and settings that are known already.
    static func withWorkplace<Outcome: Sendable>(
        at home: HomeDirectory, settings: RetrySettings, log: Logger,
        failPoints: FailPoints = .none, alertsTo: WebhookAddress? = nil,
        retention: RetentionPolicy = RetentionPolicy(),
        _ work: (Workplace) async throws -> Outcome
    ) async throws -> Outcome {
        let ambient = Ambient.system
        let rules = try RuleBookFile(home: home).current()
        let masterKey = try MasterKeyFile(home: home).readOrCreate(random: ambient.random)
        let store = try SQLiteStore.open(
            path: home.databasePath, masterKey: masterKey, ambient: ambient)
        let transport = AsyncHTTPTransport(ambient: ambient)
        let eventTransport = AsyncHTTPTransport(ambient: ambient, limits: Self.eventLimits)
        let workplace = Workplace(
            home: home,
            store: store,
            bridge: Bridge(
                store: store, transport: transport, ambient: ambient, settings: settings, log: log,
                failPoints: failPoints,
                webhook: alertsTo.map { AlertWebhook(address: $0, transport: transport) },
                rules: rules),
            webhookDesk: WebhookDesk(
                store: store, transport: eventTransport, ambient: ambient, log: log),
            pruner: Pruner(store: store, policy: retention, ambient: ambient, log: log),
            ambient: ambient,
            settings: settings,
            integrityFault: { try await store.integrityFault() },
            platformTime: { await Self.time(at: $0, over: transport) })
        let outcome: Result<Outcome, any Error>
        do {
            outcome = .success(try await work(workplace))
        } catch {
            outcome = .failure(error)
        }
        // Whatever came of the work, nothing is left open behind it.
        try? await transport.shutdown()
        try? await eventTransport.shutdown()
        try? store.close()
        return try outcome.get()
    }

    /// The clinic's own software is near, and only the status of its answer counts.
    private static var eventLimits: TransportLimits {
        var limits = TransportLimits()
        limits.answer = WebhookDesk.answerTime
        limits.answerBytesMax = WebhookDesk.answerBytesMax
        return limits
    }

    /// Asks without credentials: any answer, a refusal too, carries the time.
    private static func time(at address: BaseURL, over transport: any HTTPTransport) async -> Date?
    {
        let request = HTTPRequest(
            method: .get, scheme: address.scheme, authority: address.authority,
            path: address.path + "/metadata")
        let answer = try? await transport.send(PlatformRequest(head: request))
        return answer?.head.headerFields[.date].flatMap(HTTPDate.parse)
    }

    /// What a service logs: documents, one a line, unless `JEMBATAN_LOG_FORMAT` is `text`.
    static func serviceLogger(_ environment: [String: String]) -> Logger {
        let isText = environment["JEMBATAN_LOG_FORMAT"] == "text"
        var log = Logger(label: "jembatan") { label -> any LogHandler in
            if isText { return StreamLogHandler.standardError(label: label) }
            return JSONLogHandler(label: label, now: Ambient.system.now)
        }
        log.logLevel =
            environment["JEMBATAN_LOG_LEVEL"].flatMap(Logger.Level.init(rawValue:)) ?? .info
        return log
    }

    /// Logs go to standard error; `JEMBATAN_LOG_LEVEL` takes the names of the levels.
    static func logger(_ environment: [String: String]) -> Logger {
        var log = Logger(label: "jembatan") { StreamLogHandler.standardError(label: $0) }
        log.logLevel =
            environment["JEMBATAN_LOG_LEVEL"].flatMap(Logger.Level.init(rawValue:)) ?? .warning
        return log
    }
}
