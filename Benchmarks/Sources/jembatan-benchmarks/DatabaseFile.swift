import Foundation
import StoreSQLite
import SyncCore
import SyncStore

/// A database of a benchmark and the key to it.
struct DatabaseFile {
    let path: String
    private let key: MasterKey

    init(_ directory: URL, _ name: String) {
        self.path = directory.appendingPathComponent(name + ".sqlite").path
        self.key = MasterKey.make(random: Ambient.system.random)
    }

    func open(_ ambient: Ambient) throws -> SQLiteStore {
        try SQLiteStore.open(path: self.path, masterKey: self.key, ambient: ambient)
    }

    func remove() {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: self.path + suffix)
        }
    }
}
