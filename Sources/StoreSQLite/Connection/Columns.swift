import Foundation
import GRDB
import SyncCore
import SyncStore

extension Date {
    /// How instants are stored: whole milliseconds since 1970.
    var milliseconds: Int64 { Int64((self.timeIntervalSince1970 * 1_000).rounded()) }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}

extension UUID {
    /// How identifiers are stored: lower-case text.
    ///
    /// Written by hand, because every statement names several and the library's way of printing
    /// took as long as some of the statements.
    var text: String {
        withUnsafeBytes(of: self.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { characters in
                var next = 0
                for index in 0..<16 {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        characters[next] = UInt8(ascii: "-")
                        next += 1
                    }
                    characters[next] = Self.digit(bytes[index] >> 4)
                    characters[next + 1] = Self.digit(bytes[index] & 15)
                    next += 2
                }
                return next
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension Tenant {
    var organizationText: String { self.organizationID.text }
}

extension Row {
    func uuid(_ column: String) throws -> UUID {
        guard let value = try self.uuidIfAny(column) else { throw Self.unreadable(column) }
        return value
    }

    func uuidIfAny(_ column: String) throws -> UUID? {
        guard let text: String = self[column] else { return nil }
        guard let value = UUID(uuidString: text) else { throw Self.unreadable(column) }
        return value
    }

    func date(_ column: String) -> Date { Date(milliseconds: self[column]) }

    func dateIfAny(_ column: String) -> Date? {
        (self[column] as Int64?).map { Date(milliseconds: $0) }
    }

    func bytes(_ column: String) -> [UInt8] { [UInt8](self[column] as Data) }

    func bytesIfAny(_ column: String) -> [UInt8]? { (self[column] as Data?).map { [UInt8]($0) } }

    /// Reads one of a closed list of words.
    func word<Word: RawRepresentable>(_ column: String, as: Word.Type = Word.self) throws -> Word
    where Word.RawValue == String {
        guard let value = Word(rawValue: self[column]) else { throw Self.unreadable(column) }
        return value
    }

    func word<Word: RawRepresentable>(at place: Int, as: Word.Type = Word.self) throws -> Word
    where Word.RawValue == String {
        guard let value = Word(rawValue: self[place]) else {
            throw Self.unreadable("\(place)")
        }
        return value
    }

    func tenant() throws -> Tenant {
        Tenant(
            organizationID: try self.uuid("organization_id"),
            environment: try self.word("environment"))
    }

    func resourceKey() throws -> ResourceKey {
        ResourceKey(
            type: self["resource_type"], localID: try self.uuid("resource_id"),
            component: self["resource_component"])
    }

    private static func unreadable(_ column: String) -> StoreError {
        StoreError(.damaged, "column \(column) holds a value that is not allowed there")
    }
}
