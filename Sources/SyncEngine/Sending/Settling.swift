import FHIRR4
import Foundation
import Metrics
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Ends an attempt: turns a verdict into what is stored, in one transaction.
struct Settling: Sendable {
    let delivery: ClaimedDelivery
    let courier: Courier

    private var ambient: Ambient { self.courier.ambient }
    private var store: any SyncStore { self.courier.store }
    private var journal: Journal {
        Journal(store: self.store, ambient: self.ambient, tenant: self.delivery.tenant)
    }

    // MARK: - Without a request

    func skip(_ reason: String) async throws {
        try await self.store(
            .skipped(reason: reason),
            message: ExplanationCatalogue.explanation(for: reason).text.english)
    }

    /// Nothing left and nothing was decided: the delivery waits as before.
    func giveBack() async throws {
        try await self.store(.retry(at: self.ambient.now(), counts: false))
    }

    /// Refused by our own check; nothing left.
    func refuse(_ refusal: Refusal) async throws {
        let message = Self.message(
            code: refusal.code, paths: refusal.paths, refusal.explanation)
        let error = ErrorRecord(
            id: self.ambient.makeUUID(), category: .client, httpStatus: nil,
            errorCode: refusal.code, errorMessage: message, errorDetails: refusal.details,
            requestURL: "\(self.courier.session.gateway.fhir)/\(self.delivery.key.type)",
            requestBody: self.delivery.template, responseBody: nil, timestamp: self.ambient.now())
        try await self.store(.failed(phase: .rejected), message: message, error: error)
    }

    /// There is no token now: the delivery waits and no retry is consumed.
    func wait(_ verdict: Verdict) async throws {
        try await self.store(
            .retry(at: self.later(retry: 1, verdict: verdict, seconds: nil), counts: false),
            message: verdict.errorCode)
    }

    // MARK: - After a request

    func settle(
        _ exchange: Exchange, _ verdict: Verdict, sent: Preparation.Prepared
    ) async throws {
        if case .completed(let id) = verdict.disposition,
            let id = id ?? self.delivery.platformID
        {
            try await self.complete(
                exchange, verdict, id: id,
                phase: self.delivery.operation == .update ? .updated : .created,
                omitted: sent.omitted, resource: sent.resource)
            return
        }
        try await self.settle(
            exchange, verdict, resolution: try await self.resolution(exchange, verdict))
    }

    func complete(
        _ exchange: Exchange, _ verdict: Verdict, id: String, phase: DeliveryPhase,
        omitted: Set<ResourceKey>, resource: JSONValue
    ) async throws {
        try await FacilityTables(store: self.store, ambient: self.ambient)
            .note(self.delivery, id: id, resource: resource)
        let now = self.ambient.now()
        try await self.commit(
            Settlement(
                fence: self.delivery.fence,
                resolution: .completed(
                    phase: phase,
                    identity: PlatformIdentity(
                        id: id, versionID: exchange.versionID, storedAt: now)),
                responseStatus: exchange.facts.status,
                responseBody: exchange.response?.body,
                attempt: self.attempt(exchange, verdict),
                omitted: omitted,
                now: now))
    }

    /// Ends with a failure or a wait, an error row with it when it is a failure.
    func settle(
        _ exchange: Exchange, _ verdict: Verdict, resolution: Resolution, code: String? = nil,
        paths: [String] = []
    ) async throws {
        let code = code ?? verdict.errorCode ?? "unknown"
        let paths = paths.isEmpty ? exchange.facts.expressions : paths
        let message: String
        if case .skipped(let reason) = resolution {
            message = ExplanationCatalogue.explanation(for: reason).text.english
        } else {
            message = Self.message(
                code: code, paths: paths,
                ExplanationCatalogue.explanation(for: code, paths: paths))
        }
        let loggable = exchange.loggable
        let error = ErrorRecord(
            id: self.ambient.makeUUID(), category: verdict.category ?? .client,
            httpStatus: exchange.facts.status, errorCode: code, errorMessage: message,
            errorDetails: Journal.details(exchange.issues) ?? Self.pathDetails(paths),
            requestURL: loggable.url, requestBody: loggable.requestBody,
            responseBody: loggable.responseBody, timestamp: self.ambient.now())
        try await self.commit(
            Settlement(
                fence: self.delivery.fence,
                resolution: resolution,
                message: message,
                responseStatus: exchange.facts.status,
                responseBody: exchange.response?.body,
                attempt: self.attempt(exchange, verdict),
                error: error,
                now: self.ambient.now()))
    }

    private func resolution(_ exchange: Exchange, _ verdict: Verdict) async throws -> Resolution {
        let seconds = exchange.facts.retryAfterSeconds
        let made = self.delivery.retryCount
        switch verdict.disposition {
        case .retry:
            let counts = await self.courier.costsRetry(self.delivery)
            if counts && made + 1 >= self.delivery.retriesMax { return .failed(phase: .exhausted) }
            let next = made + (counts ? 2 : 1)
            return .retry(
                at: self.later(retry: next, verdict: verdict, seconds: seconds), counts: counts)
        case .notSent, .snooze, .stop, .renewToken:
            return .retry(
                at: self.later(retry: made + 1, verdict: verdict, seconds: seconds), counts: false)
        case .lookUpDuplicate:
            return .unknown(lookAt: self.ambient.now())
        case .unknownOutcome:
            // An answer that lacks only the id says that the platform is well.
            let isTrouble = verdict.breaker == .failed
            let counts = isTrouble ? await self.courier.costsRetry(self.delivery) : false
            return .unknown(
                lookAt: LookSchedule(self.courier.settings).firstLook(now: self.ambient.now()),
                counts: counts)
        case .withheld:
            return .skipped(reason: "consent_at_platform")
        case .missingDependency, .rejected, .completed:
            return .failed(phase: .rejected)
        }
    }

    private func later(retry: Int, verdict: Verdict, seconds: Int?) -> Date {
        let milliseconds = Backoff(self.courier.settings).delayMilliseconds(
            retry: retry, retryAfterSeconds: seconds, random: self.ambient.random())
        return self.ambient.now().addingTimeInterval(Double(milliseconds) / 1_000)
    }

    // MARK: - Words

    func attempt(_ exchange: Exchange, _ verdict: Verdict) -> AttemptRecord {
        self.journal.record(
            exchange, attemptNumber: self.delivery.attemptNumber, verdict: verdict)
    }

    private static func message(
        code: String, paths: [String], _ explanation: Explanation
    ) -> String {
        let place = paths.isEmpty ? "" : " (\(paths.prefix(5).joined(separator: ", ")))"
        return String("[\(code)]\(place) \(explanation.text.english)".prefix(1_000))
    }

    private static func pathDetails(_ paths: [String]) -> [UInt8]? {
        guard !paths.isEmpty else { return nil }
        return JSONValue.array(
            paths.map { .object(["expression": .array([.string($0)])]) }
        ).bytes
    }

    private func store(
        _ resolution: Resolution, message: String? = nil, error: ErrorRecord? = nil
    ) async throws {
        try await self.commit(
            Settlement(
                fence: self.delivery.fence, resolution: resolution, message: message, error: error,
                now: self.ambient.now()))
    }

    /// Makes the end of the attempt durable, unless another has taken the delivery over meanwhile.
    func commit(_ settlement: Settlement) async throws {
        self.courier.session.failPoints.reach(.beforeSettle)
        let isOurs = try await self.store.settle(settlement)
        self.courier.session.failPoints.reach(.afterSettle)
        self.count(settlement)
        if settlement.resolution.isRest {
            await self.courier.session.gate.forget(self.delivery.fence.deliveryID)
        }
        if case .failed = settlement.resolution { self.courier.session.lookout.hurry() }
        guard !isOurs else { return }
        self.courier.log.warning(
            "the lease was lost before the attempt was settled",
            metadata: ["delivery": "\(self.delivery.fence.deliveryID)"])
    }

    /// By type and outcome, which are few; nothing that names a delivery or a person.
    private func count(_ settlement: Settlement) {
        let labels = [
            ("type", self.delivery.key.type), ("outcome", settlement.resolution.word),
        ]
        Counter(label: "jembatan_attempts_total", dimensions: labels).increment()
        guard let attempt = settlement.attempt else { return }
        Timer(label: "jembatan_attempt_duration_seconds", dimensions: [])
            .recordMilliseconds(attempt.responseTimeMilliseconds)
    }
}

extension Resolution {
    /// How an attempt ended, as a label.
    fileprivate var word: String {
        switch self {
        case .completed(let phase, _), .failed(let phase): phase.rawValue
        case .retry: "retry"
        case .unknown, .lookLater: "unknown"
        case .skipped: "skipped"
        case .held: "held"
        }
    }
}
