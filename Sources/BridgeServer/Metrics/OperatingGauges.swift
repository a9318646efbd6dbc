import Foundation
import SyncCore
import SyncStore

/// How every organization's sending stands, read when it is asked for.
///
/// An organization is named by its own UUID: it is a clinic, not a patient.
struct OperatingGauges {
    static let help: [String: String] = [
        "jembatan_http_requests_total": "Requests answered, by route, method and status.",
        "jembatan_http_request_duration_seconds": "Time from a request's head to its answer.",
        "jembatan_attempts_total": "Attempts that ended, by resource type and outcome.",
        "jembatan_attempt_duration_seconds": "Time from a request to the platform to its answer.",
        "jembatan_storage_flush_seconds": "Time that a commit takes to reach the disk.",
        "jembatan_deliveries": "Deliveries by status and phase.",
        "jembatan_unknown_outcomes": "Deliveries whose outcome is being looked for.",
        "jembatan_unplanned_records": "Records taken in and not planned yet.",
        "jembatan_oldest_waiting_seconds": "Age of the oldest delivery that could be sent.",
        "jembatan_breaker_open": "1 while the breaker keeps requests back.",
        "jembatan_breaker_failures": "Failures in a row.",
        "jembatan_alerts": "Alerts that stand, by kind and severity.",
        "jembatan_platform_requests_15m": "Requests to the platform within 15 minutes, by outcome.",
        "jembatan_platform_latency_milliseconds": "Average answer time within 15 minutes.",
        "jembatan_token_expires_seconds": "Seconds until the token runs out; negative when it has.",
        "jembatan_configured": "1 when the organization is configured and active.",
        "jembatan_uptime_seconds": "How long the process has run.",
        "jembatan_resident_bytes": "Memory of the process.",
    ]

    let services: BridgeServices

    func read() async throws -> [PrometheusText.Gauge] {
        var gauges = [
            PrometheusText.Gauge(
                "jembatan_uptime_seconds", [],
                Int((self.services.ambient.uptime() - self.services.startedAt).components.seconds))
        ]
        if let bytes = Self.residentBytes() {
            gauges.append(.init("jembatan_resident_bytes", [], bytes))
        }
        for configuration in try await self.services.store.configurations() {
            gauges += try await self.gauges(of: configuration)
        }
        return gauges
    }

    private func gauges(
        of configuration: SatusehatConfiguration
    ) async throws -> [PrometheusText.Gauge] {
        let tenant = configuration.tenant
        let now = self.services.ambient.now()
        let labels = [
            ("organization", tenant.organizationID.uuidString.lowercased()),
            ("environment", tenant.environment.rawValue),
        ]
        var gauges = [
            PrometheusText.Gauge("jembatan_configured", labels, configuration.isActive ? 1 : 0)
        ]
        let summary = try await self.services.store.summary(for: tenant)
        var phases: [DeliveryPhase: Int] = [:]
        for counts in summary.counts.values { phases.merge(counts, uniquingKeysWith: +) }
        for phase in DeliveryPhase.allCases {
            gauges.append(
                .init(
                    "jembatan_deliveries",
                    labels + [("status", phase.status.rawValue), ("phase", phase.rawValue)],
                    phases[phase] ?? 0))
        }
        gauges.append(.init("jembatan_unknown_outcomes", labels, phases[.unknown] ?? 0))
        gauges.append(.init("jembatan_unplanned_records", labels, summary.unplannedRecords))
        let evidence = try await self.services.store.operatingEvidence(for: tenant, now: now)
        let age = evidence.oldestWaitingAt.map { max(0, now.timeIntervalSince($0)) } ?? 0
        gauges.append(.init("jembatan_oldest_waiting_seconds", labels, age))
        let traffic = evidence.traffic
        for (outcome, count) in [
            ("all", traffic.requests), ("trouble", traffic.troubles),
            ("throttled", traffic.throttled),
        ] {
            gauges.append(
                .init("jembatan_platform_requests_15m", labels + [("outcome", outcome)], count))
        }
        gauges.append(
            .init("jembatan_platform_latency_milliseconds", labels, traffic.averageMilliseconds))
        if let breaker = try await self.services.bridge.breaker(of: tenant) {
            gauges.append(
                .init("jembatan_breaker_open", labels, breaker.state == .closed ? 0 : 1))
            gauges.append(.init("jembatan_breaker_failures", labels, breaker.consecutiveFailures))
        }
        if let expiry = configuration.tokenExpiresAt {
            gauges.append(
                .init("jembatan_token_expires_seconds", labels, expiry.timeIntervalSince(now)))
        }
        let alerts = try await self.services.store.alerts(limit: 500, for: tenant)
        for (kind, rows) in Dictionary(
            grouping: alerts.filter(\.state.stands),
            by: { "\($0.cause.kind.rawValue)|\($0.state.severity.rawValue)" })
        {
            let parts = kind.split(separator: "|").map(String.init)
            gauges.append(
                .init(
                    "jembatan_alerts", labels + [("kind", parts[0]), ("severity", parts[1])],
                    rows.count))
        }
        return gauges
    }

    /// What the system says of this process; nil where it does not say it this way.
    private static func residentBytes() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
            return nil
        }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * 4_096 } : nil
    }
}
