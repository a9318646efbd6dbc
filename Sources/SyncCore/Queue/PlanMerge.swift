/// The newest delivery in the queue for one fact and stage, as far as a new plan must know it.
public struct ExistingDelivery: Sendable, Hashable {
    public var phase: DeliveryPhase
    public var operation: DeliveryOperation
    public var templateDigest: [UInt8]

    public init(phase: DeliveryPhase, operation: DeliveryOperation, templateDigest: [UInt8]) {
        self.phase = phase
        self.operation = operation
        self.templateDigest = templateDigest
    }
}

/// What becomes of one planned delivery.
public enum PlanMergeDecision: Sendable, Hashable {
    /// The queue already says it.
    case unchanged
    /// A first delivery of this fact and stage.
    case insert
    /// The existing row takes the new template and `operation`, and goes back in line: waiting or
    /// blocked by its dependencies, retries counted from zero.
    case amend(operation: DeliveryOperation)
    /// A new delivery that waits for the existing one: an update, or for a search another search.
    case insertBehind(operation: DeliveryOperation)
    /// Changes a fact that was never asked to exist: nothing is queued.
    case dropped
}

/// Merges a plan with the queue, so that a later revision sends only what changed.
///
/// `existing` is the newest delivery for the key and stage. An equal template is always `unchanged`,
/// whatever became of it: repeating a record must not repeat a refusal.
///
/// | existing | planned create | planned update | planned search |
/// |---|---|---|---|
/// | none | insert | insert if the fact has a create, else dropped | insert |
/// | waiting, blocked, held | amend | amend | amend |
/// | rejected, exhausted, skipped | amend | amend | amend |
/// | claimed, in flight, unknown | update behind | update behind | search behind |
/// | completed | update behind | update behind | amend (looked up again) |
///
/// An amended row keeps being an update when it was one, and stays a create when an update of it is
/// planned before it left. Facts shared by many records (`keepsExisting`) keep what was queued first
/// unless that came to a bad end; then the newer template gets its chance.
public enum PlanMerge {
    /// - Parameter factHasCreate: True when a create delivery of the key is queued, in any phase but
    ///   skipped, or a platform identifier is known. Only planned updates ask for it.
    public static func decide(
        existing: ExistingDelivery?,
        templateDigest: [UInt8],
        operation: DeliveryOperation,
        keepsExisting: Bool,
        factHasCreate: Bool
    ) -> PlanMergeDecision {
        if operation == .update && !factHasCreate { return .dropped }
        guard let existing else { return .insert }
        if existing.templateDigest == templateDigest { return .unchanged }

        let cameToBadEnd = existing.phase.status == .failed || existing.phase == .skipped
        if keepsExisting && !cameToBadEnd { return .unchanged }

        switch existing.phase {
        case .waiting, .blocked, .held, .rejected, .exhausted, .skipped:
            return .amend(operation: Self.amended(existing.operation, by: operation))
        case .claimed, .inFlight, .unknown:
            return .insertBehind(operation: operation == .search ? .search : .update)
        case .created, .adopted, .updated:
            return operation == .search
                ? .amend(operation: .search) : .insertBehind(operation: .update)
        }
    }

    private static func amended(
        _ existing: DeliveryOperation, by planned: DeliveryOperation
    ) -> DeliveryOperation {
        switch (existing, planned) {
        case (.update, .create): .update
        case (.create, .update): .create
        default: planned
        }
    }
}
