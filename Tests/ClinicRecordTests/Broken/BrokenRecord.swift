import ClinicRecord
import FHIRR4
import Testing

/// A valid record with one fault, and the finding that the fault has to give.
struct BrokenRecord: Sendable, CustomTestStringConvertible {
    let name: String
    let value: JSONValue
    let code: FindingCode
    let path: String
    var severity = Finding.Severity.error
    /// Whether the record as a whole is refused.
    let refuses: Bool

    var testDescription: String { self.name }

    /// The fault is the value at `path`, gone when nil.
    init(
        _ name: String, _ base: JSONValue, _ path: String, _ value: JSONValue?,
        _ code: FindingCode, at findingPath: String? = nil, refuses: Bool
    ) {
        self.name = name
        self.value = base.setting(path, to: value)
        self.code = code
        self.path = findingPath ?? path
        self.refuses = refuses
    }
}
