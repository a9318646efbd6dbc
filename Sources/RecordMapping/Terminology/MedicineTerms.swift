import ClinicRecord
import FHIRR4

extension MedicineRecord.MedicineType {
    var coding: Coding {
        let (code, display) =
            switch self {
            case .single: ("NC", "Non-compound")
            case .compoundPerDose: ("SD", "Gives of such doses")
            case .compoundDivided: ("EP", "Divide into equal parts")
            }
        return Coding(system: Systems.medicationType, code: code, display: display)
    }
}

extension Route {
    /// `SL`, `Inhal` and `N` are ATC's own codes, not seen on the platform yet.
    var concept: CodeableConcept {
        let (code, display) =
            switch self {
            case .oral: ("O", "Oral")
            case .intramuscular: ("inj.intramuscular", "Injection Intramuscular")
            case .subcutaneous: ("inj.subcutaneous", "Injection Subcutaneous")
            case .intravenous, .otherParenteral: ("P", "Parenteral")
            case .topical: ("ointment", "Ointment")
            case .inhalation: ("Inhal", "Inhalation")
            case .rectal: ("R", "Rectal")
            case .vaginal: ("V", "Vaginal")
            case .ocular: ("ocular", "Ocular")
            case .otic: ("otic", "Otic")
            case .sublingual: ("SL", "Sublingual")
            case .nasal: ("N", "Nasal")
            }
        return CodeableConcept(Coding(system: Systems.atcRoute, code: code, display: display))
    }
}

extension ClinicDosage.When {
    var event: Timing.Event {
        switch self {
        case .beforeMeal: .beforeMeal
        case .afterMeal: .afterMeal
        case .withMeal: .withMeal
        case .bedtime: .bedtime
        case .morning: .morning
        case .evening: .evening
        }
    }
}

extension ClinicDosage.PeriodUnit {
    var unit: Timing.Unit {
        switch self {
        case .hour: .hour
        case .day: .day
        case .week: .week
        }
    }
}

extension CareSetting {
    /// The same codes serve request, dispense and administration, each in a system of its own.
    func concept(system: String) -> CodeableConcept {
        let display =
            switch self {
            case .outpatient: "Outpatient"
            case .inpatient: "Inpatient"
            case .discharge: "Discharge"
            case .community: "Community"
            }
        return CodeableConcept(Coding(system: system, code: self.rawValue, display: display))
    }
}

extension Prescription.Status {
    var fhir: MedicationRequest.Status {
        switch self {
        case .active: .active
        case .completed: .completed
        case .cancelled: .cancelled
        case .stopped: .stopped
        case .enteredInError: .enteredInError
        }
    }

    /// Whether the item is taken back, so that it must not be created any more.
    var isWithdrawn: Bool { self == .cancelled || self == .enteredInError }
}

extension Dispense.Status {
    /// R4 has no word for a return; the nearest is that the dispensing was stopped.
    var fhir: MedicationDispense.Status {
        switch self {
        case .completed: .completed
        case .cancelled: .cancelled
        case .returned: .stopped
        case .enteredInError: .enteredInError
        }
    }

    var isWithdrawn: Bool { self != .completed }
}

extension Administration.Status {
    /// A part given is given; the dose tells how much.
    var fhir: MedicationAdministration.Status {
        switch self {
        case .given, .partial: .completed
        case .notGiven: .notDone
        case .enteredInError: .enteredInError
        }
    }
}
