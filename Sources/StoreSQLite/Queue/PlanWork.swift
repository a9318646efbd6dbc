import Foundation
import GRDB
import SyncCore
import SyncStore

/// Merges one plan with the queue, in one transaction.
///
/// What becomes of each planned delivery is decided by `PlanMerge`; here its rows and edges are
/// written. Identifiers are given in the plan's order.
struct PlanWork {
    let work: Work
    let plan: QueuePlan
    let now: Date

    private var db: Database { self.work.db }

    func run() throws -> PlanOutcome {
        guard try self.takesRecord() else { return PlanOutcome() }
        let sealer = try self.work.writer(for: self.plan.tenant, now: self.now)
        var outcome = PlanOutcome()
        var drafts: [Draft] = []
        var newest: [PlanTarget: ParentState] = [:]
        let created = Set(
            self.plan.deliveries.lazy.filter { $0.operation == .create }.map(\.key))

        for planned in self.plan.deliveries {
            let draft = try self.decide(planned, created: created, sealer: sealer)
            switch draft.action {
            case .insert: outcome.inserted += 1
            case .amend: outcome.amended += 1
            case .keep, .drop: outcome.unchanged += 1
            }
            newest[PlanTarget(planned.key, planned.stage)] = draft.asParent
            drafts.append(draft)
        }
        try self.resolveEdges(of: &drafts, newest: newest)
        try CycleCheck(db: self.db).check(drafts)
        try self.write(drafts, sealer: sealer)
        try self.replaceFindings()
        return outcome
    }

    /// Marks the revision as planned; false when a newer one is stored, which will be planned itself.
    private func takesRecord() throws -> Bool {
        let name = self.plan.record
        let stored: Int? = try self.db.value(
            """
            SELECT revision FROM clinic_record
            WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
            """, self.tenantArguments + [name.kind, name.id.text])
        guard let stored else { throw StoreError(.notFound, "the record is not stored") }
        guard stored <= self.plan.revision else { return false }
        try self.db.run(
            """
            UPDATE clinic_record SET planned_revision = revision
            WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
            """, self.tenantArguments + [name.kind, name.id.text])
        return true
    }

    // MARK: Deciding

    private func decide(
        _ planned: PlannedDelivery, created: Set<ResourceKey>, sealer: Sealer
    ) throws -> Draft {
        let digest = sealer.contentDigest(planned.template)
        let row = try self.db.row(
            QueueSQL.newest,
            self.tenantArguments + planned.key.arguments + [planned.stage.rawValue])
        let existing = try row.map { try Existing($0) }
        var factHasCreate = created.contains(planned.key)
        if planned.operation == .update, !factHasCreate {
            factHasCreate = try self.factHasCreate(planned.key)
        }
        let decision = PlanMerge.decide(
            existing: existing?.forMerge, templateDigest: digest, operation: planned.operation,
            keepsExisting: planned.keepsExisting, factHasCreate: factHasCreate)
        switch decision {
        case .insert:
            return Draft(
                id: self.plan.makeUUID().text, planned: planned, digest: digest,
                action: .insert(operation: planned.operation, generation: 0, behind: nil))
        case .insertBehind(let operation):
            guard let existing else { return Draft.dropped(planned, digest: digest) }
            return Draft(
                id: self.plan.makeUUID().text, planned: planned, digest: digest,
                action: .insert(
                    operation: operation, generation: existing.generation + 1, behind: existing))
        case .amend(let operation):
            guard let existing else { return Draft.dropped(planned, digest: digest) }
            return Draft(
                id: existing.id, planned: planned, digest: digest,
                action: .amend(operation: operation, existing: existing))
        case .unchanged:
            guard let existing else { return Draft.dropped(planned, digest: digest) }
            return Draft(
                id: existing.id, planned: planned, digest: digest, action: .keep(existing))
        case .dropped:
            return Draft.dropped(planned, digest: digest)
        }
    }

    private func factHasCreate(_ key: ResourceKey) throws -> Bool {
        let found: Int? = try self.db.value(
            """
            SELECT 1 FROM satusehat_sync_queue
            WHERE organization_id = ? AND environment = ? AND resource_type = ?
                AND resource_id = ? AND resource_component = ? AND stage = 'create'
                AND phase <> 'skipped'
            LIMIT 1
            """, self.tenantArguments + key.arguments)
        return try found != nil
            || self.db.row(QueueSQL.identity, self.tenantArguments + key.arguments) != nil
    }

    // MARK: Edges

    private func resolveEdges(of drafts: inout [Draft], newest: [PlanTarget: ParentState]) throws {
        var known = newest
        for index in drafts.indices where drafts[index].takesEdges {
            var edges: [String: PlannedEdge] = [:]
            for dependency in drafts[index].planned.dependencies {
                let target = PlanTarget(dependency.key, dependency.stage)
                guard let parent = try self.parent(target, &known) else { continue }
                guard parent.id != drafts[index].id else {
                    throw StoreError(.dependencyCycle, "\(dependency.key) depends on itself")
                }
                let edge = PlannedEdge(parent: parent, kind: dependency.kind)
                // Two edges to one parent are one edge, of the stricter kind.
                if let other = edges[parent.id], other.kind.strictness >= edge.kind.strictness {
                    continue
                }
                edges[parent.id] = edge
            }
            if case .insert(_, _, let behind?) = drafts[index].action {
                edges[behind.id] = PlannedEdge(parent: behind.asParent, kind: .required)
            }
            drafts[index].edges = edges.values.sorted { $0.parent.id < $1.parent.id }
        }
    }

    /// The delivery that a dependency names; nil when the fact needs none because it is there.
    private func parent(
        _ target: PlanTarget, _ known: inout [PlanTarget: ParentState]
    ) throws -> ParentState? {
        if let found = known[target] { return found.isDropped ? nil : found }
        if let row = try self.db.row(
            QueueSQL.newest,
            self.tenantArguments + target.key.arguments + [target.stage.rawValue])
        {
            let found = try Existing(row).asParent
            known[target] = found
            return found
        }
        guard target.stage == .create,
            try self.db.row(QueueSQL.identity, self.tenantArguments + target.key.arguments) != nil
        else {
            throw StoreError(
                .unknownDependency,
                "nothing queued or known is called \(target.key) (\(target.stage.rawValue))")
        }
        return nil
    }

    // MARK: Writing

    private func write(_ drafts: [Draft], sealer: Sealer) throws {
        let writer = PlanWriter(
            db: self.db, plan: self.plan, sealer: sealer, now: self.now)
        let graph = DeliveryGraph(db: self.db, now: self.now)
        for draft in drafts { try writer.writeRow(draft) }
        for draft in drafts where draft.takesEdges { try writer.writeEdges(draft) }
        var changed: [String] = []
        for draft in drafts {
            switch draft.action {
            case .insert:
                // Most rows were written in their final place; these follow a failed or skipped one.
                if draft.edges.contains(where: \.needsCare), try graph.refresh(draft.id) {
                    changed.append(draft.id)
                }
            case .amend:
                try graph.place(draft.id)
                changed.append(draft.id)
            case .keep(let existing):
                let isUnsent = [.waiting, .blocked, .held].contains(existing.phase)
                if draft.takesEdges, isUnsent, try graph.refresh(draft.id) {
                    changed.append(draft.id)
                }
            case .drop:
                break
            }
        }
        try graph.spread(from: changed)
    }

    private func replaceFindings() throws {
        try FindingWork(db: self.db).replace(
            self.plan.findings, of: self.plan.record, tenant: self.plan.tenant)
    }

    private var tenantArguments: StatementArguments { self.plan.tenant.arguments }
}
