import ClinicRecord
import FHIRR4

enum ImmunizationTerms {
    static let administeringProvider = Coding(
        system: Systems.providerRole, code: "AP", display: "Administering Provider")
    static let enteringProvider = Coding(
        system: Systems.providerRole, code: "EP",
        display: "Entering Provider (probably not the same as transcriptionist?)")
    static let adverseEvent = Coding.loinc("31044-1", "Immunization reaction")

    /// Where a reported dose is known from; the model has no field for it, and clinics report from
    /// the vaccination card.
    static let writtenRecord = CodeableConcept(
        Coding(system: Systems.immunizationOrigin, code: "record", display: "Written Record"))

    /// Why the vaccine was due, and whether it came in time.
    ///
    /// Both are codes of the Ministry; those whose wording we know carry it.
    static func reason(_ program: String, timing: String?) -> [Coding] {
        let display: String? =
            switch program {
            case "IM-Dasar": "Imunisasi Program Rutin Dasar"
            case "IM-WUS": "Imunisasi Program Rutin Lanjutan Wanita Usia Subur"
            case "IM-Khusus": "Imunisasi Program Khusus"
            default: nil
            }
        let reason = Coding(system: Systems.immunizationReason, code: program, display: display)
        guard let timing else { return [reason] }
        let ideal = timing == "IM-Ideal" ? "Imunisasi Ideal" : nil
        return [reason, Coding(system: Systems.immunizationTiming, code: timing, display: ideal)]
    }
}

extension ImmunizationItem.Status {
    var fhir: Immunization.Status {
        switch self {
        case .completed: .completed
        case .notDone: .notDone
        case .enteredInError: .enteredInError
        }
    }
}

extension ImmunizationItem.Site {
    /// A vaccine that is swallowed has no site in this code system.
    var concept: CodeableConcept? {
        let (code, display) =
            switch self {
            case .leftArm: ("LA", "left arm")
            case .rightArm: ("RA", "right arm")
            case .leftThigh: ("LT", "left thigh")
            case .rightThigh: ("RT", "right thigh")
            case .mouth: ("", "")
            }
        guard !code.isEmpty else { return nil }
        return CodeableConcept(Coding(system: Systems.actSite, code: code, display: display))
    }
}
