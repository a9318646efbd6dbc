import ClinicRecord
import FHIRR4

enum OrderTerms {
    static let laboratory = CodeableConcept(.snomed("108252007", "Laboratory procedure"))
    /// Control visits stand among the referrals (API 3.15).
    static let referral = CodeableConcept(.snomed("3457005", "Patient referral"))
    static let followUp = Coding.snomed("185389009", "Follow-up visit")
}

extension LabOrder.Status {
    var fhir: ServiceRequest.Status {
        switch self {
        case .ordered: .active
        case .completed: .completed
        case .cancelled: .revoked
        case .enteredInError: .enteredInError
        }
    }

    /// Whether the order is taken back, so that it must not be created any more.
    var isWithdrawn: Bool { self == .cancelled || self == .enteredInError }
}

extension LabOrder.Priority {
    var fhir: ServiceRequest.Priority {
        switch self {
        case .routine: .routine
        case .urgent: .urgent
        case .stat: .stat
        }
    }
}

extension LabOrder.Fasting {
    var concept: CodeableConcept {
        let (code, display) =
            switch self {
            case .fasting: ("F", "Patient was fasting prior to the procedure.")
            case .notFasting:
                ("NF", "The patient indicated they did not fast prior to the procedure.")
            case .notGiven:
                ("NG", "Not Given - Patient was not asked at the time of the procedure")
            }
        return CodeableConcept(
            Coding(system: Systems.fastingStatus, code: code, display: display))
    }
}

extension LabResult.Status {
    var fhir: Observation.Status {
        switch self {
        case .final: .final
        case .amended: .amended
        case .cancelled: .cancelled
        case .enteredInError: .enteredInError
        }
    }

    var isWithdrawn: Bool { self == .cancelled || self == .enteredInError }
}

extension LabResult.Flag {
    var coding: Coding {
        let (code, display) =
            switch self {
            case .normal: ("N", "Normal")
            case .low: ("L", "Low")
            case .high: ("H", "High")
            case .criticalLow: ("LL", "Critical low")
            case .criticalHigh: ("HH", "Critical high")
            case .abnormal: ("A", "Abnormal")
            case .positive: ("POS", "Positive")
            case .negative: ("NEG", "Negative")
            case .reactive: ("RR", "Reactive")
            case .nonReactive: ("NR", "Nonreactive")
            }
        return Coding(system: Systems.observationInterpretation, code: code, display: display)
    }
}

extension LabReport.Status {
    var fhir: DiagnosticReport.Status {
        switch self {
        case .final: .final
        case .amended: .amended
        case .corrected: .corrected
        case .enteredInError: .enteredInError
        }
    }
}

extension LabReport.Category {
    var coding: Coding {
        let (code, display) =
            switch self {
            case .hematology: ("HM", "Hematology")
            case .chemistry: ("CH", "Chemistry")
            case .microbiology: ("MB", "Microbiology")
            case .serology: ("SR", "Serology")
            case .histopathology: ("SP", "Surgical Pathology")
            case .cytology: ("CP", "Cytopathology")
            case .urinalysis, .other: ("LAB", "Laboratory")
            }
        return Coding(
            system: Systems.diagnosticServiceSection, code: code, display: display)
    }
}
