import ClinicRecord
import FHIRR4
import Foundation

/// The members of a request's body, read with an error that names the field.
struct Form: Sendable {
    let object: JSONObject

    init(_ object: JSONObject) {
        self.object = object
    }

    /// Whether the member is there at all, null included.
    func has(_ name: String) -> Bool { self.object[name] != nil }

    func text(_ name: String, max: Int = 500) throws(APIError) -> String? {
        guard let value = self.object[name], !value.isNull else { return nil }
        guard let text = value.string else { throw Self.wrong(name, "teks", "text") }
        guard text.utf8.count <= max else {
            throw .invalid(
                name,
                LocalizedText(
                    "\(name) lebih panjang daripada \(max) byte.",
                    "\(name) is longer than \(max) bytes."))
        }
        return text
    }

    func requiredText(_ name: String, max: Int = 500) throws(APIError) -> String {
        guard let text = try self.text(name, max: max), !text.isEmpty else {
            throw .missing(name)
        }
        return text
    }

    func flag(_ name: String) throws(APIError) -> Bool? {
        guard let value = self.object[name], !value.isNull else { return nil }
        guard let flag = value.bool else {
            throw Self.wrong(name, "true atau false", "true or false")
        }
        return flag
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int? {
        guard let value = self.object[name], !value.isNull else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw Self.wrong(
                name, "bilangan bulat \(range.lowerBound) sampai \(range.upperBound)",
                "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func uuid(_ name: String) throws(APIError) -> UUID? {
        guard let text = try self.text(name) else { return nil }
        guard let id = UUID(uuidString: text) else { throw Self.wrong(name, "UUID", "a UUID") }
        return id
    }

    func requiredUUID(_ name: String) throws(APIError) -> UUID {
        guard let id = try self.uuid(name) else { throw .missing(name) }
        return id
    }

    func instant(_ name: String) throws(APIError) -> Date? {
        guard let text = try self.text(name) else { return nil }
        guard let instant = Instant(text) else {
            throw Self.wrong(
                name, "waktu dengan selisih, misalnya 2026-03-04T09:00:00+07:00",
                "a time with an offset, such as 2026-03-04T09:00:00+07:00")
        }
        return instant.date
    }

    func texts(_ name: String, max: Int = 100) throws(APIError) -> [String]? {
        guard let value = self.object[name], !value.isNull else { return nil }
        guard let items = value.array, items.count <= max else {
            throw Self.wrong(name, "daftar teks", "a list of texts")
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.string else {
                throw Self.wrong(name, "daftar teks", "a list of texts")
            }
            texts.append(text)
        }
        return texts
    }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, of type: Value.Type
    ) throws(APIError) -> Value? where Value.RawValue == String {
        guard let text = try self.text(name) else { return nil }
        guard let value = Value(rawValue: text) else { throw Self.wrong(name, of: type) }
        return value
    }

    func choices<Value: RawRepresentable & CaseIterable>(
        _ name: String, of type: Value.Type
    ) throws(APIError) -> [Value]? where Value.RawValue == String {
        guard let texts = try self.texts(name) else { return nil }
        var values: [Value] = []
        for text in texts {
            guard let value = Value(rawValue: text) else { throw Self.wrong(name, of: type) }
            values.append(value)
        }
        return values
    }

    private static func wrong<Value: RawRepresentable & CaseIterable>(
        _ name: String, of type: Value.Type
    ) -> APIError where Value.RawValue == String {
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return self.wrong(name, "salah satu dari: \(known)", "one of: \(known)")
    }

    private static func wrong(
        _ name: String, _ indonesian: String, _ english: String
    ) -> APIError {
        .invalid(
            name, LocalizedText("\(name) harus \(indonesian).", "\(name) must be \(english)."))
    }
}
