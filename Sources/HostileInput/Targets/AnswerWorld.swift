import EngineSimulation
import FHIRR4
import Foundation
import Satusehat
import SyncCore
import Synchronization

/// A world in which every question gets one and the same answer.
struct AnswerWorld: Sendable {
    static let now = Date(timeIntervalSince1970: 1_767_268_800)
    static let base = "https://platform.invalid"
    private static let token = AccessToken(
        value: "token", obtainedAt: Self.now, expiresAt: Self.now + 3_600)
    private static let tokenCharactersMax = 16_384
    private static let tokenDaysMax = 31.0

    private let response: PlatformResponse
    private let executor: SimulationExecutor
    private let asked = AskedRequests()

    init(_ response: PlatformResponse) {
        self.response = response
        self.executor = SimulationExecutor(seed: 1, startingAt: Self.now)
    }

    static var gateway: GatewayProfile {
        get throws {
            try GatewayProfile.resolve(
                name: "hostile", baseURL: Self.base, environment: .sandbox)
        }
    }

    /// Everything that was asked, in order.
    var requests: [PlatformRequest] { self.asked.list }

    func ask(_ question: AnswerText.Question) throws -> Exchange {
        try self.perform(question.interaction)
    }

    func perform(_ interaction: FHIRInteraction) throws -> Exchange {
        let client = SatusehatClient(
            gateway: try Self.gateway, transport: self.transport, ambient: self.executor.ambient)
        return try self.executor.run { await client.perform(interaction, token: Self.token) }
    }

    /// Asks for a token and checks what came of it.
    func tokenFaults() throws -> [String] {
        let tokens = TokenSource(
            credentials: ClientCredentials(clientID: "client", clientSecret: "secret"),
            gateway: try Self.gateway, vault: EmptyVault(), transport: self.transport,
            ambient: self.executor.ambient)
        do {
            return Self.faults(of: try self.executor.run { try await tokens.token() })
        } catch let failure as TokenFailure {
            return Self.faults(of: failure)
        }
    }

    private static func faults(of token: AccessToken) -> [String] {
        var faults: [String] = []
        if token.value.isEmpty || token.value.count > Self.tokenCharactersMax
            || !token.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        {
            faults.append("a token that no header can carry is taken")
        }
        let lifetime = token.expiresAt.timeIntervalSince(Self.now)
        if lifetime <= 0 || lifetime > Self.tokenDaysMax * 86_400 {
            faults.append("a token is taken for \(lifetime) seconds")
        }
        return faults
    }

    private static func faults(of failure: TokenFailure) -> [String] {
        var faults: [String] = []
        if let leak = PlantedPerson.leak(in: failure.description) {
            faults.append("the token failure repeats \(leak)")
        }
        if let seconds = failure.secondsUntilNextRequest, !(0...86_400).contains(seconds) {
            faults.append("the next token request is \(seconds) seconds away")
        }
        let verdict = Classification.decide(
            failure.facts, operation: .search, alreadyRenewedToken: true)
        if case .completed = verdict.disposition, failure.facts.isUnreadable == false {
            faults.append("no token came, and all is said to be well")
        }
        return faults + PauseCheck.faults(failure.facts, verdict)
    }

    private var transport: any HTTPTransport {
        OneAnswer(response: self.response, asked: self.asked)
    }
}

/// Remembers what was asked.
private final class AskedRequests: Sendable {
    private let state = Mutex<[PlatformRequest]>([])

    var list: [PlatformRequest] { self.state.withLock { $0 } }

    func note(_ request: PlatformRequest) { self.state.withLock { $0.append(request) } }
}

private struct OneAnswer: HTTPTransport {
    let response: PlatformResponse
    let asked: AskedRequests

    func send(
        _ request: PlatformRequest
    ) async throws(TransportFailure) -> PlatformResponse {
        self.asked.note(request)
        return self.response
    }
}

private struct EmptyVault: TokenVault {
    func load() async throws -> AccessToken? { nil }
    func save(_ token: AccessToken) async throws {}
    func discard() async throws {}
}

extension AnswerText.Question {
    var interaction: FHIRInteraction {
        switch self {
        case .create(let type): .create(type: type, body: Array("{}".utf8))
        case .update(let type, let id): .update(type: type, id: id, body: Array("{}".utf8))
        case .read(let type, let id): .read(type: type, id: id)
        case .search(let type): .search(type: type, parameters: [])
        case .token: .search(type: "Patient", parameters: [])
        }
    }

    var operation: DeliveryOperation {
        switch self {
        case .create: .create
        case .update: .update
        case .read, .search, .token: .search
        }
    }
}
