import Foundation
import Logging
import Satusehat
import SyncCore
import SyncStore
import Synchronization

/// Sends events to the clinic's own software, beside the engine and never in its way.
///
/// At least once: an event whose answer, or whose note, was lost comes again with the same `id`.
/// Events of one endpoint may overtake each other. The transport must follow no redirect, read no
/// more than `answerBytesMax` of an answer, and is best the desk's own, so that a receiver that hangs
/// holds none of the connections to the platform.
public struct WebhookDesk: Sendable {
    /// Requests under way at once, over all tenants.
    public static let lanesMax = 4
    /// From the first byte of a request to the last of its answer.
    public static let answerTime: Duration = .seconds(10)
    /// What is read of an answer, of which only the status counts.
    public static let answerBytesMax = 64 * 1_024

    /// Events taken for one tenant and turn.
    private static let turnMax = 32
    private static let pollEvery: Duration = .seconds(1)
    /// How long an endpoint that failed is left alone, whatever else waits for it.
    private static let restSecondsMax = 60.0

    private let store: any WebhookStore
    private let sender: WebhookSender
    private let ambient: Ambient
    private let log: Logger
    private let rests = Rests()

    public init(
        store: any WebhookStore, transport: any HTTPTransport, ambient: Ambient, log: Logger
    ) {
        self.store = store
        self.sender = WebhookSender(transport: transport, ambient: ambient)
        self.ambient = ambient
        self.log = log
    }

    /// Sends what is due until it is asked to stop or the task is cancelled.
    public func run(
        tenants: @Sendable () async throws -> [Tenant], stop: StopRequest
    ) async {
        while !stop.wasMade && !Task.isCancelled {
            var offered = 0
            do {
                offered = try await self.turn(try await tenants(), stop: stop)
            } catch is CancellationError {
                return
            } catch {
                self.log.error(
                    "events for the clinic's software could not be looked at",
                    metadata: ["error": "\(type(of: error))"])
            }
            guard offered == 0 else { continue }
            do { try await self.ambient.sleep(Self.pollEvery) } catch { return }
        }
    }

    /// Sends what is due of the tenants, once; answers how many tries were made.
    public func turn(
        _ tenants: [Tenant], stop: StopRequest = StopRequest()
    ) async throws -> Int {
        let now = self.ambient.now()
        var lines: [[Due]] = []
        for tenant in tenants {
            lines.append(
                try await self.store.dueWebhookDeliveries(
                    limit: Self.turnMax, for: tenant, now: now))
        }
        let work = WorkList(lines)
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.lanesMax {
                group.addTask {
                    while !stop.wasMade, !Task.isCancelled, let (delivery, endpoint) = work.next() {
                        guard self.rests.mayTry(endpoint.id, now: self.ambient.now()) else {
                            continue
                        }
                        work.noteTry()
                        await self.offer(delivery, to: endpoint)
                    }
                }
            }
        }
        return work.tries
    }

    /// Makes a test event, sends it at once, and answers what the receiver said.
    ///
    /// It is signed like any other, goes to an endpoint that is switched off too, and stands in no
    /// log.
    public func sendTest(_ endpoint: WebhookEndpointRow) async throws -> WebhookTestResult {
        let event = WebhookEvent(
            id: self.ambient.makeUUID(), tenant: endpoint.tenant, createdAt: self.ambient.now(),
            detail: .test)
        let row = WebhookEventRow(
            id: event.id, tenant: event.tenant, kind: event.kind, payload: try event.payload(),
            createdAt: event.createdAt)
        guard let attempted = await self.sender.send(row, to: endpoint) else {
            throw CancellationError()
        }
        let verdict = WebhookSchedule.verdict(
            of: attempted.answer, tries: WebhookSchedule.triesMax, random: 0,
            now: self.ambient.now())
        return WebhookTestResult(
            isDelivered: verdict == .delivered, responseStatus: attempted.status,
            milliseconds: attempted.milliseconds, failure: verdict.failure)
    }

    // MARK: - One event

    private typealias Due = (WebhookDeliveryRow, WebhookEndpointRow)

    private func offer(_ delivery: WebhookDeliveryRow, to endpoint: WebhookEndpointRow) async {
        // Being stopped is no failure of the receiver: it is sent again by the next process.
        guard let attempted = await self.sender.send(delivery.event, to: endpoint) else { return }
        let now = self.ambient.now()
        let verdict = WebhookSchedule.verdict(
            of: attempted.answer, tries: delivery.tries + 1, random: self.ambient.random(),
            now: now)
        self.rests.note(
            verdict, endpoint.id, until: now.addingTimeInterval(Self.restSecondsMax))
        if let failure = verdict.failure {
            self.log.warning(
                "an event was not taken by the clinic's software",
                metadata: [
                    "endpoint": "\(endpoint.id.uuidString.lowercased())", "reason": "\(failure)",
                    "tries": "\(delivery.tries + 1)",
                ])
        }
        do {
            try await self.store.noteWebhookDelivery(
                delivery.id, responseStatus: attempted.status,
                milliseconds: attempted.milliseconds, failure: verdict.failure,
                nextTryAt: verdict.nextTryAt, isFinal: verdict.isFinal, now: now)
        } catch {
            self.log.error(
                "what came of an event could not be noted; it is sent again",
                metadata: ["error": "\(type(of: error))"])
        }
    }

    /// What is to be tried, taken by the lanes in turn.
    private final class WorkList: Sendable {
        private let items: Mutex<[Due]>
        private let tried = Mutex(0)

        var tries: Int { self.tried.withLock { $0 } }

        init(_ lines: [[Due]]) {
            let longest = lines.map(\.count).max() ?? 0
            let inTurn = (0..<longest).flatMap { place in
                lines.compactMap { place < $0.count ? $0[place] : nil }
            }
            self.items = Mutex(inTurn.reversed())
        }

        func noteTry() { self.tried.withLock { $0 += 1 } }

        func next() -> Due? { self.items.withLock { $0.popLast() } }
    }

    /// Which endpoints are left alone for a moment.
    private final class Rests: Sendable {
        private let untils = Mutex<[UUID: Date]>([:])

        func mayTry(_ endpoint: UUID, now: Date) -> Bool {
            self.untils.withLock { untils in
                guard let until = untils[endpoint] else { return true }
                // A clock that was set back must not lengthen a rest.
                let left = until.timeIntervalSince(now)
                return left <= 0 || left > WebhookDesk.restSecondsMax
            }
        }

        func note(_ verdict: WebhookSchedule.Verdict, _ endpoint: UUID, until: Date) {
            self.untils.withLock { untils in
                untils[endpoint] =
                    switch verdict {
                    case .delivered: nil
                    case .retry(let at, _): min(at, until)
                    case .failed: until
                    }
            }
        }
    }
}

extension WebhookSchedule.Verdict {
    var failure: String? {
        switch self {
        case .delivered: nil
        case .retry(_, let failure), .failed(let failure): failure
        }
    }

    var nextTryAt: Date? {
        if case .retry(let at, _) = self { at } else { nil }
    }

    var isFinal: Bool {
        if case .retry = self { false } else { true }
    }
}
