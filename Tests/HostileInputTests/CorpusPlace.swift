import Foundation
import HostileInput
import StoreSQLite
import SyncCore
import SyncStore

extension Corpus {
    /// The committed samples, found from where this file stands.
    static var committed: Corpus {
        Corpus(
            directory: URL(fileURLWithPath: #filePath)
                .deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("Corpus"))
    }
}

/// Empty stores, one after another, in a folder that goes with it.
final class PassingStores: Sendable {
    private let directory: URL

    init() throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        self.directory = (isThere ? memory : FileManager.default.temporaryDirectory)
            .appendingPathComponent("jembatan-hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: self.directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.directory)
    }

    func next(_ ambient: Ambient) throws -> SQLiteStore {
        try SQLiteStore.open(
            path: self.directory.appendingPathComponent("\(UUID().uuidString).sqlite").path,
            masterKey: MasterKey(bytes: Array(repeating: 7, count: 32)), ambient: ambient,
            mode: .direct)
    }
}
