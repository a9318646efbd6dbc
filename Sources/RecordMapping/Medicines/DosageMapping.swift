import ClinicRecord
import FHIRR4

/// A prescribed dosage as FHIR has it: one instruction for each step.
enum DosageMapping {
    static func instructions(_ dosage: ClinicDosage) -> [FHIRR4.Dosage] {
        // A tapering dose may say everything in its steps; the main block keeps the printed words.
        ([dosage] + dosage.steps).enumerated().map { index, step in
            Self.instruction(step, sequence: index + 1, route: step.route ?? dosage.route)
        }
    }

    private static func instruction(
        _ step: ClinicDosage, sequence: Int, route: Route?
    ) -> FHIRR4.Dosage {
        var instruction = FHIRR4.Dosage()
        instruction.sequence = sequence
        instruction.text = step.signaText
        instruction.patientInstruction = step.signaText
        instruction.additionalInstruction =
            step.extraInstruction.map { [CodeableConcept($0, system: Systems.snomed)] } ?? []
        instruction.timing = Self.timing(step)
        if let reason = step.asNeededFor {
            instruction.asNeeded = .reason(CodeableConcept(reason, system: Systems.snomed))
        } else if step.asNeeded == true {
            instruction.asNeeded = .always
        }
        instruction.route = route?.concept
        instruction.dose = step.doseQuantity.map { Quantity(medicine: $0) }
        instruction.doseType = CodeableConcept(
            Coding(system: Systems.doseRateType, code: "ordered", display: "Ordered"))
        instruction.maxDosePerPeriod = step.maxDosePerDay.map { most in
            Ratio(numerator: Quantity(medicine: most), denominator: .days(JSONNumber(1)))
        }
        return instruction
    }

    private static func timing(_ step: ClinicDosage) -> Timing {
        var timing = Timing()
        timing.frequency = step.frequency
        timing.frequencyMax = step.frequencyMax
        timing.period = step.period
        timing.periodMax = step.periodMax
        timing.periodUnit = step.periodUnit?.unit
        timing.when = step.when.map(\.event)
        return timing
    }
}
