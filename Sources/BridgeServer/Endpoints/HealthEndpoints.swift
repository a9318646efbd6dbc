import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncStore

/// How it goes: for the operator, and for whatever watches the process.
enum HealthEndpoints {
    static let all = [Self.health, Self.alerts, Self.acknowledge, Self.live, Self.ready]

    private static let alertShape = NamedSchema(
        name: "Alert",
        schema: .object([
            Property("id", .uuid), Property("organization_id", .uuid),
            Property("environment", .choice(PlatformEnvironment.allCases.map(\.rawValue))),
            Property("kind", .string), Property("code", .string), Property("detail", .string),
            Property("severity", .choice(["info", "warning", "critical"])),
            Property("count", .integer()), Property("since", .time), Property("last_at", .time),
            Property("told_at", .nullable(.time)),
            Property("acknowledged_at", .nullable(.time)), Property("ended_at", .nullable(.time)),
            Property("message", .string),
        ]))

    static let health = Endpoint(
        method: .get, path: "/api/v1/satusehat/health", group: "health",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Keadaan SATUSEHAT dan antrean sekarang.",
            "How the platform and the queue stand now."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("status", .choice(["healthy", "degraded", "unhealthy", "unknown"])),
            Property(
                "breaker",
                .object([
                    Property("state", .choice(["closed", "open", "half_open"])),
                    Property("opened_at", .nullable(.time)),
                    Property("probe_at", .nullable(.time)),
                    Property("consecutive_failures", .integer()),
                ])),
            Property(
                "token",
                .object([
                    Property("status", .choice(["valid", "expired", "not_obtained"])),
                    Property("expires_at", .nullable(.time)),
                ])),
            Property("queue", .map(.integer())),
            Property("unplanned_records", .integer()),
            Property("oldest_pending_at", .nullable(.time)),
            Property("oldest_pending_age_seconds", .nullable(.integer())),
            Property(
                "last_checks",
                .list(
                    .object([
                        Property("check_datetime", .time), Property("endpoint_checked", .string),
                        Property("response_time_ms", .integer()),
                        Property("status", .choice(["healthy", "degraded", "unhealthy"])),
                        Property("error_message", .nullable(.string)),
                    ]))),
            Property("alerts", .list(.named(Self.alertShape))),
            Property("last_sync_at", .nullable(.time)),
            Property("last_error", .nullable(.string)),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let configuration = try await call.configuration()
        let tenant = configuration.tenant
        let now = call.ambient.now()
        let checks = try await call.store.healthChecks(limit: 12, for: tenant)
        let breaker = try await call.services.bridge.breaker(of: tenant) ?? BreakerSnapshot()
        let summary = try await call.store.summary(for: tenant)
        let evidence = try await call.store.operatingEvidence(for: tenant, now: now)
        let alerts = try await call.store.alerts(limit: 100, for: tenant).filter(\.state.stands)
        return .object([
            "status": .string(checks.first?.status.rawValue ?? "unknown"),
            "breaker": .object([
                "state": .string(breaker.state.rawValue),
                "opened_at": JSONValue(breaker.openedAt), "probe_at": JSONValue(breaker.probeAt),
                "consecutive_failures": JSONValue(breaker.consecutiveFailures),
            ]),
            "token": .object([
                "status": .string(ConfigurationDocument.tokenStatus(configuration, now: now)),
                "expires_at": JSONValue(configuration.tokenExpiresAt),
            ]),
            "queue": .object(QueueEndpoints.summary(summary)),
            "unplanned_records": JSONValue(summary.unplannedRecords),
            "oldest_pending_at": JSONValue(evidence.oldestWaitingAt),
            "oldest_pending_age_seconds": JSONValue(
                optional: evidence.oldestWaitingAt.map { max(0, Int(now.timeIntervalSince($0))) }),
            "last_checks": .array(checks.map(Self.json)),
            "alerts": .array(alerts.map { .object(AlertDocument.json($0, call.language)) }),
            "last_sync_at": JSONValue(configuration.lastSyncAt),
            "last_error": JSONValue(configuration.lastError),
        ])
    }

    static let alerts = Endpoint(
        method: .get, path: "/api/v1/satusehat/alerts", group: "health",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Peringatan: yang masih berlaku lebih dulu.", "Alerts: what still stands first."),
        parameters: [Endpoint.limit(50, max: 500), Endpoint.environment],
        answer: .object([Property("data", .list(.named(Self.alertShape)))]),
        otherStatuses: [.badRequest]
    ) { call in
        let rows = try await call.store.alerts(
            limit: try call.limit(), for: try await call.tenant())
        let language = call.language
        return Reply.object([
            "data": .array(rows.map { .object(AlertDocument.json($0, language)) })
        ]).tagged()
    }

    static let acknowledge = Endpoint(
        method: .post, path: "/api/v1/satusehat/alerts/{id}/acknowledge", group: "health",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Catat bahwa ada yang menanganinya.", "Note that somebody sees to it."),
        parameters: [Endpoint.environment],
        answer: .named(Self.alertShape), otherStatuses: [.badRequest, .notFound]
    ) { call in
        let id = try call.id()
        let tenant = try await call.tenant()
        // Only what belongs to the caller: alerts are named over the whole store.
        let own = try await call.store.alerts(limit: AlertRow.messagesMax, for: tenant)
        guard own.contains(where: { $0.state.id == id }) else {
            throw APIError.notFound(
                "ALERT_NOT_FOUND",
                LocalizedText("Peringatan itu tidak ada.", "There is no such alert."))
        }
        let row = try await call.store.acknowledgeAlert(id, now: call.ambient.now())
        try await call.audit(
            "alert_acknowledged", resource: "alert", id: id.text, environment: tenant.environment)
        return .object(AlertDocument.json(row, call.language))
    }

    static let live = Endpoint(
        method: .get, path: "/health/live", group: "watching", access: .open,
        summary: LocalizedText("Apakah prosesnya hidup.", "Whether the process lives."),
        answer: .object([Property("status", .choice(["live"])), Property("version", .string)])
    ) { call in
        .object(["status": "live", "version": .string(call.services.version)])
    }

    static let ready = Endpoint(
        method: .get, path: "/health/ready", group: "watching", access: .open,
        summary: LocalizedText(
            "Apakah data dapat diterima dan disimpan.",
            "Whether records can be taken and stored."),
        answer: .object([Property("status", .choice(["ready"])), Property("configured", .flag)]),
        otherStatuses: [.serviceUnavailable]
    ) { call in
        let configurations = try await call.store.configurations()
        return .object([
            "status": "ready", "configured": .bool(configurations.contains(where: \.isActive)),
        ])
    }

    private static func json(_ row: HealthCheckRow) -> JSONValue {
        .object([
            "check_datetime": JSONValue(row.checkDatetime),
            "endpoint_checked": .string(row.endpointChecked),
            "response_time_ms": JSONValue(row.responseTimeMilliseconds),
            "status": .string(row.status.rawValue),
            "error_message": JSONValue(row.errorMessage),
        ])
    }
}
