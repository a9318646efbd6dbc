import Foundation
import GRDB
import SyncCore
import SyncStore

/// Reads and writes endpoints and what is on its way to them.
struct WebhookWork {
    private static let goneFailure = "http_410"

    let work: Work

    private var db: Database { self.work.db }

    // MARK: Endpoints

    func save(_ endpoint: WebhookEndpointRow) throws {
        let id = endpoint.id.text
        let known = try self.db.row(Self.endpointOwner, [id])
        if let known, try known.tenant() != endpoint.tenant {
            throw StoreError(.invalidState, "the endpoint is another organization's")
        }
        if known == nil {
            let count: Int = try self.db.value(Self.countEndpoints, endpoint.tenant.arguments) ?? 0
            guard count < WebhookLimits.endpointsMax else {
                throw StoreError(
                    .invalidState, "there are \(WebhookLimits.endpointsMax) endpoints already")
            }
        }
        let sealer = try self.work.writer(for: endpoint.tenant, now: endpoint.createdAt)
        try self.db.run(
            Self.saveEndpoint,
            [id] + endpoint.tenant.arguments + [
                endpoint.kindsText, endpoint.isActive, endpoint.createdAt.milliseconds,
                endpoint.lastDeliveredAt?.milliseconds, endpoint.lastFailure,
                try sealer.seal(endpoint.url, "webhook_endpoint", "url", id),
                try sealer.seal(endpoint.secret, "webhook_endpoint", "secret", id),
            ])
    }

    func endpoints(_ tenant: Tenant, onlyActive: Bool = false) throws -> [WebhookEndpointRow] {
        try self.db.rows(onlyActive ? Self.activeEndpoints : Self.allEndpoints, tenant.arguments)
            .map { try WebhookEndpointRow($0, self.work) }
    }

    func remove(_ id: UUID, _ tenant: Tenant) throws {
        guard
            try self.db.change(
                "DELETE FROM webhook_endpoint WHERE id = ? AND organization_id = ? "
                    + "AND environment = ?", [id.text] + tenant.arguments) == 1
        else { throw StoreError(.notFound, "no endpoint has this identifier") }
    }

    // MARK: Events

    func append(_ event: WebhookEventRow) throws {
        let kind = event.kind.rawValue
        let endpoints: [String] = try self.db.rows(Self.endpointKinds, event.tenant.arguments)
            .filter { row in
                let kinds = (row["kinds"] as String).split(separator: " ")
                return kinds.isEmpty || event.kind == .test || kinds.contains { $0 == kind }
            }
            .map { $0["id"] }
        guard !endpoints.isEmpty,
            try self.db.change(
                Self.insertEvent,
                [event.id.text] + event.tenant.arguments + [
                    kind, Data(event.payload), event.createdAt.milliseconds,
                ]) == 1
        else { return }
        for endpoint in endpoints {
            try self.db.run(
                Self.insertDelivery,
                [self.work.ambient.makeUUID().text] + event.tenant.arguments + [
                    endpoint, event.id.text, event.createdAt.milliseconds,
                ])
        }
    }

    // MARK: Deliveries

    func due(
        limit: Int, _ tenant: Tenant, now: Date
    ) throws -> [(WebhookDeliveryRow, WebhookEndpointRow)] {
        let lines = try self.endpoints(tenant, onlyActive: true).map { endpoint in
            try self.db.rows(
                Self.dueOfEndpoint, [endpoint.id.text, now.milliseconds, max(0, limit)]
            ).map { (try WebhookDeliveryRow($0), endpoint) }
        }
        let longest = lines.map(\.count).max() ?? 0
        let inTurn = (0..<longest).flatMap { place in
            lines.compactMap { place < $0.count ? $0[place] : nil }
        }
        return Array(inTurn.prefix(max(0, limit)))
    }

    func note(
        _ id: UUID, responseStatus: Int?, milliseconds: Int, failure: String?, nextTryAt: Date?,
        isFinal: Bool, now: Date
    ) throws {
        let status: WebhookDeliveryRow.Status =
            failure == nil ? .delivered : (isFinal ? .failed : .pending)
        let next = status == .pending ? (nextTryAt ?? now).milliseconds : nil
        guard
            try self.db.change(
                Self.noteDelivery,
                [
                    status.rawValue, next, now.milliseconds, responseStatus, milliseconds, failure,
                    id.text,
                ]) == 1
        else { return }
        let isGone = status == .failed && responseStatus == WebhookSchedule.goneStatus
        try self.db.run(
            Self.noteEndpoint,
            [
                status == .delivered ? now.milliseconds : nil, failure, !isGone, id.text,
            ])
        if isGone {
            try self.db.run(Self.failRest, [Self.goneFailure, now.milliseconds, id.text])
        }
    }

    func deliveries(
        endpointID: UUID?, limit: Int, offset: Int, _ tenant: Tenant
    ) throws -> [WebhookDeliveryRow] {
        let page: StatementArguments = [
            max(0, min(limit, WebhookLimits.rowsMax)), max(0, offset),
        ]
        let rows =
            if let endpointID {
                try self.db.rows(
                    Self.ofEndpoint, [endpointID.text] + tenant.arguments + page)
            } else {
                try self.db.rows(Self.ofTenant, tenant.arguments + page)
            }
        return try rows.map { try WebhookDeliveryRow($0) }
    }

    func retry(_ id: UUID, _ tenant: Tenant, now: Date) throws {
        guard
            try self.db.change(
                Self.retryDelivery, [now.milliseconds, id.text] + tenant.arguments) == 1
        else { throw StoreError(.notFound, "no delivery of an event has this identifier") }
    }
}
