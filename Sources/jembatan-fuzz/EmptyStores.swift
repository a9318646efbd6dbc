import Foundation
import StoreSQLite
import SyncCore
import SyncStore

/// Opens one empty store after another; each takes the place of the one before.
final class EmptyStores: Sendable {
    /// In memory where the machine offers that: what is tried here is not the disk.
    static var place: URL {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        return isThere ? memory : FileManager.default.temporaryDirectory
    }

    private let directory: URL

    init(directory: URL) {
        self.directory = directory
    }

    func next(_ ambient: Ambient) throws -> SQLiteStore {
        let path = self.directory.appendingPathComponent("store.sqlite").path
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
        return try SQLiteStore.open(
            path: path, masterKey: MasterKey(bytes: Array(repeating: 1, count: 32)),
            ambient: ambient, mode: .direct)
    }
}
