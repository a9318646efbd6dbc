/// The units that the model fixes for what is measured (model sections 8 and 14.3).
///
/// The clinic converts before it hands over: a glucose in mmol/L under the code of the mass
/// concentration would be read as eighteen times less.
enum FixedUnits {
    static func accepted(for sign: VitalSign) -> [String] {
        // Beats and breaths may be written with or without the word for what is counted.
        switch sign {
        case .heartRate: ["{beats}/min", "/min"]
        case .respiratoryRate: ["/min", "{breaths}/min"]
        default: [sign.ucum]
        }
    }

    /// The units for a test, or nil when the model fixes none.
    static func accepted(for test: Coded) -> [String]? {
        guard test.system == CodeSystems.loinc, let code = test.code else { return nil }
        if let sign = Self.vitalSigns[code] { return Self.accepted(for: sign) }
        return Self.laboratory[code].map { [$0] }
    }

    private static let vitalSigns: [String: VitalSign] = [
        "8480-6": .bpSystolic,
        "8462-4": .bpDiastolic,
        "8867-4": .heartRate,
        "9279-1": .respiratoryRate,
        "8310-5": .temperature,
        "29463-7": .weight,
        "8302-2": .height,
        "39156-5": .bmi,
        "2708-6": .oxygenSaturation,
        "59408-5": .oxygenSaturation,
        "9843-4": .headCircumference,
        "8277-6": .bodySurfaceArea,
    ]

    private static let laboratory: [String: String] = [
        "718-7": "g/dL",
        "4544-3": "%",
        "6690-2": "10*3/uL",
        "777-3": "10*3/uL",
        "2345-7": "mg/dL",
        "1558-6": "mg/dL",
        "4548-4": "%",
        "2160-0": "mg/dL",
        "3094-0": "mg/dL",
        "1920-8": "U/L",
        "1742-6": "U/L",
        "2093-3": "mg/dL",
        "3084-1": "mg/dL",
    ]
}
