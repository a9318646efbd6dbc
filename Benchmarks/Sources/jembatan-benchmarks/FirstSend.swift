import Foundation
import HTTPTypes
import Satusehat
import Synchronization

/// A network that gives a token, notes the first delivery, and never answers it.
final class FirstSend: HTTPTransport {
    struct Sent: Sendable {
        var token: ContinuousClock.Instant
        var delivery: ContinuousClock.Instant
    }

    private let token = Mutex<ContinuousClock.Instant?>(nil)
    private let stream: AsyncStream<Sent>
    private let continuation: AsyncStream<Sent>.Continuation

    init() {
        (self.stream, self.continuation) = AsyncStream.makeStream()
    }

    func firstDelivery() async -> Sent {
        for await sent in self.stream { return sent }
        let now = ContinuousClock().now
        return Sent(token: now, delivery: now)
    }

    func send(
        _ request: PlatformRequest
    ) async throws(TransportFailure) -> PlatformResponse {
        let now = ContinuousClock().now
        if request.head.path?.contains("oauth2") ?? false {
            self.token.withLock { $0 = now }
            let body =
                #"{"access_token":"benchmark","expires_in":"3599","token_type":"BearerToken"}"#
            return PlatformResponse(head: HTTPResponse(status: .ok), body: Array(body.utf8))
        }
        // A stored token needs no request.
        let token = self.token.withLock { $0 } ?? now
        self.continuation.yield(Sent(token: token, delivery: now))
        do {
            try await Task.sleep(for: .seconds(60))
        } catch {}
        throw TransportFailure(reach: .lost, code: .cut)
    }
}
