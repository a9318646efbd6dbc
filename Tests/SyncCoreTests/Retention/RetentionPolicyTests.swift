import SyncCore
import Testing

@Suite("For how many days what has ended is kept")
struct RetentionPolicyTests {
    @Test(
        "No kind can be set below its floor or beyond a century",
        arguments: RetentionPolicy.Kind.allCases)
    func bounds(_ kind: RetentionPolicy.Kind) {
        var policy = RetentionPolicy()
        #expect(policy[kind] == kind.defaultDays)
        #expect(kind.defaultDays >= kind.floorDays)
        for days in [Int.min, -1, 0, kind.floorDays - 1] {
            policy[kind] = days
            #expect(policy[kind] == kind.floorDays)
        }
        policy[kind] = Int.max
        #expect(policy[kind] == RetentionPolicy.daysMax)
        policy[kind] = kind.floorDays + 1
        #expect(policy[kind] == kind.floorDays + 1)
    }

    @Test("Who did what is kept for seven whole years by default and five at least")
    func audit() {
        #expect(RetentionPolicy.Kind.audit.defaultDays >= 7 * 365 + 2)
        #expect(RetentionPolicy.Kind.audit.floorDays >= 5 * 365 + 2)
    }
}
