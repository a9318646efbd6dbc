import FHIRR4

/// What the platform asks of the medicine itself.
enum MedicationRules {
    private static let typeURL = "https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType"

    /// `NC`, `SD` or `EP`, when the Medication carries its type.
    static func typeCode(of medication: JSONValue) -> String? {
        Self.typeCoding(of: medication)?["code"]?.string
    }

    private static func typeCoding(of medication: JSONValue) -> JSONValue? {
        let found = (medication["extension"]?.array ?? []).first {
            $0["url"]?.string == Self.typeURL
        }
        return found?["valueCodeableConcept"]?["coding"]?[0]
    }

    static func issues(in medication: JSONValue) -> [OutcomeIssue] {
        let place = "Medication.extension"
        guard let coding = Self.typeCoding(of: medication) else {
            return [.rule(10031, "Element not found: \(place)", at: place)]
        }
        let system = coding["system"]?.string ?? ""
        guard system == CodeSystem.kemkes("medication-type") else {
            return [.rule(10031, "Invalid coding system: \(system)", at: place)]
        }
        let code = coding["code"]?.string ?? ""
        guard ["NC", "SD", "EP"].contains(code) else {
            return [.rule(10031, "Code not found: '\(code)' in system: \(system)", at: place)]
        }
        return []
    }

    /// A dispense names an actual product, never a template.
    static func dispensedIssues(in medication: JSONValue) -> [OutcomeIssue] {
        for (index, coding) in (medication["code"]?["coding"]?.array ?? []).enumerated() {
            guard coding["system"]?.string == CodeSystem.kfa, let code = coding["code"]?.string,
                !code.hasPrefix("93")
            else { continue }
            return [
                .rule(
                    10024, "Code not found: '\(code)' in system: \(CodeSystem.kfa)",
                    at: "Medication.code.coding[\(index)].code")
            ]
        }
        return []
    }
}
