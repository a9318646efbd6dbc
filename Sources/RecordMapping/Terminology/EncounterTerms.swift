import ClinicRecord
import FHIRR4

extension EncounterClass {
    /// `HH` and `VR` follow HL7; the platform has not been seen to take them.
    var coding: Coding {
        switch self {
        case .outpatient: .actCode("AMB", "ambulatory")
        case .emergency: .actCode("EMER", "emergency")
        case .inpatient: .actCode("IMP", "inpatient encounter")
        case .home: .actCode("HH", "home health")
        case .virtual: .actCode("VR", "virtual")
        case .observation: .actCode("OBSENC", "observation encounter")
        }
    }
}

extension EncounterStatus {
    var fhir: Encounter.Status {
        switch self {
        case .planned: .planned
        case .arrived: .arrived
        case .triaged: .triaged
        case .inProgress: .inProgress
        case .onLeave: .onleave
        case .finished: .finished
        case .cancelled: .cancelled
        case .enteredInError: .enteredInError
        }
    }
}

extension Participant.Role {
    var coding: Coding {
        let (code, display) =
            switch self {
            case .attending: ("ATND", "attender")
            case .admitting: ("ADM", "admitter")
            case .consultant: ("CON", "consultant")
            case .referring: ("REF", "referrer")
            case .discharging: ("DIS", "discharger")
            }
        return Coding(system: Systems.participationType, code: code, display: display)
    }
}

extension Hospitalization.AdmitSource {
    var coding: Coding {
        let (code, display) =
            switch self {
            case .clinic: ("outp", "From outpatient department")
            case .emergency: ("emd", "From accident/emergency department")
            case .transferIn: ("hosp-trans", "Transferred from other hospital")
            case .birth: ("born", "Born in hospital")
            case .other: ("other", "Other")
            }
        return Coding(system: Systems.admitSource, code: code, display: display)
    }
}

extension Hospitalization.DischargeDisposition {
    /// The Ministry tells deaths before and after 48 hours apart in a system of its own.
    var coding: Coding {
        switch self {
        case .home: Self.hl7("home", "Home")
        case .otherFacility: Self.hl7("other-hcf", "Other healthcare facility")
        case .againstAdvice: Self.hl7("aadvice", "Left against advice")
        case .diedBefore48Hours: Self.ministry("exp-lt48h", "Meninggal <48 jam")
        case .diedAfter48Hours: Self.ministry("exp-gt48h", "Meninggal >48 jam")
        case .died: Self.hl7("exp", "Expired")
        case .longTerm: Self.hl7("long", "Long-term care")
        case .other: Self.hl7("oth", "Other")
        }
    }

    private static func hl7(_ code: String, _ display: String) -> Coding {
        Coding(system: Systems.dischargeDisposition, code: code, display: display)
    }

    private static func ministry(_ code: String, _ display: String) -> Coding {
        Coding(system: Systems.ministryDischarge, code: code, display: display)
    }
}

/// The part a Condition plays in an encounter (`Encounter.diagnosis.use`).
enum DiagnosisRole {
    case admission, discharge, chiefComplaint

    init(_ use: Diagnosis.Use) {
        switch use {
        case .admission: self = .admission
        case .discharge, .working: self = .discharge
        }
    }

    var concept: CodeableConcept {
        let (code, display) =
            switch self {
            case .admission: ("AD", "Admission diagnosis")
            case .discharge: ("DD", "Discharge diagnosis")
            case .chiefComplaint: ("CC", "Chief Complaint")
            }
        return CodeableConcept(
            Coding(system: Systems.diagnosisRole, code: code, display: display))
    }
}

/// The class of a room and whether the patient's class changed with it.
enum ServiceClassTerms {
    /// Inpatient classes have a system of their own; `reguler` belongs to the visits.
    static func coding(_ serviceClass: ServiceClass) -> Coding {
        let (system, display) =
            switch serviceClass {
            case .reguler: (Systems.serviceClassOutpatient, "Kelas Reguler")
            case .first: (Systems.serviceClassInpatient, "Kelas 1")
            case .second: (Systems.serviceClassInpatient, "Kelas 2")
            case .third: (Systems.serviceClassInpatient, "Kelas 3")
            case .vip: (Systems.serviceClassInpatient, "Kelas VIP")
            }
        return Coding(system: system, code: serviceClass.rawValue, display: display)
    }

    static func coding(_ change: LocationStay.ClassChange) -> Coding {
        let display =
            switch change {
            case .keptClass: "Kelas Tetap Perawatan"
            case .upgraded: "Kenaikan Kelas Perawatan"
            case .downgraded: "Penurunan Kelas Perawatan"
            case .placedElsewhere: "Titip Kelas Perawatan"
            }
        return Coding(system: Systems.upgradeClass, code: change.rawValue, display: display)
    }
}

extension Coding {
    fileprivate static func actCode(_ code: String, _ display: String) -> Self {
        Self(system: Systems.actCode, code: code, display: display)
    }
}
