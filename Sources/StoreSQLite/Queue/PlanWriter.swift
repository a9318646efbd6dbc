import Foundation
import GRDB
import SyncCore
import SyncStore

/// Writes the rows and edges of a plan.
struct PlanWriter {
    let db: Database
    let plan: QueuePlan
    let sealer: Sealer
    let now: Date

    func writeRow(_ draft: Draft) throws {
        switch draft.action {
        case .insert(let operation, let generation, _):
            try self.insert(draft, operation: operation, generation: generation)
        case .amend(let operation, _):
            try self.amend(draft, operation: operation)
        case .keep, .drop:
            break
        }
    }

    private func insert(
        _ draft: Draft, operation: DeliveryOperation, generation: Int
    ) throws {
        let planned = draft.planned
        let open = draft.edges.lazy.filter { $0.state == .open }.count
        try self.db.run(
            Self.insertRow,
            [
                "id": draft.id, "organization": self.plan.tenant.organizationText,
                "environment": self.plan.tenant.environment.rawValue,
                "type": planned.key.type, "local": planned.key.localID.text,
                "component": planned.key.component, "stage": planned.stage.rawValue,
                "generation": generation, "operation": operation.rawValue,
                "phase": (open > 0 ? DeliveryPhase.blocked : .waiting).rawValue,
                "rank": planned.order, "encounter": planned.encounterID?.text,
                "patient": planned.patientID?.text, "disclosure": planned.disclosure.rawValue,
                "business": self.businessIdentifier(planned, operation),
                "dependsOn": Self.idList(draft.edges), "open": open,
                "retries": self.plan.retriesMax, "now": self.now.milliseconds,
                "digest": Data(draft.digest),
                "template": try self.sealedTemplate(draft),
            ])
    }

    private func amend(_ draft: Draft, operation: DeliveryOperation) throws {
        let planned = draft.planned
        try PastWork(db: self.db).leave(draft.id, now: self.now)
        try self.db.run(
            Self.amendRow,
            [
                "id": draft.id, "operation": operation.rawValue, "rank": planned.order,
                "encounter": planned.encounterID?.text, "patient": planned.patientID?.text,
                "disclosure": planned.disclosure.rawValue,
                "business": self.businessIdentifier(planned, operation),
                "retries": self.plan.retriesMax, "digest": Data(draft.digest),
                "template": try self.sealedTemplate(draft),
            ])
    }

    /// Makes the edges of a delivery those of the plan; one that is kept keeps its state.
    func writeEdges(_ draft: Draft) throws {
        var wanted = Dictionary(uniqueKeysWithValues: draft.edges.map { ($0.parent.id, $0) })
        if case .insert = draft.action {
            for edge in draft.edges { try self.insertEdge(edge, childID: draft.id) }
            return
        }
        for row in try self.db.rows(Self.edgesOfChild, [draft.id]) {
            let parentID: String = row["parent_id"]
            let kind: Dependency.Kind = try row.word("kind")
            if let edge = wanted[parentID], edge.kind == kind {
                wanted[parentID] = nil
            } else {
                try self.db.run(Self.deleteEdge, [draft.id, parentID])
            }
        }
        for edge in draft.edges where wanted[edge.parent.id] != nil {
            try self.insertEdge(edge, childID: draft.id)
        }
        try self.db.run(Self.setDependsOn, [Self.idList(draft.edges), draft.id])
    }

    private func insertEdge(_ edge: PlannedEdge, childID: String) throws {
        try self.db.run(
            Self.insertEdgeRow,
            [
                childID, edge.parent.id, self.plan.tenant.organizationText,
                self.plan.tenant.environment.rawValue, edge.kind.rawValue, edge.state.rawValue,
                self.now.milliseconds,
            ])
    }

    /// The identifier under which only one delivery may be under way.
    ///
    /// A search sends nothing that could be doubled, and what it looks by is a person's number,
    /// which has no place in a readable column.
    private func businessIdentifier(
        _ planned: PlannedDelivery, _ operation: DeliveryOperation
    ) -> String? {
        guard operation != .search, let identifier = planned.businessIdentifier,
            !PersonalIdentifier.isPersonal(identifier)
        else { return nil }
        return identifier
    }

    private func sealedTemplate(_ draft: Draft) throws -> Data {
        try self.sealer.seal(
            draft.planned.template, "satusehat_sync_queue", "fhir_resource", draft.id)
    }

    private static func idList(_ edges: [PlannedEdge]) -> String? {
        guard !edges.isEmpty else { return nil }
        return "[" + edges.map { "\"\($0.parent.id)\"" }.joined(separator: ",") + "]"
    }

    static let insertRow = """
        INSERT INTO satusehat_sync_queue (
            id, organization_id, environment, resource_type, resource_id, resource_component,
            stage, generation, operation, phase, order_rank, encounter_id, patient_id, disclosure,
            business_identifier, depends_on, open_dependencies, max_retries, created_at,
            template_digest, fhir_resource)
        VALUES (
            :id, :organization, :environment, :type, :local, :component, :stage, :generation,
            :operation, :phase, :rank, :encounter, :patient, :disclosure, :business, :dependsOn,
            :open, :retries, :now, :digest, :template)
        """

    /// The row goes through `held` to the place that its edges give it.
    private static let amendRow = """
        UPDATE satusehat_sync_queue
        SET operation = :operation, phase = 'held', order_rank = :rank, encounter_id = :encounter,
            patient_id = :patient, disclosure = :disclosure, business_identifier = :business,
            max_retries = :retries, retry_count = 0, next_retry_at = NULL, blocked_by = NULL,
            skip_reason = NULL, skipped_by = NULL, error_message = NULL, response_status = NULL,
            completed_at = NULL, settled_at = NULL, lease_number = lease_number + 1,
            lease_until = NULL, lease_owner = NULL, template_digest = :digest,
            fhir_resource = :template
        WHERE id = :id
        """

    private static let edgesOfChild = """
        SELECT parent_id, kind FROM delivery_dependency WHERE child_id = ?
        """

    private static let deleteEdge = """
        DELETE FROM delivery_dependency WHERE child_id = ? AND parent_id = ?
        """

    static let insertEdgeRow = """
        INSERT INTO delivery_dependency (
            child_id, parent_id, organization_id, environment, kind, state, since)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """

    private static let setDependsOn = """
        UPDATE satusehat_sync_queue SET depends_on = ? WHERE id = ?
        """
}
