import HostileInput
import Testing

@Suite struct FuzzRunTests {
    private static let seed: UInt64 = 1

    private func run(_ name: String, _ stores: PassingStores) throws -> FuzzRun {
        try FuzzRun(target: name, corpus: .committed, makeStore: { try stores.next($0) })
    }

    @Test("Every sample of the corpus is stood as it is", arguments: FuzzRun.names)
    func samples(_ name: String) throws {
        let run = try self.run(name, try PassingStores())
        #expect(try run.samplesThatFail() == [])
        #expect(run.sampleCount > 0 || name == "door")
    }

    @Test("Spoiled samples are stood", arguments: FuzzRun.names)
    func spoiled(_ name: String) throws {
        let run = try self.run(name, try PassingStores())
        for number in 0..<UInt64(name == "door" ? 4 : 400) {
            #expect(try run.failure(seed: Self.seed, number: number) == nil)
        }
    }

    @Test("An input follows from seed and number alone", arguments: FuzzRun.names)
    func deterministic(_ name: String) throws {
        let stores = try PassingStores()
        let (one, two) = (try self.run(name, stores), try self.run(name, stores))
        let inputs = (0..<UInt64(40)).map { one.input(seed: Self.seed, number: $0) }
        #expect(inputs == (0..<UInt64(40)).map { two.input(seed: Self.seed, number: $0) })
        #expect(Set(inputs).count > 20)
        #expect(inputs != (0..<UInt64(40)).map { one.input(seed: Self.seed + 1, number: $0) })
    }

    @Test(
        "A platform that partly answers noise loses nothing and doubles nothing",
        arguments: 0..<UInt64(4))
    func engine(_ number: UInt64) throws {
        let stores = try PassingStores()
        let outcome = try EngineRun.outcome(seed: Self.seed, number: number) {
            try stores.next($0)
        }
        #expect(outcome.faults == [])
        #expect(outcome.disturbed > 0)
    }

    @Test("A target that does not exist is refused")
    func unknown() {
        #expect(throws: Corpus.Missing.self) {
            _ = try FuzzRun(
                target: "nothing", corpus: .committed,
                makeStore: { try PassingStores().next($0) })
        }
    }
}
