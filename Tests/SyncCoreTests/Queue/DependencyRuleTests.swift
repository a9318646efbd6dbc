import SyncCore
import Testing

@Suite struct DependencyRuleTests {
    private func state(
        _ kind: Dependency.Kind, _ phase: DeliveryPhase, stuck: Bool = false
    ) -> EdgeState {
        DependencyRule.edgeState(kind: kind, parentPhase: phase, parentIsStuck: stuck)
    }

    @Test("A completed parent satisfies every kind", arguments: Dependency.Kind.allCases)
    func completed(_ kind: Dependency.Kind) {
        for phase in [DeliveryPhase.created, .adopted, .updated] {
            #expect(self.state(kind, phase) == .satisfied)
        }
    }

    @Test("A skipped parent skips a child that requires it and is left out by the others")
    func skipped() {
        #expect(self.state(.required, .skipped) == .skipsChild)
        #expect(self.state(.accepted, .skipped) == .omitted)
        #expect(self.state(.settled, .skipped) == .omitted)
    }

    @Test("A failed parent frees only a child that waits for it to settle")
    func failed() {
        for phase in [DeliveryPhase.rejected, .exhausted] {
            #expect(self.state(.required, phase) == .open)
            #expect(self.state(.accepted, phase) == .open)
            #expect(self.state(.settled, phase) == .omitted)
            for kind in Dependency.Kind.allCases {
                let isStuck = DependencyRule.makesChildStuck(
                    kind: kind, parentPhase: phase, parentIsStuck: false)
                #expect(isStuck == (kind != .settled))
            }
        }
    }

    @Test("A parent on its way keeps the edge open", arguments: Dependency.Kind.allCases)
    func onItsWay(_ kind: Dependency.Kind) {
        for phase in DeliveryPhase.allCases
        where phase.status == .pending || phase.status == .processing {
            #expect(self.state(kind, phase) == .open)
            let isStuck = DependencyRule.makesChildStuck(
                kind: kind, parentPhase: phase, parentIsStuck: false)
            #expect(!isStuck)
        }
    }

    @Test("A parent stuck behind a failed one counts like it")
    func stuck() {
        #expect(self.state(.required, .blocked, stuck: true) == .open)
        #expect(self.state(.accepted, .blocked, stuck: true) == .open)
        #expect(self.state(.settled, .blocked, stuck: true) == .omitted)
        #expect(
            DependencyRule.makesChildStuck(
                kind: .required, parentPhase: .blocked, parentIsStuck: true))
        #expect(
            !DependencyRule.makesChildStuck(
                kind: .settled, parentPhase: .blocked, parentIsStuck: true))
    }
}
