import Foundation
import SyncCore
import Testing

@Suite struct FailureLedgerTests {
    private let one = UUID(uuidString: "00000000-0000-4000-8000-000000000001") ?? UUID()
    private let other = UUID(uuidString: "00000000-0000-4000-8000-000000000002") ?? UUID()

    private func fails(_ id: UUID, _ at: Duration, _ ledger: inout FailureLedger) -> Bool {
        ledger.failed(id, at: at)
    }

    @Test("A first failure costs nothing: no retry was made")
    func first() {
        var ledger = FailureLedger()
        ledger.answered(requestThatLeftAt: .seconds(1))
        #expect(!self.fails(self.one, .seconds(2), &ledger))
    }

    @Test("Failures with no good answer between them cost nothing, however many")
    func outage() {
        var ledger = FailureLedger()
        ledger.answered(requestThatLeftAt: .seconds(1))
        for second in 2..<50 {
            #expect(!self.fails(self.one, .seconds(second), &ledger))
            #expect(!self.fails(self.other, .seconds(second), &ledger))
        }
    }

    @Test("A retry that fails although another was answered well is consumed")
    func ownFault() {
        var ledger = FailureLedger()
        #expect(!self.fails(self.one, .seconds(2), &ledger))
        ledger.answered(requestThatLeftAt: .seconds(3))
        #expect(self.fails(self.one, .seconds(4), &ledger))
        #expect(!self.fails(self.one, .seconds(5), &ledger))
        ledger.answered(requestThatLeftAt: .seconds(6))
        #expect(self.fails(self.one, .seconds(7), &ledger))
    }

    @Test("A good answer to a request that left before the failure proves nothing")
    func straggler() {
        var ledger = FailureLedger()
        #expect(!self.fails(self.one, .seconds(2), &ledger))
        ledger.answered(requestThatLeftAt: .seconds(1))
        #expect(!self.fails(self.one, .seconds(4), &ledger))
        // Answers may come in another order than their requests left.
        ledger.answered(requestThatLeftAt: .seconds(5))
        ledger.answered(requestThatLeftAt: .seconds(3))
        #expect(self.fails(self.one, .seconds(6), &ledger))
    }

    @Test("What has failed for a day costs retries even if nobody was answered")
    func patience() {
        var ledger = FailureLedger()
        let day = FailureLedger.patience
        #expect(!self.fails(self.one, .seconds(2), &ledger))
        #expect(!self.fails(self.one, day, &ledger))
        #expect(!self.fails(self.other, day, &ledger))
        #expect(self.fails(self.one, day + .seconds(2), &ledger))
        #expect(self.fails(self.one, day + .seconds(3), &ledger))
        #expect(!self.fails(self.other, day + .seconds(4), &ledger))
    }

    @Test("What came to rest starts afresh")
    func forgotten() {
        var ledger = FailureLedger()
        #expect(!self.fails(self.one, .seconds(2), &ledger))
        ledger.forget(self.one)
        ledger.answered(requestThatLeftAt: .seconds(3))
        #expect(!self.fails(self.one, .seconds(4), &ledger))
    }
}
