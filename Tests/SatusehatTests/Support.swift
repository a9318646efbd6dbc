import FHIRR4
import Foundation
import HTTPTypes
import Satusehat
import SyncCore
import Synchronization

extension Date {
    /// A fixed instant that tests count from: 2026-01-01T12:00:00Z.
    static let noon = Date(timeIntervalSince1970: 1_767_268_800)
}

/// A clock that only tests move, and a source of everything else.
final class TestWorld: Sendable {
    private let state = Mutex((now: Date.noon, uptime: Duration.seconds(1_000)))

    func advance(_ seconds: Int) {
        self.state.withLock {
            $0.now += Double(seconds)
            $0.uptime += .seconds(seconds)
        }
    }

    /// Moves wall time only, as an operator or a time server does.
    func setWallClock(_ seconds: Int) {
        self.state.withLock { $0.now += Double(seconds) }
    }

    var ambient: Ambient {
        Ambient(
            now: { self.state.withLock { $0.now } },
            sleep: { _ in },
            uptime: { self.state.withLock { $0.uptime } },
            makeUUID: { UUIDv7.make(milliseconds: 1, counter: 1, random: 1) },
            random: { 4 })
    }
}

/// Answers from a script and remembers what was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = Result<PlatformResponse, TransportFailure>

    private let state: Mutex<(answers: [Answer], requests: [PlatformRequest])>
    private let gate: Gate?

    /// - Parameter gate: When given, answers wait until it is opened.
    init(_ answers: [Answer], gate: Gate? = nil) {
        self.state = Mutex((answers, []))
        self.gate = gate
    }

    var requests: [PlatformRequest] { self.state.withLock { $0.requests } }

    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse {
        let answer = self.state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty
                ? Answer.failure(TransportFailure(reach: .notSent, code: .other))
                : state.answers.removeFirst()
        }
        await self.gate?.pass()
        return try answer.get()
    }
}

/// Holds those who come until it is opened.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var arrivals: [CheckedContinuation<Void, Never>] = []
    private var passed = 0

    func pass() async {
        self.passed += 1
        for arrival in self.arrivals { arrival.resume() }
        self.arrivals = []
        guard !self.isOpen else { return }
        await withCheckedContinuation { self.waiting.append($0) }
    }

    func open() {
        self.isOpen = true
        for held in self.waiting { held.resume() }
        self.waiting = []
    }

    /// Returns once somebody stands at the gate.
    func somebodyArrived() async {
        guard self.passed == 0 else { return }
        await withCheckedContinuation { self.arrivals.append($0) }
    }
}

func answer(
    _ status: Int, _ body: String = "", _ headers: [String: String] = [:]
) -> ScriptedTransport.Answer {
    var fields = HTTPFields()
    for (name, value) in headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return .success(
        PlatformResponse(
            head: HTTPResponse(status: .init(code: status), headerFields: fields),
            body: Array(body.utf8)))
}

extension GatewayProfile {
    static func test() throws -> GatewayProfile {
        try .resolve(name: "test", baseURL: "https://platform.test:8443/x", environment: .sandbox)
    }
}

extension AccessToken {
    static let test = AccessToken(
        value: "a-token", obtainedAt: .noon, expiresAt: .noon + 3_600)
}

/// Performs one interaction against one scripted answer.
func perform(
    _ interaction: FHIRInteraction, _ scripted: ScriptedTransport.Answer
) async throws -> (exchange: Exchange, request: PlatformRequest) {
    let transport = ScriptedTransport([scripted])
    let client = try SatusehatClient(
        gateway: .test(), transport: transport, ambient: TestWorld().ambient)
    let exchange = await client.perform(interaction, token: .test)
    guard let request = transport.requests.first else { throw TestError.nothingAsked }
    return (exchange, request)
}

enum TestError: Error {
    case nothingAsked
}
