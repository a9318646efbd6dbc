/// Why a JSON text was refused, and where.
///
/// Nothing here repeats the text itself, which may hold a patient's data.
public struct JSONError: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case badEscape
        case badNumber
        case byteOrderMark
        case controlCharacter
        case duplicateMember
        case invalidUTF8
        case loneSurrogate
        case tooDeep
        case tooLarge
        case trailingContent
        case unexpectedCharacter
        case unexpectedEnd
    }

    public let code: Code
    /// The byte, counted from 0, at which the fault was noticed.
    public let offset: Int
    /// The member or item that holds the fault, such as `data.diagnoses[2].code`.
    ///
    /// A member name that does not look like a plain field name is shown as `*`.
    public internal(set) var path: String

    init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
        self.path = ""
    }

    /// The same fault seen from the object that holds the faulty member.
    func inside(member name: String) -> JSONError {
        self.inside(FieldName.safe(name))
    }

    /// The same fault seen from the array that holds the faulty item.
    func inside(item index: Int) -> JSONError { self.inside("[\(index)]") }

    private func inside(_ step: String) -> JSONError {
        var error = self
        let joint = self.path.isEmpty || self.path.hasPrefix("[") ? "" : "."
        error.path = step + joint + self.path
        return error
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String {
        let place = self.path.isEmpty ? "" : " in \(self.path)"
        return "JSONError(\(self.code.rawValue) at byte \(self.offset)\(place))"
    }
}
