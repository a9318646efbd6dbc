public import FHIRR4

/// How much of a medicine to take, how often and by which way (model section 13.2).
///
/// Which fields are always there depends on where the dosage stands: see `PrescriptionItem`.
public struct Dosage: Hashable, Sendable {
    public enum PeriodUnit: String, ClinicCode {
        case hour = "h"
        case day = "d"
        case week = "wk"
    }

    public enum When: String, ClinicCode {
        case beforeMeal = "before_meal"
        case afterMeal = "after_meal"
        case withMeal = "with_meal"
        case bedtime, morning, evening
    }

    public var doseQuantity: QuantityValue?
    public var frequency: Int?
    public var frequencyMax: Int?
    /// Always there, like its unit, when `frequency` is.
    public var period: JSONNumber?
    public var periodMax: JSONNumber?
    public var periodUnit: PeriodUnit?
    public var when: [When]
    public var asNeeded: Bool?
    /// A coding, or the clinic's words in `text`.
    public var asNeededFor: Coded?
    public var route: Route?
    /// The instruction as printed for the patient.
    public var signaText: String?
    public var extraInstruction: Coded?
    public var maxDosePerDay: QuantityValue?
    /// The further blocks of a dose that changes over time, in their order.
    public var steps: [Dosage]
}

extension Dosage {
    /// Where a block stands decides what it must hold.
    enum Place {
        /// The main block of a prescribed item.
        case prescribed
        /// A further block of a tapering dose.
        case step
        /// The block of a dispensed item, which defaults to the prescribed one.
        case dispensed
    }

    init(reading fields: FieldReader, as place: Place) {
        let steps: [Dosage] =
            place == .step ? [] : fields.optional("steps", .list(.dosage(.step))) ?? []
        self.steps = steps
        self.route = fields.optional("route", .code, neededIf: place == .prescribed)
        let isAsNeeded = fields.optional("as_needed", .bool)
        self.asNeeded = isAsNeeded
        self.asNeededFor = fields.optional("as_needed_for", .coded(.snomed.orText))
        let isTaken = isAsNeeded == true || self.asNeededFor != nil
        let mustSay = place == .step || (place == .prescribed && !fields.has("steps"))
        self.doseQuantity = fields.optional(
            "dose_quantity", .amount, neededIf: mustSay && self.route != .topical)
        self.frequency = fields.optional(
            "frequency", .int(atLeast: 1), neededIf: mustSay && !isTaken)
        self.frequencyMax = fields.optional("frequency_max", .int(atLeast: 1))
        let hasRhythm = fields.has("frequency")
        self.period = fields.optional("period", .positive, neededIf: hasRhythm)
        self.periodMax = fields.optional("period_max", .positive)
        self.periodUnit = fields.optional(
            "period_unit", .code, neededIf: hasRhythm || fields.has("period"))
        self.when = fields.optional("when", .list(.code)) ?? []
        self.signaText = fields.optional("signa_text", .text, neededIf: place == .prescribed)
        self.extraInstruction = fields.optional("extra_instruction", .coded(.snomed))
        self.maxDosePerDay = fields.optional("max_dose_per_day", .amount)
        if let least = self.frequency, let most = self.frequencyMax, most < least {
            fields.report(.belowMinimum(of: "frequency"), at: "frequency_max")
        }
        if let least = self.period, let most = self.periodMax, most.isLess(than: least) {
            fields.report(.belowMinimum(of: "period"), at: "period_max")
        }
    }
}

extension FieldKind<Dosage> {
    static func dosage(_ kind: Dosage.Place) -> Self {
        .object(standIn: .standIn) { Dosage(reading: $0, as: kind) }
    }
}

extension Dosage {
    static var standIn: Self { Self(when: [], steps: []) }
}
