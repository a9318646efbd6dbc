import ClinicRecord
import FHIRR4

/// How a measured sign becomes an Observation (model section 8).
struct VitalSignTerm {
    let code: Coding
    let category: Coding
    /// The unit as people read it; its UCUM code is the model's.
    let unit: String

    private init(_ code: Coding, _ unit: String, category: Coding = .vitalSigns) {
        self.code = code
        self.category = category
        self.unit = unit
    }

    static func of(_ sign: VitalSign) -> Self {
        switch sign {
        case .bpSystolic: Self(.loinc("8480-6", "Systolic blood pressure"), "mmHg")
        case .bpDiastolic: Self(.loinc("8462-4", "Diastolic blood pressure"), "mmHg")
        case .heartRate: Self(.loinc("8867-4", "Heart rate"), "{beats}/min")
        case .respiratoryRate: Self(.loinc("9279-1", "Respiratory rate"), "breaths/min")
        case .temperature: Self(.loinc("8310-5", "Body temperature"), "Cel")
        case .weight: Self(.loinc("29463-7", "Body weight"), "kg")
        case .height: Self(.loinc("8302-2", "Body height"), "cm")
        case .bmi: Self(.loinc("39156-5", "Body mass index (BMI) [Ratio]"), "kg/m2")
        case .oxygenSaturation:
            Self(.loinc("2708-6", "Oxygen saturation in Arterial blood"), "%")
        case .headCircumference:
            Self(.loinc("9843-4", "Head Occipital-frontal circumference"), "cm")
        case .bodySurfaceArea: Self(.loinc("8277-6", "Body surface area"), "m2")
        case .waistCircumference:
            Self(.snomed("276361009", "Waist circumference"), "cm", category: .exam)
        }
    }

    static let painScore = Coding.snomed("1172399009", "Numeric rating scale score")
    static let consciousness = Coding.loinc("67775-7", "Level of responsiveness")

    /// Stands beside the general code when the saturation was read from a finger.
    static let pulseOximetry = Coding.loinc(
        "59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry")
}

extension VitalSigns.Consciousness {
    var concept: CodeableConcept {
        switch self {
        case .alert: CodeableConcept(.snomed("248234008", "Mentally alert"))
        case .verbal: CodeableConcept(.snomed("300202002", "Response to voice"))
        case .pain: CodeableConcept(.snomed("450847001", "Response to pain"))
        case .unresponsive: CodeableConcept(.snomed("422768004", "Unresponsive"))
        case .confused: CodeableConcept(.snomed("130987000", "Acute confusion"))
        }
    }
}
