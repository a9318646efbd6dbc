import Foundation

/// Whose business it is that sending does not go as it should.
public enum Blame: String, Sendable, Hashable, CaseIterable {
    /// What the clinic handed in.
    case data
    case credentials
    /// Our settings: environment, Organization ID.
    case configuration
    /// The way from this machine to the platform.
    case network
    /// The address: ours, which is not let in, or the one we were told to send to.
    case address
    case platform
}

/// Everything that the question "ours or theirs?" is answered from.
public struct BlameEvidence: Sendable, Hashable {
    /// What a test of the whole way, made just now, came to.
    public enum Connection: Sendable, Hashable {
        case untested
        case works
        /// `kind` names the failure, such as `name_not_found` or `http_503`.
        case failed(Blame, kind: String?)
    }

    public var connection: Connection
    public var breaker: BreakerSnapshot
    /// What the configuration remembers as its last trouble, if it stands.
    public var remembered: String?
    /// The newest result of a health check, and what was wrong.
    public var health: HealthStatus?
    public var healthTrouble: String?
    public var operating: OperatingEvidence
    /// Codes of the errors within the window that were trouble rather than refusals.
    public var troubleCodes: [String: Int]
    public var completed: Int
    public var waiting: Int

    public init(
        connection: Connection = .untested, breaker: BreakerSnapshot = BreakerSnapshot(),
        remembered: String? = nil, health: HealthStatus? = nil, healthTrouble: String? = nil,
        operating: OperatingEvidence = OperatingEvidence(), troubleCodes: [String: Int] = [:],
        completed: Int = 0, waiting: Int = 0
    ) {
        self.connection = connection
        self.breaker = breaker
        self.remembered = remembered
        self.health = health
        self.healthTrouble = healthTrouble
        self.operating = operating
        self.troubleCodes = troubleCodes
        self.completed = completed
        self.waiting = waiting
    }
}

/// One fact that speaks for a judgement, for words to be made of.
public enum BlameReason: Sendable, Hashable {
    case connectionFailed(kind: String)
    case connectionWorks
    case remembered(String)
    case breakerOpen(failedProbes: Int)
    case health(HealthStatus, String)
    case traffic(troubles: Int, requests: Int)
    case troubleCodes([String])
    case refused(deliveries: Int, codes: [String])
    case exhausted(deliveries: Int, codes: [String])
    case othersArrived(Int)
    case waiting(Int)

    /// A stable name.
    public var code: String {
        switch self {
        case .connectionFailed: "connection_failed"
        case .connectionWorks: "connection_works"
        case .remembered: "remembered"
        case .breakerOpen: "breaker_open"
        case .health: "health"
        case .traffic: "traffic"
        case .troubleCodes: "trouble_codes"
        case .refused: "refused"
        case .exhausted: "exhausted"
        case .othersArrived: "others_arrived"
        case .waiting: "waiting"
        }
    }
}

/// The one answer, and what speaks for it.
public struct Judgement: Sendable, Hashable {
    /// Nil when nothing is wrong.
    public var blame: Blame?
    /// True when nothing gets through; false when some does.
    public var isBroken: Bool
    public var reasons: [BlameReason]

    public init(blame: Blame?, isBroken: Bool, reasons: [BlameReason]) {
        self.blame = blame
        self.isBroken = isBroken
        self.reasons = reasons
    }
}

/// Answers "ours or theirs?": data, credentials, our settings, our network, our address, the platform.
///
/// What was tried just now outranks what is remembered, what keeps everything back outranks what
/// keeps single deliveries back, and of the latter data outranks passing trouble.
public enum BlameRule {
    public static func judge(_ evidence: BlameEvidence) -> Judgement {
        if let judgement = Self.connection(evidence) { return judgement }
        if let judgement = Self.trouble(evidence) { return judgement }
        if let judgement = Self.single(evidence) { return judgement }
        return Judgement(
            blame: nil, isBroken: false,
            reasons: evidence.connection == .works ? [.connectionWorks] : [])
    }

    /// Whose business a remembered word is: why the queue stopped, or what a test found.
    public static func blame(remembered word: String) -> Blame? {
        Verdict.StopReason(rawValue: word)?.blame ?? Blame(rawValue: word)
    }

    // MARK: - Nothing gets through

    private static func connection(_ evidence: BlameEvidence) -> Judgement? {
        switch evidence.connection {
        case .failed(let blame, let kind):
            return Judgement(
                blame: blame, isBroken: true,
                reasons: [.connectionFailed(kind: kind ?? blame.rawValue)]
                    + Self.context(evidence))
        case .works:
            return nil
        case .untested:
            if let word = evidence.remembered, let blame = Self.blame(remembered: word) {
                return Judgement(
                    blame: blame, isBroken: true,
                    reasons: [.remembered(word)] + Self.context(evidence))
            }
            // A check that failed begins with the word for whose business it is.
            guard evidence.health == .unhealthy,
                let word = evidence.healthTrouble?.split(separator: " ").first,
                let blame = Self.blame(remembered: String(word))
            else { return nil }
            return Judgement(blame: blame, isBroken: true, reasons: Self.context(evidence))
        }
    }

    private static func trouble(_ evidence: BlameEvidence) -> Judgement? {
        let isOpen = evidence.breaker.state != .closed
        let isTroubled = evidence.operating.traffic.isTroubled
        let areMany = evidence.operating.troubles.count >= OperatingEvidence.troubledMin
        guard isOpen || isTroubled || areMany else { return nil }
        // Where nothing ever left this machine, the platform had no part in it.
        let neverLeft =
            !evidence.troubleCodes.isEmpty
            && evidence.troubleCodes.keys.allSatisfy { $0 == "not_sent" }
        let works: [BlameReason] = evidence.connection == .works ? [.connectionWorks] : []
        return Judgement(
            blame: neverLeft ? .network : .platform, isBroken: isOpen,
            reasons: Self.context(evidence) + works)
    }

    /// What bears a judgement about everything out.
    private static func context(_ evidence: BlameEvidence) -> [BlameReason] {
        var reasons: [BlameReason] = []
        if evidence.breaker.state != .closed {
            reasons.append(.breakerOpen(failedProbes: evidence.breaker.reopenings))
        }
        if let health = evidence.health, health != .healthy {
            reasons.append(.health(health, evidence.healthTrouble ?? ""))
        }
        let traffic = evidence.operating.traffic
        if traffic.troubles > 0 {
            reasons.append(.traffic(troubles: traffic.troubles, requests: traffic.requests))
        }
        if !evidence.troubleCodes.isEmpty {
            reasons.append(.troubleCodes(evidence.troubleCodes.keys.sorted()))
        }
        if evidence.waiting > 0 { reasons.append(.waiting(evidence.waiting)) }
        return reasons
    }

    // MARK: - Single deliveries do not

    private static func single(_ evidence: BlameEvidence) -> Judgement? {
        let failures = evidence.operating.failures
        let refused = failures.filter { !$0.isExhausted }
        let arrived: [BlameReason] =
            evidence.completed > 0 ? [.othersArrived(evidence.completed)] : []
        if !refused.isEmpty {
            // Refusals for want of a right say nothing about the data.
            let isAboutRights = refused.allSatisfy { $0.category == .auth }
            return Judgement(
                blame: isAboutRights ? .credentials : .data, isBroken: false,
                reasons: [.refused(deliveries: Self.count(refused), codes: Self.codes(refused))]
                    + arrived)
        }
        guard !failures.isEmpty else { return nil }
        return Judgement(
            blame: .platform, isBroken: false,
            reasons: [.exhausted(deliveries: Self.count(failures), codes: Self.codes(failures))]
                + arrived)
    }

    private static func count(_ failures: [OperatingEvidence.Failures]) -> Int {
        failures.map(\.count).reduce(0, +)
    }

    /// The most frequent first.
    private static func codes(_ failures: [OperatingEvidence.Failures]) -> [String] {
        failures.sorted { ($1.count, $0.code) < ($0.count, $1.code) }.map(\.code)
    }
}

extension Verdict.StopReason {
    /// Whose business it is that the queue stopped.
    public var blame: Blame {
        switch self {
        case .credentialsRefused, .tokenRefused, .clientNotRegistered: .credentials
        case .wrongEnvironment, .wrongOrganization: .configuration
        case .networkBlocked, .wrongAddress: .address
        }
    }
}
