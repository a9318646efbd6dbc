import ClinicRecord
import FHIRR4

extension ProcedureItem.Category {
    var concept: CodeableConcept {
        switch self {
        case .diagnostic: CodeableConcept(.snomed("103693007", "Diagnostic procedure"))
        case .therapeutic: CodeableConcept(.snomed("277132007", "Therapeutic procedure"))
        case .surgical: CodeableConcept(.snomed("387713003", "Surgical procedure"))
        case .counselling: CodeableConcept(.snomed("409063005", "Counseling"))
        case .education: CodeableConcept(.snomed("409073007", "Education"))
        case .emergency: CodeableConcept(.snomed("373110003", "Emergency procedure"))
        }
    }
}
