import Foundation
import HTTPTypes
import Satusehat
import SyncCore
import SyncStore

/// Makes one request of one event and tells what came of it.
struct WebhookSender: Sendable {
    /// What came of one try.
    struct Attempted: Sendable, Hashable {
        var answer: WebhookSchedule.Answer
        var milliseconds: Int

        var status: Int? {
            if case .status(let status, _) = self.answer { status } else { nil }
        }
    }

    private static let refusedAddress = "address_refused"

    let transport: any HTTPTransport
    let ambient: Ambient

    /// Nil when the task was cancelled meanwhile: nothing is then known.
    func send(_ event: WebhookEventRow, to endpoint: WebhookEndpointRow) async -> Attempted? {
        let started = self.ambient.uptime()
        let answer = await self.answer(event, endpoint)
        guard !Task.isCancelled else { return nil }
        let taken = self.ambient.uptime() - started
        let milliseconds = taken / .milliseconds(1)
        return Attempted(answer: answer, milliseconds: Int(milliseconds))
    }

    private func answer(
        _ event: WebhookEventRow, _ endpoint: WebhookEndpointRow
    ) async -> WebhookSchedule.Answer {
        guard let target = try? WebhookTarget(endpoint.url) else {
            return .noAnswer(Self.refusedAddress)
        }
        let now = self.ambient.now()
        let signature = WebhookSigner(secret: endpoint.secret).sign(event.payload, at: now)
        let request = PlatformRequest(
            head: Self.head(target, event, signature), body: event.payload)
        let (transport, sleep) = (self.transport, self.ambient.sleep)
        return await withTaskGroup(of: WebhookSchedule.Answer?.self) { group in
            group.addTask {
                do throws(TransportFailure) {
                    let answer = try await transport.send(request)
                    return .status(
                        answer.head.status.code,
                        retryAfterSeconds: RetryAfter.seconds(
                            answer.head.headerFields[.retryAfter], now: now))
                } catch {
                    return .noAnswer(error.code.rawValue)
                }
            }
            group.addTask {
                // However the network is made, a receiver has so long and no longer.
                do { try await sleep(WebhookDesk.answerTime) } catch { return nil }
                return .noAnswer(TransportFailure.Code.answerTimeout.rawValue)
            }
            defer { group.cancelAll() }
            while let first = await group.next() {
                if let first { return first }
            }
            return .noAnswer(TransportFailure.Code.other.rawValue)
        }
    }

    private static func head(
        _ target: WebhookTarget, _ event: WebhookEventRow, _ signature: WebhookSignature
    ) -> HTTPRequest {
        var head = HTTPRequest(
            method: .post, scheme: target.scheme, authority: target.authority, path: target.path)
        head.headerFields[.contentType] = "application/json"
        head.headerFields[.userAgent] = "Jembatan"
        let id = event.id.uuidString.lowercased()
        let own = [
            (WebhookSignature.headerName, signature.header),
            ("Jembatan-Event", event.kind.rawValue), ("Idempotency-Key", id),
        ]
        for (name, value) in own {
            guard let name = HTTPField.Name(name) else { continue }
            head.headerFields[name] = value
        }
        return head
    }
}
