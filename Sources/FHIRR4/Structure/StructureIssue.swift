/// One departure of a resource from the R4 definitions.
///
/// Neither the path nor the detail repeats a value of the resource, so an issue may be logged.
public struct StructureIssue: Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// A value does not have the form of its primitive type.
        case badFormat
        /// More than one type of a choice element is present.
        case choiceConflict
        /// A string, array or object is empty.
        case emptyValue
        /// A rule between elements is broken; the detail names it.
        case invariant
        /// A mandatory element is absent.
        case missing
        /// A code is outside the value set that its element is bound to.
        case notInBinding
        /// More items than the element may have.
        case tooMany
        /// The type does not have this element.
        case unknownElement
        /// R4 has no resource type of this name.
        case unknownResourceType
        /// A reference points to a type that the element does not allow.
        case wrongReferenceType
        /// Another kind of JSON value was expected.
        case wrongType
    }

    public let code: Code
    /// Where the fault is, such as `Encounter.statusHistory[0].period.start`.
    public let path: String
    /// What was expected, in words.
    public let detail: String

    public init(code: Code, path: String, detail: String) {
        self.code = code
        self.path = path
        self.detail = detail
    }
}

extension StructureIssue: CustomStringConvertible {
    public var description: String { "\(self.code.rawValue) at \(self.path): \(self.detail)" }
}
