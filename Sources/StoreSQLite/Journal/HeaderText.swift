import Foundation
import SyncStore

/// Header fields as the JSON text that is sealed, names in order so that equal fields are equal text.
enum HeaderText {
    static func encode(_ fields: [String: String]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(fields))
    }

    static func decode(_ bytes: [UInt8]) throws -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw StoreError(.damaged, "stored header fields cannot be read")
        }
    }
}
