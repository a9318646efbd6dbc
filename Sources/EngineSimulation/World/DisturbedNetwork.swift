import Satusehat
import Synchronization

/// A network whose answers are partly somebody else's.
public struct DisturbedNetwork: HTTPTransport {
    /// Who answers in place of the platform, and what becomes of its answers; requests are numbered.
    public struct Disturbance: Sendable {
        public typealias Instead =
            @Sendable (UInt64, PlatformRequest) -> PlatformResponse?
        public typealias After =
            @Sendable (UInt64, PlatformRequest, PlatformResponse) -> PlatformResponse

        let instead: Instead
        let after: After

        public init(instead: @escaping Instead, after: @escaping After) {
            self.instead = instead
            self.after = after
        }
    }

    private let base: any HTTPTransport
    private let disturbance: Disturbance
    private let counter = Counter()

    public init(_ base: any HTTPTransport, _ disturbance: Disturbance) {
        self.base = base
        self.disturbance = disturbance
    }

    /// How many requests were disturbed.
    public var disturbed: Int { self.counter.disturbed }

    public func send(
        _ request: PlatformRequest
    ) async throws(TransportFailure) -> PlatformResponse {
        let number = self.counter.next()
        if let answer = self.disturbance.instead(number, request) {
            self.counter.noteDisturbed()
            return answer
        }
        let answer = try await self.base.send(request)
        let changed = self.disturbance.after(number, request, answer)
        if changed != answer { self.counter.noteDisturbed() }
        return changed
    }
}

private final class Counter: Sendable {
    private let state = Mutex((requests: UInt64(0), disturbed: 0))

    var disturbed: Int { self.state.withLock { $0.disturbed } }

    func next() -> UInt64 {
        self.state.withLock { state in
            state.requests += 1
            return state.requests
        }
    }

    func noteDisturbed() { self.state.withLock { $0.disturbed += 1 } }
}
