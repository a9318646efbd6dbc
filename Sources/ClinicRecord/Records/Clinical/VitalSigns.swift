public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One set of vital signs, each of which becomes an Observation (model section 8).
///
/// A measurement that cannot be sent is left out with a finding; the others of its set stay.
public struct VitalSigns: RecordItem {
    public struct Measurement: Hashable, Sendable {
        public var sign: VitalSign
        public var value: JSONNumber
    }

    public enum Consciousness: String, ClinicCode {
        case alert, verbal, pain, unresponsive, confused
    }

    public enum SpO2Method: String, ClinicCode {
        case pulseOximeter = "pulse_oximeter"
        case bloodGas = "blood_gas"
        case other
    }

    public var id: UUID
    public var path: String
    public var recordedAt: Instant
    public var recordedBy: UUID
    /// In the order of the model's table, each sign at most once.
    public var measurements: [Measurement]
    public var spo2Method: SpO2Method?
    public var painScore: Int?
    public var consciousness: Consciousness?
    /// `final` when the clinic gives none.
    public var status: AmendableStatus

    public subscript(sign: VitalSign) -> JSONNumber? {
        self.measurements.first { $0.sign == sign }?.value
    }

    public var bpSystolic: JSONNumber? { self[.bpSystolic] }
    public var bpDiastolic: JSONNumber? { self[.bpDiastolic] }
    public var heartRate: JSONNumber? { self[.heartRate] }
    public var respiratoryRate: JSONNumber? { self[.respiratoryRate] }
    public var temperature: JSONNumber? { self[.temperature] }
    public var weight: JSONNumber? { self[.weight] }
    public var height: JSONNumber? { self[.height] }
    public var bmi: JSONNumber? { self[.bmi] }
    public var oxygenSaturation: JSONNumber? { self[.oxygenSaturation] }
    public var headCircumference: JSONNumber? { self[.headCircumference] }
    public var bodySurfaceArea: JSONNumber? { self[.bodySurfaceArea] }
    public var waistCircumference: JSONNumber? { self[.waistCircumference] }
}

extension VitalSigns: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.recordedAt = fields.required("recorded_at", .eventTime)
        self.recordedBy = fields.required("recorded_by", .record(.practitioner))
        self.measurements = VitalSign.allCases.compactMap { sign in
            fields.separate(sign.rawValue, .measured(sign)).map {
                Measurement(sign: sign, value: $0)
            }
        }
        self.spo2Method = fields.optional("spo2_method", .code)
        self.painScore = fields.separate("pain_score", .int(from: 0, to: 10))
        self.consciousness = fields.separate("consciousness", .code)
        self.status = fields.optional("status", .code) ?? .final
        if let systolic = self.bpSystolic, let diastolic = self.bpDiastolic,
            !diastolic.isLess(than: systolic)
        {
            // Nobody can tell which of the two is wrong.
            self.measurements.removeAll { $0.sign == .bpSystolic || $0.sign == .bpDiastolic }
            fields.note(.notBelowSystolic, at: VitalSign.bpDiastolic.rawValue)
        }
    }
}
