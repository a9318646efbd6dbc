import Foundation
import Testing

@testable import jembatan

@Suite struct HomeTests {
    private func mode(_ path: String) -> mode_t {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
    }

    @Test("The environment names the home, and a relative name starts where one stands")
    func names() throws {
        let named = try HomeDirectory.named(
            in: ["JEMBATAN_HOME": "/data/j", "HOME": "/home/a"], workingDirectory: "/w")
        #expect(named.path == "/data/j")
        let relative = try HomeDirectory.named(
            in: ["JEMBATAN_HOME": "j"], workingDirectory: "/w")
        #expect(relative.path == "/w/j")
        let fallback = try HomeDirectory.named(
            in: ["JEMBATAN_HOME": "", "HOME": "/home/a"], workingDirectory: "/w")
        #expect(fallback.path == "/home/a/.local/share/jembatan")
        #expect(throws: Failure.self) {
            try HomeDirectory.named(in: [:], workingDirectory: "/w")
        }
    }

    @Test("A new home is for its owner alone, with its parents made")
    func created() throws {
        let directory = try TemporaryDirectory()
        let home = HomeDirectory(path: directory.path + "/a b/c")
        #expect(!home.exists)
        try home.create()
        try home.create()
        #expect(home.exists)
        #expect(self.mode(home.path) == 0o700)
        #expect(!home.isOpenToOthers)
    }

    @Test("A file in the place of the home is refused")
    func fileInTheWay() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "home")
        #expect(throws: Failure.self) { try HomeDirectory(path: directory.path + "/home").create() }
        #expect(throws: Failure.self) {
            try HomeDirectory(path: directory.path + "/home/below").create()
        }
    }

    @Test("The key is made once, for its owner alone, and never written over")
    func key() throws {
        let directory = try TemporaryDirectory()
        let file = MasterKeyFile(home: HomeDirectory(path: directory.path))
        _ = try file.readOrCreate { 1 }
        let first = FileManager.default.contents(atPath: file.home.keyPath)
        _ = try file.readOrCreate { 2 }
        #expect(FileManager.default.contents(atPath: file.home.keyPath) == first)
        #expect(self.mode(file.home.keyPath) == 0o600)
        #expect(!file.isOpenToOthers)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).count == 1)
    }

    @Test("No new key is made beside a database")
    func missingKey() throws {
        let directory = try TemporaryDirectory()
        let file = MasterKeyFile(home: HomeDirectory(path: directory.path))
        try directory.write("", to: "jembatan.sqlite")
        let failure = #expect(throws: Failure.self) { try file.readOrCreate { 1 } }
        #expect(failure?.code == "KEY_MISSING")
    }

    @Test("A key file with anything else in it is refused", arguments: ["", "abc", "zz\n"])
    func brokenKey(_ text: String) throws {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "master.key")
        let file = MasterKeyFile(home: HomeDirectory(path: directory.path))
        let failure = #expect(throws: Failure.self) { try file.readOrCreate { 1 } }
        #expect(failure?.code == "KEY_UNUSABLE")
    }

    @Test("One home is sent from once at a time")
    func lock() throws {
        let directory = try TemporaryDirectory()
        let home = HomeDirectory(path: directory.path)
        do {
            let lock = try EngineLock.take(in: home)
            let failure = #expect(throws: Failure.self) { try EngineLock.take(in: home) }
            #expect(failure?.code == "ALREADY_RUNNING")
            #expect(failure?.status == .usage)
            #expect(failure?.what.english.contains("\(getpid())") == true)
            withExtendedLifetime(lock) {}
        }
        #expect(throws: Never.self) { try EngineLock.take(in: home) }
    }
}
