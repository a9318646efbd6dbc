import Foundation

/// How well the platform and the way to it work, in the brief's words.
public enum HealthStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case healthy
    case degraded
    case unhealthy
}

/// Gives the three words their meaning (G-55).
public enum HealthRule {
    /// Slower than this is not well.
    public static let healthyMilliseconds = 2_000
    /// A larger share of requests in trouble within the window is not well.
    public static let troublePercentMax = 10

    /// What a check, or the traffic in its place, met.
    public enum Outcome: Sendable, Hashable {
        case succeeded
        case throttled
        case failed
    }

    public static func status(
        _ outcome: Outcome, milliseconds: Int, isBreakerClosed: Bool,
        traffic: OperatingEvidence.Traffic
    ) -> HealthStatus {
        guard isBreakerClosed, outcome != .failed else { return .unhealthy }
        let isSlow = milliseconds >= Self.healthyMilliseconds
        return outcome == .throttled || traffic.isTroubled || isSlow ? .degraded : .healthy
    }

    /// What real traffic says on its own: it is unhealthy when nothing at all went well.
    public static func status(
        of traffic: OperatingEvidence.Traffic, isBreakerClosed: Bool
    ) -> HealthStatus {
        let isDead = traffic.requests > 0 && traffic.troubles == traffic.requests
        return Self.status(
            isDead ? .failed : traffic.throttled > 0 ? .throttled : .succeeded,
            milliseconds: traffic.averageMilliseconds, isBreakerClosed: isBreakerClosed,
            traffic: traffic)
    }
}

extension OperatingEvidence.Traffic {
    /// Whether more of the requests met trouble than goes with a platform that is well.
    var isTroubled: Bool { self.troubles * 100 > self.requests * HealthRule.troublePercentMax }
}

/// When the platform's health is looked at, and how (G-55).
public enum HealthSchedule {
    public static let every: Duration = .seconds(300)

    public enum Step: Sendable, Hashable {
        case wait
        /// Nothing is asked: what the work met, or that the breaker is open, says it.
        case observe
        /// One request of ours, because nothing else would tell.
        case probe
    }

    /// - Parameters:
    ///   - lastCheck: When the last result was written, or the work began.
    ///   - lastTraffic: When a request of real work last came back.
    public static func step(
        lastCheck: Duration, lastTraffic: Duration?, isBreakerClosed: Bool, uptime: Duration
    ) -> Step {
        guard uptime - lastCheck >= Self.every else { return .wait }
        guard isBreakerClosed else { return .observe }
        if let lastTraffic, uptime - lastTraffic < Self.every { return .observe }
        return .probe
    }
}
