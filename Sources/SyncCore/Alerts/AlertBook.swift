import Foundation

/// Everything an alert can follow from, as it is at one moment.
public struct AlertFacts: Sendable, Hashable {
    /// What is known of whether the platform lets us in.
    public enum Access: Sendable, Hashable {
        case unknown
        case accepted
        case refused(Verdict.StopReason)
    }

    public var breaker: BreakerSnapshot
    public var access: Access
    public var evidence: OperatingEvidence
    /// How many deliveries wait to be sent.
    public var waiting: Int

    public init(
        breaker: BreakerSnapshot, access: Access, evidence: OperatingEvidence, waiting: Int
    ) {
        self.breaker = breaker
        self.access = access
        self.evidence = evidence
        self.waiting = waiting
    }
}

/// All causes of a tenant, and what people are to be told of them (G-59).
///
/// Nothing is counted here that storage does not know: a review looks at what is, so a process that
/// died before it could tell is made good for by the next review. What an outage brings about is the
/// outage's: while it stands, deliveries that fail on trouble or grow old add nothing.
public struct AlertBook: Sendable, Hashable {
    /// Failed probes in a row that make an outage critical.
    public static let reopeningsMax = 3
    /// How long a delivery may wait before people hear of it.
    public static let backlogSeconds = 86_400.0
    public static let breakerOpen = "breaker_open"
    public static let manyDeliveries = "many_deliveries"
    public static let refused = "refused"
    public static let exhausted = "exhausted"
    /// How long failures for want of retries stand after the last of them was seen: they are tried
    /// again by themselves, and while they are they look mended.
    public static let lingerSeconds = 7_200.0

    public var alerts: [AlertCause: AlertState]

    public init(_ alerts: [AlertCause: AlertState] = [:]) {
        self.alerts = alerts
    }

    /// Compares what is remembered with what is, and answers what to tell.
    public mutating func review(
        _ facts: AlertFacts, now: Date, makeUUID: () -> UUID
    ) -> [AlertMessage] {
        // What explains the rest comes first: that it ended now counts for the rest too.
        let explanations = self.note(self.explanations(facts, now: now), facts, now, makeUUID)
        return explanations
            + self.note(self.consequences(facts, now: now), facts, now, makeUUID)
    }

    /// Takes over how the causes of some kinds stand; those not named stand no more.
    private mutating func note(
        _ standings: Standings, _ facts: AlertFacts, _ now: Date, _ makeUUID: () -> UUID
    ) -> [AlertMessage] {
        let known = self.alerts.keys.filter { standings.kinds.contains($0.kind) }
        var messages: [AlertMessage] = []
        for cause in Set(standings.causes.keys).union(known).sorted() {
            let event: AlertMessage.Event?
            if let standing = standings.causes[cause] {
                event = self.stand(cause, standing, now: now, makeUUID: makeUUID)
            } else {
                event = self.end(cause, facts, now: now)
            }
            guard let event, let state = self.alerts[cause] else { continue }
            messages.append(
                AlertMessage(
                    id: makeUUID(), alertID: state.id, cause: cause, event: event,
                    severity: state.severity, detail: state.detail, since: state.since, at: now,
                    count: state.count, waiting: facts.waiting))
        }
        return messages
    }

    private mutating func stand(
        _ cause: AlertCause, _ standing: AlertStanding, now: Date, makeUUID: () -> UUID
    ) -> AlertMessage.Event? {
        let known = self.alerts[cause]
        var state =
            self.standing(cause)
            ?? AlertState(
                id: makeUUID(), severity: standing.severity,
                since: min(standing.since ?? now, now), lastAt: standing.lastAt,
                count: standing.count, toldAt: known?.toldAt)
        state.follow(standing)
        let event = state.takeMessage(now: now)
        self.alerts[cause] = state
        return event
    }

    private mutating func end(
        _ cause: AlertCause, _ facts: AlertFacts, now: Date
    ) -> AlertMessage.Event? {
        // What was not looked at may well stand, and so may what is being tried again.
        if cause.kind == .deliveryFailed && !facts.evidence.isFailuresWhole { return nil }
        if let state = self.alerts[cause], state.detail == Self.exhausted,
            abs(now.timeIntervalSince(state.lastAt)) < Self.lingerSeconds
        {
            return nil
        }
        let wasTold = self.alerts[cause]?.end(now: now) ?? false
        // That something works again after it was mended is no news to who mended it.
        return wasTold && cause.kind == .platformTrouble ? .ended : nil
    }

    /// What is remembered of a cause that stands.
    private func standing(_ cause: AlertCause) -> AlertState? {
        self.alerts[cause].flatMap { $0.stands ? $0 : nil }
    }

    // MARK: - What stands now

    private struct Standings {
        var kinds: Set<AlertKind>
        var causes: [AlertCause: AlertStanding] = [:]
    }

    private static let outageCause = AlertCause(.platformTrouble)

    private func explanations(_ facts: AlertFacts, now: Date) -> Standings {
        var standings = Standings(kinds: [.platformTrouble, .credentialsRefused])
        standings.causes[Self.outageCause] = self.outage(facts, now: now)
        switch facts.access {
        case .accepted:
            break
        case .refused(let reason):
            let cause = AlertCause(.credentialsRefused, code: reason.rawValue)
            standings.causes[cause] = AlertStanding(
                severity: .critical, since: now, lastAt: now, count: 1)
        case .unknown:
            for (cause, state) in self.alerts
            where cause.kind == .credentialsRefused && state.stands {
                standings.causes[cause] = AlertStanding(
                    severity: .critical, since: state.since, lastAt: state.lastAt, count: 1)
            }
        }
        return standings
    }

    private func consequences(_ facts: AlertFacts, now: Date) -> Standings {
        var standings = Standings(kinds: [.deliveryFailed, .backlog])
        for failures in facts.evidence.failures {
            self.add(failures, to: &standings.causes)
        }
        standings.causes[AlertCause(.backlog)] = self.backlog(facts, now: now)
        return standings
    }

    private func outage(_ facts: AlertFacts, now: Date) -> AlertStanding? {
        let breaker = facts.breaker
        guard breaker.state == .closed else {
            return AlertStanding(
                severity: breaker.reopenings >= Self.reopeningsMax ? .critical : .warning,
                detail: Self.breakerOpen, since: breaker.openedAt, lastAt: now,
                count: breaker.reopenings + 1)
        }
        let known = self.alerts[Self.outageCause]
        // The breaker decides when an outage that it noticed is over.
        if let known, known.stands, known.detail == Self.breakerOpen { return nil }
        // What a clock that was set back since calls the future was long ago.
        let recent = facts.evidence.troubles.filter { at in
            (0...OperatingEvidence.windowSeconds).contains(now.timeIntervalSince(at))
                && at > known?.endedAt ?? .distantPast
        }
        let isEnough = recent.count >= OperatingEvidence.troubledMin
        guard isEnough || (known?.stands ?? false && !recent.isEmpty) else { return nil }
        return AlertStanding(
            severity: .warning, detail: Self.manyDeliveries, since: recent.min(), lastAt: now,
            count: max(recent.count, known?.stands == true ? known?.count ?? 0 : 0))
    }

    private func add(
        _ failures: OperatingEvidence.Failures, to standings: inout [AlertCause: AlertStanding]
    ) {
        let cause = AlertCause(.deliveryFailed, code: failures.code)
        let known = self.standing(cause)
        var standing = AlertStanding(
            severity: .warning, detail: failures.isExhausted ? Self.exhausted : Self.refused,
            since: failures.newestAt, lastAt: failures.newestAt, count: failures.count,
            news: failures.isExhausted ? .whenMore : .whenLater)
        if failures.isExhausted && self.belongsToOutage(failures.newestAt) {
            // Told already, it stands as before; otherwise the outage tells of it.
            guard let known else { return }
            standing.lastAt = known.lastAt
            standing.count = known.count
        }
        if let other = standings[cause] {
            standing.count += other.count
            standing.lastAt = max(standing.lastAt, other.lastAt)
            standing.detail = Self.refused
            standing.news = .whenLater
        }
        standings[cause] = standing
    }

    private func belongsToOutage(_ at: Date) -> Bool {
        guard let outage = self.alerts[Self.outageCause] else { return false }
        guard let end = outage.endedAt else { return true }
        return (outage.since...max(outage.since, end)).contains(at)
    }

    /// Age counts from the end of what explains it, be it an outage or refused credentials.
    private func backlog(_ facts: AlertFacts, now: Date) -> AlertStanding? {
        guard let oldest = facts.evidence.oldestWaitingAt else { return nil }
        let explanations = self.alerts.filter {
            $0.key.kind == .platformTrouble || $0.key.kind == .credentialsRefused
        }.values
        let isExplained = explanations.contains(where: \.stands)
        let begins = explanations.compactMap(\.endedAt).reduce(oldest, max)
        let isOld = !isExplained && now.timeIntervalSince(begins) > Self.backlogSeconds
        let stands = self.alerts[AlertCause(.backlog)]?.stands ?? false
        guard isOld || (stands && isExplained) else { return nil }
        return AlertStanding(
            severity: .critical, since: oldest, lastAt: now, count: facts.waiting)
    }
}
