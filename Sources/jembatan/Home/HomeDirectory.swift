import ClinicRecord
import Foundation

/// The directory that holds everything of one installation: database, key file, lock.
struct HomeDirectory: Sendable {
    static let variable = "JEMBATAN_HOME"
    /// Nobody but the owner may look inside.
    private static let ownerOnly: mode_t = 0o700

    let path: String

    var databasePath: String { self.path + "/jembatan.sqlite" }
    var keyPath: String { self.path + "/master.key" }
    var lockPath: String { self.path + "/engine.lock" }

    init(path: String) {
        self.path = path
    }

    /// The home named by the environment, or the default below the person's own directory.
    static func named(
        in environment: [String: String], workingDirectory: String
    ) throws(Failure) -> HomeDirectory {
        if let named = environment[self.variable], !named.isEmpty {
            return HomeDirectory(
                path: named.hasPrefix("/") ? named : workingDirectory + "/" + named)
        }
        guard let person = environment["HOME"], person.hasPrefix("/") else {
            throw Failure(
                "HOME_UNKNOWN",
                LocalizedText(
                    "Direktori data tidak diketahui: JEMBATAN_HOME dan HOME kosong.",
                    "There is no data directory: neither JEMBATAN_HOME nor HOME is set."),
                advice: LocalizedText(
                    "Ketik: export JEMBATAN_HOME=/var/lib/jembatan",
                    "Type: export JEMBATAN_HOME=/var/lib/jembatan"))
        }
        return HomeDirectory(path: person + "/.local/share/jembatan")
    }

    var exists: Bool { Self.isDirectory(self.path) }
    var hasDatabase: Bool { access(self.databasePath, F_OK) == 0 }

    /// True when others on this machine could look inside.
    var isOpenToOthers: Bool {
        var facts = stat()
        guard stat(self.path, &facts) == 0 else { return false }
        return facts.st_mode & 0o077 != 0
    }

    /// Makes the directory, readable by its owner alone, unless it is there.
    func create() throws(Failure) {
        if self.exists { return }
        let parent = (self.path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(
                atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw self.cannotCreate("\((error as NSError).localizedDescription)")
        }
        guard mkdir(self.path, Self.ownerOnly) == 0 || (errno == EEXIST && self.exists) else {
            throw self.cannotCreate(String(cString: strerror(errno)))
        }
    }

    private func cannotCreate(_ reason: String) -> Failure {
        Failure(
            "HOME_UNUSABLE",
            LocalizedText(
                "Direktori data \(self.path) tidak dapat dibuat: \(reason).",
                "The data directory \(self.path) cannot be made: \(reason)."),
            advice: LocalizedText(
                "Pilih direktori lain: export JEMBATAN_HOME=...",
                "Choose another one: export JEMBATAN_HOME=..."))
    }

    private static func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
