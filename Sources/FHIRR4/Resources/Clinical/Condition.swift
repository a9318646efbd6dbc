/// A diagnosis, a complaint or a part of the history.
public struct Condition: FHIRResource, FHIRElement {
    public static let resourceType = "Condition"

    public var identifier: [Identifier] = []
    public var clinicalStatus: CodeableConcept?
    public var verificationStatus: CodeableConcept?
    public var category: [CodeableConcept] = []
    public var severity: CodeableConcept?
    public var code: CodeableConcept
    public var subject: Reference
    public var encounter: Reference?
    public var onset: OccurrenceTime?
    public var abatement: OccurrenceTime?
    public var recordedDate: Instant?
    public var recorder: Reference?
    public var note: [Annotation] = []

    public init(code: CodeableConcept, subject: Reference) {
        self.code = code
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("clinicalStatus", self.clinicalStatus)
        writer.write("verificationStatus", self.verificationStatus)
        writer.write("category", self.category)
        writer.write("severity", self.severity)
        writer.write("code", self.code)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write(choice: "onset", self.onset)
        writer.write(choice: "abatement", self.abatement)
        writer.write("recordedDate", self.recordedDate)
        writer.write("recorder", self.recorder)
        writer.write("note", self.note)
        return writer.json
    }
}
