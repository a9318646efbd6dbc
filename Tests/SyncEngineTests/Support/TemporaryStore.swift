import EngineSimulation
import Foundation
import StoreSQLite
import SyncCore
import SyncStore

/// A store on a file of its own that goes with the test.
final class TemporaryStore: Sendable {
    let path: String
    private let directory: URL

    /// - Parameter inMemory: Spares the disk where the machine offers a directory in memory.
    init(inMemory: Bool = false) throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
        self.directory = (isThere ? memory : FileManager.default.temporaryDirectory)
            .appendingPathComponent("jembatan-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: self.directory, withIntermediateDirectories: true)
        self.path = self.directory.appendingPathComponent("jembatan.sqlite").path
    }

    deinit {
        try? FileManager.default.removeItem(at: self.directory)
    }

    func open(_ ambient: Ambient) throws -> SQLiteStore {
        try SQLiteStore.open(
            path: self.path, masterKey: MasterKey(bytes: Array(repeating: 7, count: 32)),
            ambient: ambient, mode: .direct)
    }
}
