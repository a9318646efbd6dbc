import SyncCore
import Testing

@Suite struct PlanMergeTests {
    private static let old: [UInt8] = [1]
    private static let new: [UInt8] = [2]

    private func decide(
        _ phase: DeliveryPhase?, _ existing: DeliveryOperation = .create,
        _ planned: DeliveryOperation = .create, digest: [UInt8] = new, keepsExisting: Bool = false,
        factHasCreate: Bool = true
    ) -> PlanMergeDecision {
        PlanMerge.decide(
            existing: phase.map {
                ExistingDelivery(phase: $0, operation: existing, templateDigest: Self.old)
            },
            templateDigest: digest, operation: planned, keepsExisting: keepsExisting,
            factHasCreate: factHasCreate)
    }

    @Test("A fact that is not queued yet is inserted", arguments: DeliveryOperation.allCases)
    func inserts(_ operation: DeliveryOperation) {
        #expect(self.decide(nil, operation, operation) == .insert)
        #expect(self.decide(nil, operation, operation, keepsExisting: true) == .insert)
    }

    @Test(
        "An update of a fact that never had a create is dropped", arguments: DeliveryPhase.allCases)
    func drops(_ phase: DeliveryPhase) {
        #expect(self.decide(nil, .update, .update, factHasCreate: false) == .dropped)
        #expect(self.decide(phase, .update, .update, factHasCreate: false) == .dropped)
    }

    @Test("The same template changes nothing in any phase", arguments: DeliveryPhase.allCases)
    func unchanged(_ phase: DeliveryPhase) {
        for existing in DeliveryOperation.allCases {
            for planned in DeliveryOperation.allCases {
                for keeps in [true, false] {
                    let decision = self.decide(
                        phase, existing, planned, digest: Self.old, keepsExisting: keeps)
                    #expect(decision == .unchanged)
                }
            }
        }
    }

    /// The table of `PlanMerge`, written out again by hand.
    private static let table: [(DeliveryPhase, DeliveryOperation, PlanMergeDecision)] = [
        (.waiting, .create, .amend(operation: .create)),
        (.blocked, .create, .amend(operation: .create)),
        (.held, .create, .amend(operation: .create)),
        (.claimed, .create, .insertBehind(operation: .update)),
        (.inFlight, .create, .insertBehind(operation: .update)),
        (.unknown, .create, .insertBehind(operation: .update)),
        (.created, .create, .insertBehind(operation: .update)),
        (.adopted, .create, .insertBehind(operation: .update)),
        (.updated, .create, .insertBehind(operation: .update)),
        (.rejected, .create, .amend(operation: .create)),
        (.exhausted, .create, .amend(operation: .create)),
        (.skipped, .create, .amend(operation: .create)),
        (.waiting, .update, .amend(operation: .update)),
        (.blocked, .update, .amend(operation: .update)),
        (.held, .update, .amend(operation: .update)),
        (.claimed, .update, .insertBehind(operation: .update)),
        (.inFlight, .update, .insertBehind(operation: .update)),
        (.unknown, .update, .insertBehind(operation: .update)),
        (.created, .update, .insertBehind(operation: .update)),
        (.adopted, .update, .insertBehind(operation: .update)),
        (.updated, .update, .insertBehind(operation: .update)),
        (.rejected, .update, .amend(operation: .update)),
        (.exhausted, .update, .amend(operation: .update)),
        (.skipped, .update, .amend(operation: .update)),
        (.waiting, .search, .amend(operation: .search)),
        (.blocked, .search, .amend(operation: .search)),
        (.held, .search, .amend(operation: .search)),
        (.claimed, .search, .insertBehind(operation: .search)),
        (.inFlight, .search, .insertBehind(operation: .search)),
        (.unknown, .search, .insertBehind(operation: .search)),
        (.created, .search, .amend(operation: .search)),
        (.adopted, .search, .amend(operation: .search)),
        (.updated, .search, .amend(operation: .search)),
        (.rejected, .search, .amend(operation: .search)),
        (.exhausted, .search, .amend(operation: .search)),
        (.skipped, .search, .amend(operation: .search)),
    ]

    @Test("A changed template is merged by the table")
    func changed() {
        #expect(
            Self.table.count == DeliveryPhase.allCases.count * DeliveryOperation.allCases.count)
        for (phase, operation, expected) in Self.table {
            #expect(self.decide(phase, operation, operation) == expected)
        }
    }

    @Test("An update that has not left stays an update when the create is planned again")
    func updateStaysUpdate() {
        #expect(self.decide(.waiting, .update, .create) == .amend(operation: .update))
        #expect(self.decide(.rejected, .update, .create) == .amend(operation: .update))
    }

    @Test("A create that has not left stays a create when an update is planned")
    func createStaysCreate() {
        #expect(self.decide(.blocked, .create, .update) == .amend(operation: .create))
    }

    @Test("A shared fact keeps what was queued first, unless that came to a bad end")
    func shared() {
        for phase in DeliveryPhase.allCases {
            let decision = self.decide(phase, .search, .search, keepsExisting: true)
            switch phase {
            case .rejected, .exhausted, .skipped:
                #expect(decision == .amend(operation: .search))
            default:
                #expect(decision == .unchanged)
            }
        }
    }
}
