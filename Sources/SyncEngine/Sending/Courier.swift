import FHIRR4
import Foundation
import Logging
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Attempts one claimed delivery, from consent to settlement.
struct Courier: Sendable {
    /// What is left of a lease must outlast the longest request.
    static let requestSecondsMax = 60.0
    /// A finished Encounter needs a diagnosis.
    private static let diagnosisRule = 10457

    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    let settings: RetrySettings
    let log: Logger

    /// Whether the permit that came with the delivery was used.
    enum Attempted: Sendable {
        case sent
        case unsent
    }

    func attempt(_ delivery: ClaimedDelivery) async throws -> Attempted {
        let settling = Settling(delivery: delivery, courier: self)
        switch try await self.judge(delivery, of: delivery.disclosure) {
        case .allowed: break
        case .allowedBy(let override):
            try await self.store.noteOverrideUse(
                deliveryID: delivery.fence.deliveryID, overrideID: override.id,
                now: self.ambient.now())
        case .refused(let reason):
            try await settling.skip(reason.rawValue)
            return .unsent
        }
        guard let template = try? JSONValue(parsing: delivery.template) else {
            try await settling.refuse(Refusal(code: "structure", paths: []))
            return .unsent
        }
        let bound = try await Binding(store: self.store, tenant: self.session.tenant)
            .bind(template, for: delivery)
        let preparation = Preparation(delivery: delivery, bound: bound, rules: self.rules)
        switch preparation.outcome() {
        case .refused(let refusal):
            if try await self.lacksDiagnosisByConsent(delivery, refusal, bound) {
                try await settling.skip(DisclosureDecision.Reason.scope.rawValue)
            } else {
                try await settling.refuse(refusal)
            }
            return .unsent
        case .ready(let prepared):
            return try await self.send(prepared, settling: settling)
        }
    }

    private func send(
        _ prepared: Preparation.Prepared, settling: Settling
    ) async throws -> Attempted {
        let delivery = settling.delivery
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        let outcome = try await call.perform(
            prepared.interaction, operation: delivery.operation, hasPermit: true,
            concernsPatient: delivery.disclosure != .facility
        ) {
            let now = self.ambient.now()
            guard delivery.leaseUntil.timeIntervalSince(now) > Self.requestSecondsMax else {
                return false
            }
            guard delivery.operation != .search else {
                // No intent is written for a search: consent that ended meanwhile is found here.
                return try await !self.isWithheld(delivery, of: delivery.disclosure)
            }
            self.session.failPoints.reach(.beforeIntent)
            let isOurs = try await self.store.markInFlight(
                delivery.fence, bodyDigest: PlainDigest.sha256(prepared.resource.bytes), now: now)
            self.session.failPoints.reach(.afterIntent)
            return isOurs
        }
        switch outcome {
        case .abandoned(let hasLeft):
            try await settling.giveBack()
            return hasLeft ? .sent : .unsent
        case .noToken(let verdict, let hasLeft):
            try await settling.wait(verdict)
            return hasLeft ? .sent : .unsent
        case .exchanged(let exchange, let verdict):
            if delivery.operation == .search, case .completed = verdict.disposition {
                try await PersonSettling(settling: settling, wanted: prepared.resource)
                    .settle(exchange)
            } else if try await self.lacksDiagnosisByConsent(delivery, exchange, prepared) {
                try await settling.settle(
                    exchange, verdict,
                    resolution: .skipped(reason: DisclosureDecision.Reason.scope.rawValue))
            } else if case .missingDependency = verdict.disposition {
                try await self.explainMissing(settling, exchange, verdict, prepared, call)
            } else {
                try await settling.settle(exchange, verdict, sent: prepared)
            }
            return .sent
        }
    }

    /// Fails with the elements whose target the platform no longer has, as far as it tells.
    private func explainMissing(
        _ settling: Settling, _ exchange: Exchange, _ verdict: Verdict,
        _ sent: Preparation.Prepared, _ call: PlatformCall
    ) async throws {
        let isUpdate = settling.delivery.operation == .update
        let gone = try await ReferenceCheck(call: call).vanished(
            from: sent.resource, updating: isUpdate ? settling.delivery.platformID : nil)
        try await settling.settle(
            exchange, verdict, resolution: .failed(phase: .rejected),
            code: gone.isEmpty ? nil : "dependency_vanished", paths: gone)
    }

    /// The platform wants a diagnosis to close a visit, which this patient's consent keeps back: then
    /// the closing is left out, and nothing has failed (G-60).
    private func lacksDiagnosisByConsent(
        _ delivery: ClaimedDelivery, _ exchange: Exchange, _ sent: Preparation.Prepared
    ) async throws -> Bool {
        guard exchange.facts.ruleNumbers.contains(Self.diagnosisRule),
            sent.omitted.contains(where: { $0.type == "Condition" })
        else { return false }
        return try await self.isWithheld(delivery, of: .clinical)
    }

    /// The same, found before it was sent.
    private func lacksDiagnosisByConsent(
        _ delivery: ClaimedDelivery, _ refusal: Refusal, _ bound: ReferenceBinder.Bound
    ) async throws -> Bool {
        guard refusal.findings.map(\.ruleNumber) == [Self.diagnosisRule],
            bound.omitted.contains(where: { $0.type == "Condition" })
        else { return false }
        return try await self.isWithheld(delivery, of: .clinical)
    }

    private var rules: RuleCheck? {
        self.session.rules.map { book in
            let seconds = self.ambient.now().timeIntervalSince1970.rounded(.down)
            return RuleCheck(
                book, organizationID: self.session.configuration.satusehatOrganizationID,
                now: Instant(secondsSince1970: Int64(seconds)))
        }
    }

    /// Whether trouble with the delivery costs it a retry; with none to make, the first does.
    func costsRetry(_ delivery: ClaimedDelivery) async -> Bool {
        let costs = await self.session.gate.costsRetry(delivery.fence.deliveryID)
        return costs || delivery.retriesMax == 0
    }

    private func judge(
        _ delivery: ClaimedDelivery, of disclosure: DisclosureClass
    ) async throws -> ConsentJudge.Judgement {
        guard disclosure != .facility, let patientID = delivery.patientID else { return .allowed }
        return try await ConsentJudge(store: self.store, tenant: delivery.tenant)
            .judge(disclosure, patientID: patientID, now: self.ambient.now())
    }

    private func isWithheld(
        _ delivery: ClaimedDelivery, of disclosure: DisclosureClass
    ) async throws -> Bool {
        if case .refused = try await self.judge(delivery, of: disclosure) { return true }
        return false
    }
}

extension ConsentFacts {
    init(_ row: ConsentRow) {
        self.init(
            given: row.consentGiven,
            scope: ConsentScope(rawValue: row.consentScope.rawValue) ?? .none,
            at: row.consentDatetime,
            validFrom: row.validFrom,
            validUntil: row.validUntil,
            revoked: row.revoked
        )
    }
}
