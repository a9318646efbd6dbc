import FHIRR4
import Foundation
import Logging
import Satusehat
import SyncCore
import SyncStore

/// Finds out what became of a request whose outcome is unknown, before anything is sent again.
struct Reconciler: Sendable {
    /// Pages of one search that are read; a visit has fewer.
    private static let pagesMax = 20

    let courier: Courier

    private var session: PlatformSession { self.courier.session }
    private var store: any SyncStore { self.courier.store }
    private var ambient: Ambient { self.courier.ambient }

    func look(for delivery: ClaimedDelivery) async throws -> Courier.Attempted {
        let settling = Settling(delivery: delivery, courier: self.courier)
        guard LookSchedule.isNeeded(for: delivery.operation) else {
            // Repeating it has the effect of sending it once.
            try await settling.giveBack()
            return .unsent
        }
        guard let template = try? JSONValue(parsing: delivery.template) else {
            try await settling.refuse(
                Refusal(code: "structure", paths: [delivery.key.type]))
            return .unsent
        }
        let binding = Binding(store: self.store, tenant: self.session.tenant)
        let sent = try await binding.bind(template, for: delivery)
        let search = LookSearch(
            type: delivery.key.type, identifier: delivery.businessIdentifier, sent: sent.resource)
        self.session.failPoints.reach(.beforeLook)
        var refusal: (Exchange, Verdict)?
        for (index, interaction) in search.interactions.enumerated() {
            let type = delivery.key.type
            switch try await self.found(interaction, type: type, hasPermit: index == 0) {
            case .resources(let resources, let exchange, let isWhole):
                var sent = sent
                var adoption = Self.adoption(of: sent, delivery, among: resources)
                if case .differs(let id, _) = adoption {
                    // It may have left without what has arrived only since: then it follows.
                    let asSent = try await binding.bind(
                        template, for: delivery, asIn: resources.first { $0["id"]?.string == id })
                    let verdict = Self.adoption(of: asSent, delivery, among: resources)
                    if case .same = verdict { (sent, adoption) = (asSent, verdict) }
                }
                if adoption == .absent && !isWhole {
                    // What is not on the pages that can be read may be on the others.
                    try await settling.lookLater(
                        Verdict(.snooze, category: .unknown, errorCode: "unreadable_answer"))
                } else {
                    try await self.settle(settling, exchange, sent: sent, adoption)
                }
                return .sent
            case .refused(let exchange, let verdict):
                refusal = (exchange, verdict)
            case .later(let verdict, let wasSent):
                try await settling.lookLater(verdict)
                return index == 0 && !wasSent ? .unsent : .sent
            }
        }
        try await self.settleUnsearchable(settling, refusal)
        return refusal == nil ? .unsent : .sent
    }

    private static func adoption(
        of sent: ReferenceBinder.Bound, _ delivery: ClaimedDelivery, among found: [JSONValue]
    ) -> Adoption.Verdict {
        Adoption(sent: sent.resource, identifier: delivery.businessIdentifier).verdict(on: found)
    }

    private enum Found {
        /// `isWhole` tells that nothing was left unread.
        case resources([JSONValue], Exchange, isWhole: Bool)
        /// The platform does not search this way.
        case refused(Exchange, Verdict)
        /// There is no answer now; `wasSent` tells whether a request left for it.
        case later(Verdict, wasSent: Bool)
    }

    /// Reads a search to its end, page by page.
    private func found(
        _ interaction: FHIRInteraction, type: String, hasPermit: Bool
    ) async throws -> Found {
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        var interaction = interaction
        var hasPermit = hasPermit
        var resources: [JSONValue] = []
        for page in 0..<Self.pagesMax {
            let outcome = try await call.perform(
                interaction, operation: .search, hasPermit: hasPermit)
            hasPermit = false
            let exchange: Exchange
            let verdict: Verdict
            switch outcome {
            case .exchanged(let answer, let meaning): (exchange, verdict) = (answer, meaning)
            case .noToken(let verdict, let hasLeft):
                return .later(verdict, wasSent: page > 0 || hasLeft)
            case .abandoned(let hasLeft):
                return .later(
                    Verdict(.snooze, category: .transient, errorCode: "throttled"),
                    wasSent: page > 0 || hasLeft)
            }
            switch verdict.disposition {
            case .completed: break
            case .rejected, .withheld, .missingDependency, .lookUpDuplicate:
                return .refused(exchange, verdict)
            default: return .later(verdict, wasSent: true)
            }
            guard
                let answer = SearchAnswer(exchange, type: type, gateway: self.session.gateway)
            else {
                // What is no list does not say that the list is empty.
                return .later(
                    Verdict(.snooze, category: .unknown, errorCode: "unreadable_answer"),
                    wasSent: true)
            }
            resources += answer.resources
            guard let next = answer.nextPage else {
                return .resources(resources, exchange, isWhole: !answer.isCutShort)
            }
            interaction = .page(next)
        }
        return .later(
            Verdict(.snooze, category: .unknown, errorCode: "unreadable_answer"), wasSent: true)
    }

    /// No search finds this type. Sending once more is safe where the platform itself refuses a
    /// second identifier; if it does, the first one arrived and only its id stays unknown.
    private func settleUnsearchable(
        _ settling: Settling, _ refusal: (Exchange, Verdict)?
    ) async throws {
        let delivery = settling.delivery
        let mayRepeat = delivery.retryCount < max(1, delivery.retriesMax)
        if delivery.businessIdentifier != nil && mayRepeat && !delivery.wasAnswered {
            try await settling.sendAgain()
        } else if delivery.key.type == "Medication" {
            // It travels inside the requests that need it, which the platform takes as well.
            try await settling.skip(ContainedMedication.skipReason)
        } else if let (exchange, verdict) = refusal {
            try await settling.settle(
                exchange, verdict, resolution: .failed(phase: .rejected), code: "look_refused",
                paths: [delivery.key.type])
        } else {
            try await settling.refuse(
                Refusal(code: "look_refused", paths: [delivery.key.type]))
        }
    }

    private func settle(
        _ settling: Settling, _ exchange: Exchange, sent: ReferenceBinder.Bound,
        _ adoption: Adoption.Verdict
    ) async throws {
        let delivery = settling.delivery
        let done = Verdict(.completed(id: nil), category: nil, errorCode: nil)
        switch adoption {
        case .same(let id, let versionID):
            var exchange = exchange
            exchange.versionID = versionID
            try await settling.complete(
                exchange, done, id: id, phase: .adopted, omitted: sent.omitted,
                resource: sent.resource)
        case .differs(_, let elements):
            try await settling.settle(
                exchange, Verdict(.rejected, category: .client, errorCode: "adoption_differs"),
                resolution: .failed(phase: .rejected),
                paths: elements.map { "\(delivery.key.type).\($0)" })
        case .several:
            try await settling.settle(
                exchange, Verdict(.rejected, category: .client, errorCode: "adoption_several"),
                resolution: .failed(phase: .rejected), paths: [delivery.key.type])
        case .absent:
            let now = self.ambient.now()
            let schedule = LookSchedule(self.courier.settings)
            let saidUnavailable = delivery.responseStatus == 503
            switch schedule.afterEmptyLook(
                delivery.lookCount + 1, saidUnavailable: saidUnavailable, now: now)
            {
            case .lookAgain(let at):
                try await settling.note(exchange, done, .unknown(lookAt: at))
            case .sendAgain:
                let isLast = delivery.retryCount >= delivery.retriesMax
                try await settling.note(
                    exchange, done,
                    isLast
                        ? .failed(phase: .exhausted)
                        : .retry(at: now, counts: delivery.wasAnswered))
            }
        }
    }
}

extension ClaimedDelivery {
    /// Whether the platform answered the request as itself, a duplicate or a create without an id:
    /// then no trouble was counted, and the platform has it or refuses it.
    fileprivate var wasAnswered: Bool {
        self.responseStatus.map { $0 < 500 && $0 != 408 } ?? false
    }
}

extension Settling {
    /// What has been unknown for so many hours is looked for again after one.
    private static let pauseShare = 8.0

    /// The look itself failed: it is made again later and does not count.
    ///
    /// The longer the outcome has been unknown, the longer the pause, so that looks that never
    /// succeed become ever more seldom.
    func lookLater(_ verdict: Verdict) async throws {
        let now = self.courier.ambient.now()
        let milliseconds = Backoff(self.courier.settings).delayMilliseconds(
            retry: 2, random: self.courier.ambient.random())
        let unknownFor = self.delivery.inFlightAt.map { now.timeIntervalSince($0) } ?? 0
        let pause = max(Double(milliseconds) / 1_000, unknownFor / Self.pauseShare)
        try await self.commit(
            Settlement(
                fence: self.delivery.fence,
                resolution: .lookLater(at: now.addingTimeInterval(pause)),
                message: verdict.errorCode, responseStatus: self.delivery.responseStatus,
                now: now))
    }

    /// The look settled that sending again is safe. Trouble was counted when it happened.
    func sendAgain() async throws {
        let now = self.courier.ambient.now()
        try await self.commit(
            Settlement(
                fence: self.delivery.fence, resolution: .retry(at: now, counts: false), now: now))
    }

    /// Writes the look down and moves the delivery on; nothing failed.
    func note(_ exchange: Exchange, _ verdict: Verdict, _ resolution: Resolution) async throws {
        // While it stays unknown, what the platform said to the request itself is remembered.
        var status: Int?
        if case .unknown = resolution { status = self.delivery.responseStatus }
        try await self.commit(
            Settlement(
                fence: self.delivery.fence,
                resolution: resolution,
                message: nil,
                responseStatus: status,
                attempt: self.attempt(exchange, verdict),
                now: self.courier.ambient.now()))
    }
}
