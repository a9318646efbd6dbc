import EngineSimulation
import Foundation
import HTTPTypes
import Logging
import Satusehat
import StoreSQLite
import SyncCore
import SyncStore
import Synchronization

@testable import SyncEngine

/// A receiver that answers as it is told, and remembers what it was sent.
final class Receiver: HTTPTransport {
    enum Answer: Sendable {
        case status(Int, retryAfter: String? = nil)
        case fails(TransportFailure.Code)
        case hangs
    }

    private struct State {
        var script: [Answer] = []
        var always: Answer
        var requests: [PlatformRequest] = []
        var underWay = 0
        var mostUnderWay = 0
    }

    private let state: Mutex<State>
    private let ambient: Ambient
    private let takes: Duration

    init(_ ambient: Ambient, always: Answer = .status(204), takes: Duration = .milliseconds(50)) {
        self.state = Mutex(State(always: always))
        self.ambient = ambient
        self.takes = takes
    }

    var requests: [PlatformRequest] { self.state.withLock { $0.requests } }
    var mostUnderWay: Int { self.state.withLock { $0.mostUnderWay } }

    /// The ids of the events as they came.
    var ids: [String] {
        self.requests.compactMap { request in
            HTTPField.Name("Idempotency-Key").flatMap { request.head.headerFields[$0] }
        }
    }

    func answer(_ answers: [Answer]) { self.state.withLock { $0.script = answers } }

    func answerAlways(_ answer: Answer) { self.state.withLock { $0.always = answer } }

    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse {
        let answer = self.state.withLock { state in
            state.requests.append(request)
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            return state.script.isEmpty ? state.always : state.script.removeFirst()
        }
        defer { self.state.withLock { $0.underWay -= 1 } }
        do {
            if case .hangs = answer { try await self.ambient.sleep(.seconds(86_400)) }
            try await self.ambient.sleep(self.takes)
        } catch {
            throw TransportFailure(reach: .lost, code: .cut)
        }
        switch answer {
        case .status(let status, let retryAfter):
            var head = HTTPResponse(status: .init(code: status))
            head.headerFields[.retryAfter] = retryAfter
            return PlatformResponse(head: head, body: [])
        case .fails(let code): throw TransportFailure(reach: .lost, code: code)
        case .hangs: throw TransportFailure(reach: .lost, code: .answerTimeout)
        }
    }
}

/// One clinic with a store, a clock that moves by itself, and a desk.
struct WebhookWorld: Sendable {
    static let noon = Date(timeIntervalSince1970: 1_772_600_400)
    static let secret = "jwhsec_of-the-test"

    let executor: SimulationExecutor
    let store: SQLiteStore
    /// Lives as long as the world.
    private let file: TemporaryStore
    let receiver: Receiver
    let tenant = Tenant(organizationID: NameUUID.make("webhook world"), environment: .sandbox)
    let logged = LogLines()

    init(_ file: TemporaryStore, seed: UInt64 = 1) throws {
        self.executor = SimulationExecutor(seed: seed, startingAt: Self.noon)
        self.file = file
        self.store = try file.open(self.executor.ambient)
        self.receiver = Receiver(self.executor.ambient)
    }

    func desk(_ store: (any WebhookStore)? = nil, over receiver: Receiver? = nil) -> WebhookDesk {
        let logged = self.logged
        var log = Logger(label: "webhooks") { _ in logged }
        log.logLevel = .trace
        return WebhookDesk(
            store: store ?? self.store, transport: receiver ?? self.receiver,
            ambient: self.executor.ambient, log: log)
    }

    @discardableResult
    func addEndpoint(
        _ url: String = "https://clinic.test/hook?key=of-the-path"
    ) async throws -> WebhookEndpointRow {
        let row = WebhookEndpointRow(
            id: self.executor.ambient.makeUUID(), tenant: self.tenant, url: url,
            secret: Self.secret, createdAt: self.executor.now)
        try await self.store.saveWebhookEndpoint(row)
        return row
    }

    func append(_ count: Int = 1) async throws {
        var rows: [WebhookEventRow] = []
        for _ in 0..<count {
            let event = WebhookEvent(
                id: self.executor.ambient.makeUUID(), tenant: self.tenant,
                createdAt: self.executor.now,
                detail: .encounterID(
                    encounterID: self.executor.ambient.makeUUID(), satusehatID: "E-1",
                    previousID: nil, status: .completed))
            rows.append(
                WebhookEventRow(
                    id: event.id, tenant: self.tenant, kind: event.kind,
                    payload: try event.payload(), createdAt: event.createdAt))
        }
        try await self.store.appendWebhookEvents(rows)
    }

    func log() async throws -> [WebhookDeliveryRow] {
        try await self.store.webhookDeliveries(
            endpointID: nil, limit: 1_000, offset: 0, for: self.tenant)
    }

    /// Lets the desk work for a time, then stops it.
    func live(_ desk: WebhookDesk, for time: Duration) async throws {
        let stop = StopRequest()
        let (tenant, sleep) = (self.tenant, self.executor.ambient.sleep)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await desk.run(tenants: { [tenant] }, stop: stop) }
            try await sleep(time)
            stop.make()
            try await group.waitForAll()
        }
    }
}

/// Everything that was logged, as text.
final class LogLines: LogHandler, @unchecked Sendable {
    // Guarded by `lines`; the two settings are never changed after the start.
    private let lines = Mutex<[String]>([])
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    var text: String { self.lines.withLock { $0.joined(separator: "\n") } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let line = "\(event.message) \(event.metadata ?? [:])"
        self.lines.withLock { $0.append(line) }
    }
}
