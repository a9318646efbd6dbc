import Foundation
import Testing

@testable import SyncStore

@Suite("The master key")
struct MasterKeyTests {
    private static let random: @Sendable () -> UInt64 = { 0x0123_4567_89AB_CDEF }

    private func path() -> String {
        FileManager.default.temporaryDirectory
            .appendingPathComponent("jembatan-key-\(UInt64.random(in: 0...UInt64.max))").path
    }

    @Test("A key written to a file is read back, and only its owner may read the file")
    func roundTrip() throws {
        let path = self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let made = try MasterKey.create(path: path, random: { UInt64.random(in: 0...UInt64.max) })
        let read = try MasterKey.read(path: path)
        #expect(read.matches(check: try made.makeCheck(random: Self.random)))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.count == 65 && text.hasSuffix("\n"))
    }

    @Test("A key file that is there already is never replaced")
    func neverReplaced() throws {
        let path = self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "precious".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: StoreError.self) {
            try MasterKey.create(path: path, random: Self.random)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test(
        "A key file that does not hold exactly 64 digits is refused",
        arguments: [
            "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 66),
            String(repeating: "g", count: 64), String(repeating: "é", count: 32),
        ])
    func badFile(_ text: String) throws {
        let path = self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: StoreError.self) { try MasterKey.read(path: path) }
    }

    @Test("A key file that is missing is refused")
    func missing() {
        #expect(throws: StoreError.self) { try MasterKey.read(path: self.path()) }
    }

    @Test("A key of another length is refused", arguments: [0, 16, 31, 33])
    func badLength(_ count: Int) {
        #expect(throws: StoreError.self) {
            try MasterKey(bytes: [UInt8](repeating: 1, count: count))
        }
    }

    @Test("A check made by one key does not match another")
    func otherKey() throws {
        let first = try MasterKey(bytes: [UInt8](repeating: 1, count: 32))
        let second = try MasterKey(bytes: [UInt8](repeating: 2, count: 32))
        let check = try first.makeCheck(random: Self.random)
        #expect(first.matches(check: check))
        #expect(!second.matches(check: check))
        #expect(!first.matches(check: []))
    }
}
