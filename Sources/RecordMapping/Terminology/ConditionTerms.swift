import ClinicRecord
import FHIRR4

/// What kind of statement a Condition makes.
enum ConditionCategory {
    case diagnosis, problem, chiefComplaint, previousCondition

    var concept: CodeableConcept {
        switch self {
        case .diagnosis:
            CodeableConcept(
                Coding(
                    system: Systems.conditionCategory, code: "encounter-diagnosis",
                    display: "Encounter Diagnosis"))
        case .problem:
            CodeableConcept(
                Coding(
                    system: Systems.conditionCategory, code: "problem-list-item",
                    display: "Problem List Item"))
        case .chiefComplaint:
            CodeableConcept(.kemkes("chief-complaint", "Chief Complaint"))
        case .previousCondition:
            CodeableConcept(.kemkes("previous-condition", "Previous Condition"))
        }
    }
}

extension Complaint.Kind {
    var category: ConditionCategory {
        switch self {
        case .chief: .chiefComplaint
        case .associated, .historyPresent: .problem
        case .historyPast: .previousCondition
        }
    }
}

extension Diagnosis.ClinicalStatus {
    var concept: CodeableConcept {
        let display =
            switch self {
            case .active: "Active"
            case .recurrence: "Recurrence"
            case .remission: "Remission"
            case .resolved: "Resolved"
            }
        return CodeableConcept(
            Coding(system: Systems.conditionClinical, code: self.rawValue, display: display))
    }
}

/// How sure a Condition is (`condition-ver-status`).
enum ConditionVerification: String {
    case confirmed, provisional, differential, refuted
    case enteredInError = "entered-in-error"

    init(_ certainty: Diagnosis.Certainty) {
        switch certainty {
        case .confirmed: self = .confirmed
        case .provisional: self = .provisional
        case .differential: self = .differential
        case .refuted: self = .refuted
        }
    }

    var concept: CodeableConcept {
        let display =
            switch self {
            case .confirmed: "Confirmed"
            case .provisional: "Provisional"
            case .differential: "Differential"
            case .refuted: "Refuted"
            case .enteredInError: "Entered in Error"
            }
        return CodeableConcept(
            Coding(system: Systems.conditionVerification, code: self.rawValue, display: display))
    }
}

extension Diagnosis.Severity {
    var concept: CodeableConcept {
        switch self {
        case .mild: CodeableConcept(.snomed("255604002", "Mild"))
        case .moderate: CodeableConcept(.snomed("6736007", "Moderate"))
        case .severe: CodeableConcept(.snomed("24484000", "Severe"))
        }
    }
}
