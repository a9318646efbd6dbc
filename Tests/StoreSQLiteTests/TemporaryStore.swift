import Foundation
import SyncCore
import SyncStore
import SyncStoreTesting

@testable import StoreSQLite

/// Holds the directories of all databases of this run, and is removed at its end.
private let temporaryRoot: URL = {
    let root = FileManager.default.temporaryDirectory
        .appendingPathComponent("jembatan-store-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: temporaryRoot) }
    return root
}()

/// A database in a directory of its own.
final class TemporaryStore: StorePlace, Sendable {
    let directory: URL
    let masterKey: MasterKey
    let ambient: Ambient
    let mode: WriteMode

    init(mode: WriteMode = .gathered) throws {
        self.mode = mode
        self.ambient = .system
        self.directory = temporaryRoot.appendingPathComponent(self.ambient.makeUUID().uuidString)
        try FileManager.default.createDirectory(
            at: self.directory, withIntermediateDirectories: true)
        self.masterKey = MasterKey.make(random: self.ambient.random)
    }

    var path: String { self.directory.appendingPathComponent("jembatan.sqlite").path }

    func open() async throws -> any SyncStore { try self.openStore() }

    func openStore(
        masterKey: MasterKey? = nil, busySeconds: Double = DatabaseOpening.busySeconds,
        migrations: [Migration] = Migration.all
    ) throws -> SQLiteStore {
        try SQLiteStore.open(
            path: self.path, masterKey: masterKey ?? self.masterKey, ambient: self.ambient,
            mode: self.mode, busySeconds: busySeconds, migrations: migrations)
    }
}
