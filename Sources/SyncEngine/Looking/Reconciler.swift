import FHIRR4
import Foundation
import Logging
import Satusehat
import SyncCore
import SyncStore

/// Finds out what became of a request whose outcome is unknown, before anything is sent again.
struct Reconciler: Sendable {
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
        guard let template = try? JSONValue(parsing: delivery.template),
            let interaction = Self.search(delivery)
        else {
            try await settling.refuse(code: "look_refused", paths: [delivery.key.type])
            return .unsent
        }
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        switch try await call.perform(interaction, operation: .search, hasPermit: true) {
        case .abandoned:
            return .unsent
        case .noToken(let verdict):
            try await settling.lookLater(verdict)
            return .unsent
        case .exchanged(let exchange, let verdict):
            guard case .completed = verdict.disposition else {
                try await self.settleTrouble(settling, exchange, verdict)
                return .sent
            }
            let keys = ReferenceBinder.keys(in: template)
            let known = try await self.store.platformIDs(
                for: Array(keys), tenant: self.session.tenant)
            let bound = ReferenceBinder(
                identifiers: known.mapValues(\.id), optional: delivery.optionalReferences
            ).bind(template)
            try await self.settle(settling, exchange, sent: bound)
            return .sent
        }
    }

    private static func search(_ delivery: ClaimedDelivery) -> FHIRInteraction? {
        guard let identifier = delivery.businessIdentifier else { return nil }
        return .search(
            type: delivery.key.type, parameters: [SearchParameter("identifier", identifier)])
    }

    private func settle(
        _ settling: Settling, _ exchange: Exchange, sent: ReferenceBinder.Bound
    ) async throws {
        let delivery = settling.delivery
        let found = PersonSearch.candidates(type: delivery.key.type, in: exchange.resource)
        let done = Verdict(.completed(id: nil), category: nil, errorCode: nil)
        switch Adoption(sent: sent.resource).verdict(on: found) {
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
            switch schedule.afterEmptyLook(delivery.lookCount + 1, now: now) {
            case .lookAgain(let at):
                try await settling.note(exchange, done, .unknown(lookAt: at))
            case .sendAgain:
                let isLast = delivery.retryCount >= delivery.retriesMax
                try await settling.note(
                    exchange, done,
                    isLast ? .failed(phase: .exhausted) : .retry(at: now, counts: true))
            }
        }
    }

    private func settleTrouble(
        _ settling: Settling, _ exchange: Exchange, _ verdict: Verdict
    ) async throws {
        switch verdict.disposition {
        case .rejected, .withheld, .missingDependency, .lookUpDuplicate:
            try await settling.settle(
                exchange, verdict, resolution: .failed(phase: .rejected), code: "look_refused",
                paths: [settling.delivery.key.type])
        default:
            try await settling.lookLater(verdict)
        }
    }
}

extension Settling {
    /// The look itself failed: it is made again later and does not count.
    func lookLater(_ verdict: Verdict) async throws {
        let milliseconds = Backoff(self.courier.settings).delayMilliseconds(
            retry: 2, random: self.courier.ambient.random())
        let at = self.courier.ambient.now().addingTimeInterval(Double(milliseconds) / 1_000)
        _ = try await self.courier.store.settle(
            Settlement(
                fence: self.delivery.fence, resolution: .lookLater(at: at),
                message: verdict.errorCode, now: self.courier.ambient.now()))
    }

    /// Writes the look down and moves the delivery on; nothing failed.
    func note(_ exchange: Exchange, _ verdict: Verdict, _ resolution: Resolution) async throws {
        _ = try await self.courier.store.settle(
            Settlement(
                fence: self.delivery.fence,
                resolution: resolution,
                message: nil,
                attempt: self.attempt(exchange, verdict),
                now: self.courier.ambient.now()))
    }
}
