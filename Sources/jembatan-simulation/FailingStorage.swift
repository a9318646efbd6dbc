import ArgumentParser
import EngineSimulation
import Foundation
import StoreSQLite
import SyncStore

/// Lets storage fail at the first call of a day, then at the second, and so on to the last: refused,
/// dead before it, dead after it.
struct FailingStorage {
    let seed: UInt64
    let directory: URL

    func run() throws {
        let calls = try self.outcome(nil).calls
        var failed = 0
        for (kind, name) in [
            (Life.Blow.refuse, "refused"), (.dieBefore, "dead before"), (.dieAfter, "dead after"),
        ] {
            for call in 1...calls {
                let outcome = try self.outcome((call: call, kind: kind))
                var faults = outcome.faults
                if kind == .refuse, outcome.end != .empty {
                    faults.append("one refusal ended the process")
                }
                guard !faults.isEmpty else { continue }
                failed += 1
                print("call \(call) \(name) FAILED")
                for fault in faults.prefix(10) { print("  \(fault)") }
            }
        }
        print("\(calls) calls to storage, each failing in 3 ways, \(failed) failed")
        if failed > 0 { throw ExitCode(1) }
    }

    private func outcome(
        _ blow: (call: Int, kind: Life.Blow)?
    ) throws -> StorageTrial.Outcome {
        let path = self.directory.appendingPathComponent("day.sqlite").path
        defer {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        return try StorageTrial(seed: self.seed, blow: blow) { ambient in
            try SQLiteStore.open(
                path: path, masterKey: MasterKey(bytes: Array(repeating: 1, count: 32)),
                ambient: ambient, mode: .direct)
        }.run()
    }
}
