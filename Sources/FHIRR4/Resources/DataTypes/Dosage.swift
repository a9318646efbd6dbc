/// How a medicine is taken: one step of an instruction.
public struct Dosage: FHIRElement {
    public enum AsNeeded: Hashable, Sendable {
        case always
        case reason(CodeableConcept)
    }

    public var sequence: Int?
    public var text: String?
    public var additionalInstruction: [CodeableConcept] = []
    public var patientInstruction: String?
    public var timing: Timing?
    public var asNeeded: AsNeeded?
    public var route: CodeableConcept?
    public var doseType: CodeableConcept?
    public var dose: Quantity?
    public var maxDosePerPeriod: Ratio?

    public init() {}

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("sequence", self.sequence)
        writer.write("text", self.text)
        writer.write("additionalInstruction", self.additionalInstruction)
        writer.write("patientInstruction", self.patientInstruction)
        writer.write("timing", self.timing)
        switch self.asNeeded {
        case .always: writer.write("asNeededBoolean", true)
        case .reason(let reason): writer.write("asNeededCodeableConcept", reason)
        case nil: break
        }
        writer.write("route", self.route)
        if let dose = self.dose {
            var rate = MemberWriter()
            rate.write("type", self.doseType)
            rate.write("doseQuantity", dose)
            writer.write("doseAndRate", json: .array([rate.json]))
        }
        writer.write("maxDosePerPeriod", self.maxDosePerPeriod)
        return writer.json
    }
}
