import ClinicRecord
import Foundation
import SyncStore

/// The file with the key from outside the database that wraps every other key.
///
/// Made once and never written over: losing it loses everything sealed, so a missing key beside an
/// existing database is an error and not a reason to make a new one.
struct MasterKeyFile: Sendable {
    let home: HomeDirectory

    /// Reads the key, making it first when the home is new.
    func readOrCreate(random: @Sendable () -> UInt64) throws(Failure) -> MasterKey {
        if access(self.home.keyPath, F_OK) == 0 { return try self.read() }
        guard !self.home.hasDatabase else { throw self.missing }
        try self.create(random: random)
        return try self.read()
    }

    func read() throws(Failure) -> MasterKey {
        guard access(self.home.keyPath, F_OK) == 0 else { throw self.missing }
        do {
            return try MasterKey.read(path: self.home.keyPath)
        } catch {
            throw self.unusable(error.detail)
        }
    }

    /// True when others on this machine could read the key.
    var isOpenToOthers: Bool {
        var facts = stat()
        guard stat(self.home.keyPath, &facts) == 0 else { return false }
        return facts.st_mode & 0o077 != 0
    }

    /// Writes a new key beside the final name and links it there, so that a half-written key never
    /// carries the name and a key of another process that was faster is left alone.
    private func create(random: @Sendable () -> UInt64) throws(Failure) {
        let draft = self.home.keyPath + ".\(getpid()).new"
        unlink(draft)
        defer { unlink(draft) }
        do {
            _ = try MasterKey.create(path: draft, random: random)
        } catch {
            throw self.unusable(error.detail)
        }
        guard link(draft, self.home.keyPath) == 0 || errno == EEXIST else {
            throw self.unusable(String(cString: strerror(errno)))
        }
        let directory = open(self.home.path, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    private var missing: Failure {
        Failure(
            "KEY_MISSING",
            LocalizedText(
                "Berkas kunci \(self.home.keyPath) tidak ada, padahal basis datanya ada.",
                "The key file \(self.home.keyPath) is missing though there is a database."),
            advice: LocalizedText(
                "Kembalikan berkas itu dari cadangan; tanpa kunci, isinya tidak dapat dibaca.",
                "Put it back from your backup; without it nothing inside can be read."))
    }

    private func unusable(_ reason: String) -> Failure {
        Failure(
            "KEY_UNUSABLE",
            LocalizedText(
                "Berkas kunci \(self.home.keyPath) tidak dapat dipakai: \(reason).",
                "The key file \(self.home.keyPath) cannot be used: \(reason)."))
    }
}
