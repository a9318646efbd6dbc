import ClinicRecord
import FHIRR4

extension ClinicSpecimen.Status {
    /// A sample that the laboratory refused is there, but of no use.
    var fhir: FHIRR4.Specimen.Status {
        switch self {
        case .collected, .received: .available
        case .rejected: .unsatisfactory
        case .disposed: .unavailable
        case .enteredInError: .enteredInError
        }
    }
}

extension ClinicSpecimen.SpecimenType {
    /// - Parameter text: The clinic's wording, which alone names a type without a code.
    func concept(text: String?) -> CodeableConcept {
        let coding: Coding? =
            switch self {
            case .blood: .snomed("119297000", "Blood specimen")
            case .venousBlood: .snomed("122555007", "Venous blood specimen")
            case .serum: .snomed("119364003", "Serum specimen")
            case .plasma: .snomed("119361006", "Plasma specimen")
            case .urine: .snomed("122575003", "Urine specimen")
            case .stool: .snomed("119339001", "Stool specimen")
            case .sputum: .snomed("45710003", "Sputum")
            case .csf: .snomed("258450006", "Cerebrospinal fluid specimen")
            case .swab: .snomed("257261003", "Swab")
            case .tissue: .snomed("119376003", "Tissue specimen")
            case .other: nil
            }
        return CodeableConcept([coding].compactMap { $0 }, text: text)
    }
}

extension ClinicSpecimen.Condition {
    /// In words, as the platform has no codes for it.
    var text: String {
        switch self {
        case .satisfactory: "Satisfactory"
        case .hemolyzed: "Hemolyzed"
        case .lipemic: "Lipemic"
        case .clotted: "Clotted"
        case .insufficient: "Insufficient"
        case .other: "Other"
        }
    }
}
