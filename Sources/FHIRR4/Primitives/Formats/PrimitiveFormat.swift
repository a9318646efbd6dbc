/// The primitive types of R4 and the form that their values take in JSON.
///
/// FHIR R4 section 2.24.0.1. Narrower than R4 in one point: second 60 is refused, because no clinic
/// means it and nothing else in the bridge could hold it.
enum PrimitiveFormat: String, CaseIterable, Sendable {
    case base64Binary
    case boolean
    case canonical
    case code
    case date
    case dateTime
    case decimal
    case id
    case instant
    case integer
    case markdown
    case oid
    case positiveInt
    case string
    case time
    case unsignedInt
    case uri
    case url
    case uuid
    case xhtml

    enum Fault: Hashable, Sendable {
        /// Another kind of JSON value was expected.
        case kind
        /// The string is empty or holds white space only.
        case empty
        /// The value has another form.
        case form
    }

    /// What is wrong with a value of this type, or nil when nothing is.
    func fault(in value: JSONValue) -> Fault? {
        switch self {
        case .boolean: value.bool == nil ? .kind : nil
        case .decimal: value.number == nil ? .kind : nil
        case .integer: Self.integerFault(value, in: -2_147_483_648...2_147_483_647)
        case .unsignedInt: Self.integerFault(value, in: 0...2_147_483_647)
        case .positiveInt: Self.integerFault(value, in: 1...2_147_483_647)
        default: self.textFault(value)
        }
    }

    /// The expected form, in words.
    var expectation: String {
        switch self {
        case .base64Binary: "base64 in groups of four characters"
        case .boolean: "true or false"
        case .canonical, .uri, .url: "an address without white space"
        case .code: "a code without white space at its ends or doubled within"
        case .date: "a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD"
        case .dateTime: "a date that exists, or date and time with seconds and an offset"
        case .decimal: "a number"
        case .id: "1 to 64 letters, digits, hyphens and points"
        case .instant: "date and time that exist, with seconds and an offset"
        case .integer: "a whole number of 32 bits"
        case .markdown, .string: "text without control characters, at most 1 MiB"
        case .oid: "urn:oid: and an object identifier"
        case .positiveInt: "a whole number from 1"
        case .time: "a time as hh:mm:ss without an offset"
        case .unsignedInt: "a whole number from 0"
        case .uuid: "urn:uuid: and a UUID in lower case"
        case .xhtml: "one well-formed div of the XHTML namespace, with basic formatting and content"
        }
    }

    private static func integerFault(_ value: JSONValue, in range: ClosedRange<Int>) -> Fault? {
        guard let number = value.number else { return .kind }
        guard let integer = number.int, range.contains(integer), number.text != "-0" else {
            return .form
        }
        return nil
    }

    private func textFault(_ value: JSONValue) -> Fault? {
        guard let text = value.string else { return .kind }
        if TextForm.isBlank(text) { return .empty }
        let isFormed =
            switch self {
            case .base64Binary: TextForm.isBase64(text)
            case .code: TextForm.isCode(text)
            case .date: PartialDate(date: text) != nil
            case .dateTime: PartialDate(dateTime: text) != nil
            case .id: TextForm.isID(text)
            case .instant: Instant(text) != nil
            case .oid: TextForm.isOID(text)
            case .time: TextForm.isTime(text)
            case .canonical, .uri, .url: TextForm.isAddress(text)
            case .uuid: TextForm.isUUID(text)
            case .xhtml: NarrativeForm.isNarrative(text)
            default: TextForm.isText(text)
            }
        return isFormed ? nil : .form
    }
}
