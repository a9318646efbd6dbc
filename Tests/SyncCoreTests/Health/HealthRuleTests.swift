import SyncCore
import Testing

@Suite("How well the platform works")
struct HealthRuleTests {
    private typealias Traffic = OperatingEvidence.Traffic

    @Test(
        "A check is healthy, degraded or unhealthy",
        arguments: [
            (HealthRule.Outcome.succeeded, 1_999, true, Traffic(), HealthStatus.healthy),
            (.succeeded, 2_000, true, Traffic(), .degraded),
            (.throttled, 1, true, Traffic(), .degraded),
            (.failed, 1, true, Traffic(), .unhealthy),
            (.succeeded, 1, false, Traffic(), .unhealthy),
            (.succeeded, 1, true, Traffic(requests: 10, troubles: 1), .healthy),
            (.succeeded, 1, true, Traffic(requests: 10, troubles: 2), .degraded),
            (.succeeded, 1, true, Traffic(requests: 1_000, troubles: 101), .degraded),
        ])
    func check(
        _ outcome: HealthRule.Outcome, _ milliseconds: Int, _ isBreakerClosed: Bool,
        _ traffic: OperatingEvidence.Traffic, _ status: HealthStatus
    ) {
        #expect(
            HealthRule.status(
                outcome, milliseconds: milliseconds, isBreakerClosed: isBreakerClosed,
                traffic: traffic) == status)
    }

    @Test(
        "Real work says it without a check",
        arguments: [
            (Traffic(requests: 50, averageMilliseconds: 200), true, HealthStatus.healthy),
            (Traffic(requests: 50, averageMilliseconds: 2_000), true, .degraded),
            (Traffic(requests: 50, throttled: 1, averageMilliseconds: 200), true, .degraded),
            (Traffic(requests: 50, troubles: 6, averageMilliseconds: 200), true, .degraded),
            (Traffic(requests: 3, troubles: 3, averageMilliseconds: 200), true, .unhealthy),
            (Traffic(requests: 50, averageMilliseconds: 200), false, .unhealthy),
        ])
    func traffic(
        _ traffic: OperatingEvidence.Traffic, _ isBreakerClosed: Bool, _ status: HealthStatus
    ) {
        #expect(HealthRule.status(of: traffic, isBreakerClosed: isBreakerClosed) == status)
    }

    @Test(
        "Every five minutes, and with a request of its own only when nothing else tells",
        arguments: [
            (Duration.seconds(299), Duration?.none, true, HealthSchedule.Step.wait),
            (.seconds(300), nil, true, .probe),
            (.seconds(300), .zero, true, .probe),
            (.seconds(300), .seconds(1), true, .observe),
            (.seconds(300), nil, false, .observe),
            (.seconds(299), nil, false, .wait),
        ])
    func schedule(
        _ uptime: Duration, _ lastTraffic: Duration?, _ isBreakerClosed: Bool,
        _ step: HealthSchedule.Step
    ) {
        #expect(
            HealthSchedule.step(
                lastCheck: .zero, lastTraffic: lastTraffic, isBreakerClosed: isBreakerClosed,
                uptime: uptime) == step)
    }
}
