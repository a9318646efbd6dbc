import ClinicRecord
import FHIRR4

extension Coding {
    static let vitalSigns = Self.observationCategory("vital-signs", "Vital Signs")
    static let exam = Self.observationCategory("exam", "Exam")
    static let survey = Self.observationCategory("survey", "Survey")
    static let laboratory = Self.observationCategory("laboratory", "Laboratory")

    static func observationCategory(_ code: String, _ display: String) -> Self {
        Self(system: Systems.observationCategory, code: code, display: display)
    }
}

extension ObservationItem.Category {
    var coding: Coding {
        switch self {
        case .exam: .exam
        case .survey: .survey
        case .socialHistory: .observationCategory("social-history", "Social History")
        case .procedure: .observationCategory("procedure", "Procedure")
        case .imaging: .observationCategory("imaging", "Imaging")
        case .vitalSigns: .vitalSigns
        }
    }
}

extension AmendableStatus {
    var fhir: Observation.Status {
        switch self {
        case .final: .final
        case .amended: .amended
        case .enteredInError: .enteredInError
        }
    }
}

extension Observation.Value {
    /// The platform's table of units has no dimensionless one (`1`), so such a number goes as text.
    init(_ value: ResultValue) {
        switch value {
        case .quantity(let amount) where amount.ucum == "1": self = .text(amount.value.text)
        case .quantity(let amount): self = .quantity(Quantity(measure: amount))
        case .coded(let coded): self = .concept(CodeableConcept(coded, system: Systems.snomed))
        case .text(let text): self = .text(text)
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .integer(int)
        case .instant(let instant): self = .dateTime(instant)
        }
    }
}
