import Foundation
import Synchronization
import Testing

@testable import SyncStore

@Suite("Sealed values")
struct SealerTests {
    private let organization = UUID(uuid: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
    private static let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    private let place = SealedPlace(table: "patient", column: "name", row: "7")
    private let plain = Array("Budi".utf8)

    private func sealer(
        organization: UUID? = nil, key: UInt8 = 1, versions: [Int] = [1], seed: UInt64 = 1
    ) throws -> Sealer {
        let random = Self.counting(from: seed)
        let masterKey = try MasterKey(bytes: [UInt8](repeating: key, count: 32))
        let id = organization ?? self.organization
        var wrapped = try versions.map { version in
            try WrappedDataKey.make(
                organizationID: id, purpose: .seal, version: version, masterKey: masterKey,
                random: Self.counting(from: UInt64(version) * 100))
        }
        wrapped.append(
            try WrappedDataKey.make(
                organizationID: id, purpose: .search, version: 1, masterKey: masterKey,
                random: Self.counting(from: 9_000)))
        return try #require(
            try Sealer(
                organizationID: id, wrapped: wrapped, masterKey: masterKey, random: random))
    }

    private static func counting(from start: UInt64) -> @Sendable () -> UInt64 {
        let counter = Counter(start)
        return { counter.next() }
    }

    @Test("A value opens where it was sealed", arguments: [0, 1, 15, 16, 4_096])
    func roundTrip(_ count: Int) throws {
        let sealer = try self.sealer()
        let bytes = (0..<count).map { UInt8($0 & 255) }
        let sealed = try sealer.seal(bytes, at: self.place)
        #expect(sealed.count == count + 33)
        #expect(try sealer.open(sealed, at: self.place) == bytes)
    }

    @Test("A value does not open in another table, column, row or organization")
    func bound() throws {
        let sealer = try self.sealer()
        let sealed = try sealer.seal(self.plain, at: self.place)
        for place in [
            SealedPlace(table: "person", column: "name", row: "7"),
            SealedPlace(table: "patient", column: "nik", row: "7"),
            SealedPlace(table: "patient", column: "name", row: "8"),
        ] {
            #expect(throws: StoreError.self) { try sealer.open(sealed, at: place) }
        }
        let other = try self.sealer(organization: Self.nobody)
        #expect(throws: StoreError.self) { try other.open(sealed, at: self.place) }
    }

    @Test("A value with any bit changed does not open")
    func everyBit() throws {
        let sealer = try self.sealer()
        let sealed = try sealer.seal(self.plain, at: self.place)
        for index in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[index] ^= 1 << bit
                #expect(throws: StoreError.self) { try sealer.open(changed, at: self.place) }
            }
        }
        for count in 0..<sealed.count {
            #expect(throws: StoreError.self) {
                try sealer.open(Array(sealed.prefix(count)), at: self.place)
            }
        }
    }

    @Test("Equal values are sealed differently each time")
    func nonces() throws {
        let sealer = try self.sealer()
        let sealed = try (0..<100).map { _ in try sealer.seal(self.plain, at: self.place) }
        #expect(Set(sealed).count == 100)
    }

    @Test("A value says which key it was sealed with, and needs that one")
    func versions() throws {
        let old = try self.sealer(versions: [1])
        let both = try self.sealer(versions: [1, 2], seed: 500)
        let sealedOld = try old.seal(self.plain, at: self.place)
        let sealedNew = try both.seal(self.plain, at: self.place)
        #expect(SealedBytes.version(of: sealedOld) == 1)
        #expect(SealedBytes.version(of: sealedNew) == 2)
        #expect(try both.open(sealedOld, at: self.place) == self.plain)
        #expect(throws: StoreError(.wrongKey, "no key of version 2 is at hand")) {
            try old.open(sealedNew, at: self.place)
        }
    }

    @Test("The search hash is the same for the same number and says nothing without the key")
    func searchHash() throws {
        let nik = "3171011212900001"
        let hash = try self.sealer().searchHash(nik)
        #expect(hash.count == 32)
        #expect(try self.sealer(seed: 77).searchHash(nik) == hash)
        #expect(try self.sealer().searchHash("3171011212900002") != hash)
        #expect(try self.sealer().contentDigest(Array(nik.utf8)) != hash)
        #expect(PlainDigest.sha256(Array(nik.utf8)) != hash)
    }

    @Test("Without its keys, or with them destroyed, an organization has no sealer")
    func destroyed() throws {
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 1, count: 32))
        var rows = try [WrappedDataKey.Purpose.seal, .search].map { purpose in
            try WrappedDataKey.make(
                organizationID: self.organization, purpose: purpose, version: 1,
                masterKey: masterKey, random: Self.counting(from: 1))
        }
        func sealer() throws -> Sealer? {
            try Sealer(
                organizationID: self.organization, wrapped: rows, masterKey: masterKey,
                random: Self.counting(from: 1))
        }
        #expect(try sealer() != nil)
        rows[0].wrapped = nil
        #expect(try sealer() == nil)
        rows = []
        #expect(try sealer() == nil)
    }

    @Test("A data key does not open with another master key, nor as another organization's")
    func wrapped() throws {
        let masterKey = try MasterKey(bytes: [UInt8](repeating: 1, count: 32))
        let other = try MasterKey(bytes: [UInt8](repeating: 2, count: 32))
        var row = try WrappedDataKey.make(
            organizationID: self.organization, purpose: .seal, version: 1, masterKey: masterKey,
            random: Self.counting(from: 1))
        #expect(throws: StoreError.self) {
            try Sealer(
                organizationID: self.organization, wrapped: [row], masterKey: other,
                random: Self.counting(from: 1))
        }
        row.organizationID = Self.nobody
        #expect(throws: StoreError.self) {
            try Sealer(
                organizationID: row.organizationID, wrapped: [row], masterKey: masterKey,
                random: Self.counting(from: 1))
        }
    }

    @Test("Numbers of people are told from numbers of the facility")
    func personal() {
        #expect(PersonalIdentifier.isPersonal("https://fhir.kemkes.go.id/id/nik|3171011212900001"))
        #expect(
            PersonalIdentifier.isPersonal("https://fhir.kemkes.go.id/id/nik-ibu|3171011212900001"))
        #expect(
            !PersonalIdentifier.isPersonal("http://sys-ids.kemkes.go.id/encounter/100|ENC-1"))
    }
}

private final class Counter: Sendable {
    private let value: Mutex<UInt64>

    init(_ start: UInt64) {
        self.value = Mutex(start)
    }

    func next() -> UInt64 {
        self.value.withLock { value in
            value += 1
            return value
        }
    }
}
