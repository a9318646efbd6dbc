import DemoClinic
import EngineSimulation
import FHIRR4
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Satusehat
import SatusehatSimulator
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore
import Synchronization
import Testing

@testable import BridgeServer

/// A bridge with its API, a store of its own and a simulated platform, called without a socket.
final class ServerWorld: Sendable {
    static let organization = NameUUID.make("test clinic")
    static let otherOrganization = NameUUID.make("another clinic")

    let store: SQLiteStore
    let services: BridgeServices
    let simulator: Simulator
    let day: DemoDay
    let lines: LogLines
    let tenant = Tenant(organizationID: ServerWorld.organization, environment: .sandbox)
    let other = Tenant(organizationID: ServerWorld.otherOrganization, environment: .sandbox)
    private let keys: [Role: String]
    private let foreignKeys: [Role: String]
    private let directory: URL

    /// - Parameter isConfigured: False for a bridge that nobody has set up yet.
    init(
        visits: Int = 2, isConfigured: Bool = true, settings: ServerSettings = ServerSettings()
    ) async throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let base =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        self.directory = base.appendingPathComponent("jembatan-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: self.directory, withIntermediateDirectories: true)
        let ambient = Ambient.system
        self.store = try SQLiteStore.open(
            path: self.directory.appendingPathComponent("jembatan.sqlite").path,
            masterKey: MasterKey(bytes: Array(repeating: 7, count: 32)), ambient: ambient)
        self.day = DemoClinic.day(
            visits: visits, seed: 11,
            date: DemoClinic.latestDay(
                before: Instant(secondsSince1970: Int64(ambient.now().timeIntervalSince1970))),
            organizationID: Self.organization, problems: [])
        self.simulator = Simulator(
            settings: SimulatorSettings(seed: 11),
            seed: try PlatformSeed(json: self.day.platformSeed))
        self.lines = LogLines()
        let lines = self.lines
        var log = Logger(label: "test") { _ in CollectingLogHandler(lines: lines) }
        log.logLevel = .trace
        let transport = DirectTransport(simulator: self.simulator, now: ambient.now)
        var server = settings
        server.callsPerMinute = settings.callsPerMinute == 6_000 ? 0 : settings.callsPerMinute
        self.services = BridgeServices(
            bridge: Bridge(
                store: self.store, transport: transport, ambient: ambient, settings: .fast,
                log: log),
            store: self.store, ambient: ambient, settings: server, log: log, version: "test",
            webhooks: WebhookDesk(
                store: self.store, transport: transport, ambient: ambient, log: log))
        self.keys = try await Self.makeKeys(self.store, ambient, Self.organization)
        self.foreignKeys = try await Self.makeKeys(self.store, ambient, Self.otherOrganization)
        guard isConfigured else { return }
        for tenant in [self.tenant, self.other] {
            try await self.store.saveConfiguration(
                SatusehatConfiguration(
                    id: ambient.makeUUID(), tenant: tenant, clientID: SimulatorClient.demo.id,
                    clientSecret: SimulatorClient.demo.secret,
                    satusehatOrganizationID: SimulatorClient.demo.organizationID,
                    organizationName: self.day.facilityName, gateway: "simulator",
                    baseURL: "http://127.0.0.1:1", createdAt: ambient.now(),
                    updatedAt: ambient.now()),
                now: ambient.now())
        }
    }

    deinit {
        try? self.store.close()
        try? FileManager.default.removeItem(at: self.directory)
    }

    private static func makeKeys(
        _ store: SQLiteStore, _ ambient: Ambient, _ organization: UUID
    ) async throws -> [Role: String] {
        var keys: [Role: String] = [:]
        for role in Role.allCases {
            let token = Token.make(random: ambient.random)
            try await store.addAPIKey(
                APIKeyRow(
                    id: ambient.makeUUID(), organizationID: organization, name: role.rawValue,
                    role: role, createdAt: ambient.now(), prefix: Token.shown(token)),
                tokenDigest: Token.digest(token))
            keys[role] = token
        }
        return keys
    }

    func key(_ role: Role, foreign: Bool = false) -> String {
        (foreign ? self.foreignKeys : self.keys)[role] ?? ""
    }

    // MARK: - Calls

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]

        var json: JSONValue { (try? JSONValue(parsing: self.bytes)) ?? .null }
        var text: String { String(decoding: self.bytes, as: UTF8.self) }
    }

    /// Makes one call; by the owner unless told otherwise.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
        as role: Role? = .owner, foreign: Bool = false, headers: HTTPFields = [:],
        bytes: [UInt8]? = nil
    ) async throws -> Answer {
        var fields = headers
        if let role { fields[.authorization] = "Bearer \(self.key(role, foreign: foreign))" }
        let content = bytes ?? body?.bytes
        if content != nil, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let application = Application(router: BridgeServer.router(self.services))
        return try await application.test(.router) { [fields] client in
            try await client.execute(
                uri: path.hasPrefix("/") ? path : "/api/v1/satusehat/" + path, method: method,
                headers: fields, body: content.map { ByteBuffer(bytes: $0) }
            ) { response in
                Answer(
                    status: response.status.code, headers: response.headers,
                    bytes: Array(response.body.readableBytesView))
            }
        }
    }

    /// Hands the day in and sends until nothing moves.
    func reportDay() async throws {
        let answer = try await self.call(.post, "records", .array(self.day.records))
        try #require(answer.status == 202, "\(answer.text)")
        try await self.send()
    }

    func send() async throws {
        _ = try await self.services.bridge.run(
            self.tenant, until: .empty(timeout: .seconds(120)))
    }

    var encounterID: UUID {
        get throws {
            let record = self.day.records.first { $0["kind"]?.string == "encounter" }
            return try #require(record?["id"]?.string.flatMap(UUID.init(uuidString:)))
        }
    }

    var patientID: UUID {
        get throws {
            let record = self.day.records.first { $0["kind"]?.string == "patient" }
            return try #require(record?["id"]?.string.flatMap(UUID.init(uuidString:)))
        }
    }

    /// Whatever points at a person in the day's records: numbers and names.
    var personalTexts: [String] {
        self.day.records.filter { $0["kind"]?.string == "patient" }.flatMap { record in
            [record["data"]?["nik"]?.string, record["data"]?["name"]?.string].compactMap { $0 }
        }
    }
}

/// The simulated platform, answered at once.
struct DirectTransport: HTTPTransport {
    let simulator: Simulator
    let now: @Sendable () -> Date

    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse {
        let answer = self.simulator.respond(
            to: request.head, body: request.body ?? [], at: self.now())
        return PlatformResponse(head: answer.head, body: answer.body)
    }
}

/// What was logged, to be searched.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { self.lines.withLock { $0.append(line) } }

    var text: String { self.lines.withLock { $0.joined(separator: "\n") } }
}

struct CollectingLogHandler: LogHandler {
    let lines: LogLines
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        self.lines.add("\(event.level) \(event.message) \(self.metadata) \(event.metadata ?? [:])")
    }
}
