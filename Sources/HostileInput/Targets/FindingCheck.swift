import ClinicRecord
import FHIRR4

/// What must hold for any finding, whatever it is about.
enum FindingCheck {
    static func faults(_ findings: [Finding], of value: JSONValue) -> [String] {
        var faults: [String] = []
        let numbers = Self.personalNumbers(in: value)
        for finding in findings {
            let texts = [finding.path, finding.message.indonesian, finding.message.english]
            for text in texts {
                if let leak = PlantedPerson.leak(in: text) {
                    faults.append("finding \(finding.code) repeats \(leak)")
                }
                if numbers.contains(where: text.contains) {
                    faults.append("finding \(finding.code) repeats a NIK")
                }
            }
            if texts[1].isEmpty || texts[2].isEmpty {
                faults.append("finding \(finding.code) lacks its words")
            }
        }
        return faults
    }

    private static let nikDigits = 16

    private static func personalNumbers(in value: JSONValue) -> Set<String> {
        switch value {
        case .string(let text):
            let isNumber = text.count == Self.nikDigits && text.allSatisfy(\.isNumber)
            return isNumber ? [text] : []
        case .array(let items):
            return items.reduce(into: []) { $0.formUnion(Self.personalNumbers(in: $1)) }
        case .object(let object):
            return object.members.reduce(into: []) {
                $0.formUnion(Self.personalNumbers(in: $1.value))
            }
        default: return []
        }
    }
}
