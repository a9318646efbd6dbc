import ClinicRecord
import FHIRR4

extension Allergy.ClinicalStatus {
    var concept: CodeableConcept {
        let display =
            switch self {
            case .active: "Active"
            case .inactive: "Inactive"
            case .resolved: "Resolved"
            }
        return CodeableConcept(
            Coding(system: Systems.allergyClinical, code: self.rawValue, display: display))
    }
}

/// How sure an allergy is (`allergyintolerance-verification`).
enum AllergyVerification: String {
    case confirmed, unconfirmed, refuted
    case enteredInError = "entered-in-error"

    init(_ certainty: Allergy.Certainty) {
        switch certainty {
        case .confirmed: self = .confirmed
        case .suspected: self = .unconfirmed
        case .refuted: self = .refuted
        }
    }

    var concept: CodeableConcept {
        let display =
            switch self {
            case .confirmed: "Confirmed"
            case .unconfirmed: "Unconfirmed"
            case .refuted: "Refuted"
            case .enteredInError: "Entered in Error"
            }
        return CodeableConcept(
            Coding(system: Systems.allergyVerification, code: self.rawValue, display: display))
    }
}

extension Allergy.Severity {
    var reaction: AllergyIntolerance.Reaction.Severity {
        switch self {
        case .mild: .mild
        case .moderate: .moderate
        case .severe, .lifeThreatening: .severe
        }
    }

    var criticality: AllergyIntolerance.Criticality {
        switch self {
        case .mild, .moderate: .low
        case .severe, .lifeThreatening: .high
        }
    }
}
