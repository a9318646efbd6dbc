import FHIRR4

/// A measurement with a number that a set of vital signs may hold; the raw value is its field.
public enum VitalSign: String, ClinicCode {
    case bpSystolic = "bp_systolic"
    case bpDiastolic = "bp_diastolic"
    case heartRate = "heart_rate"
    case respiratoryRate = "respiratory_rate"
    case temperature
    case weight
    case height
    case bmi
    case oxygenSaturation = "oxygen_saturation"
    case headCircumference = "head_circumference"
    case bodySurfaceArea = "body_surface_area"
    case waistCircumference = "waist_circumference"

    /// The unit that the model fixes; the clinic converts before it hands over.
    public var ucum: String {
        switch self {
        case .bpSystolic, .bpDiastolic: "mm[Hg]"
        case .heartRate: "{beats}/min"
        case .respiratoryRate: "/min"
        case .temperature: "Cel"
        case .weight: "kg"
        case .height, .headCircumference, .waistCircumference: "cm"
        case .bmi: "kg/m2"
        case .oxygenSaturation: "%"
        case .bodySurfaceArea: "m2"
        }
    }

    /// The lowest and highest value that can be sent.
    ///
    /// Breathing depends on age: the limit here is that of a small child, and the intake check
    /// applies `respiratoryRateMaxFromFiveYears` when it knows the patient.
    public var range: ClosedRange<Double> {
        switch self {
        case .bpSystolic: 50...300
        case .bpDiastolic: 30...200
        case .heartRate: 20...300
        case .respiratoryRate: 5...100
        case .temperature: 32...45
        case .weight: 0.5...500
        case .height: 20...300
        case .bmi: 5...150
        case .oxygenSaturation: 50...100
        case .headCircumference: 20...70
        case .bodySurfaceArea: 0.1...3
        case .waistCircumference: 20...300
        }
    }

    static let respiratoryRateMaxFromFiveYears = JSONNumber(60)
}
