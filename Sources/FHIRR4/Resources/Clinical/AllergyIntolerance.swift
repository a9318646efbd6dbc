/// A known allergy or intolerance of the patient.
public struct AllergyIntolerance: FHIRResource, FHIRElement {
    public static let resourceType = "AllergyIntolerance"

    public enum Kind: String, Sendable {
        case allergy, intolerance
    }

    public enum Category: String, Sendable {
        case food, medication, environment, biologic
    }

    public enum Criticality: String, Sendable {
        case low, high
        case unableToAssess = "unable-to-assess"
    }

    /// What happened on contact.
    public struct Reaction: FHIRElement {
        public enum Severity: String, Sendable {
            case mild, moderate, severe
        }

        public var manifestation: [CodeableConcept]
        public var severity: Severity?

        public init(manifestation: [CodeableConcept], severity: Severity? = nil) {
            self.manifestation = manifestation
            self.severity = severity
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("manifestation", self.manifestation)
            writer.write("severity", self.severity)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var clinicalStatus: CodeableConcept?
    public var verificationStatus: CodeableConcept?
    public var kind: Kind?
    public var category: [Category] = []
    public var criticality: Criticality?
    public var code: CodeableConcept
    public var patient: Reference
    public var encounter: Reference?
    public var onset: OccurrenceTime?
    public var recordedDate: Instant?
    public var recorder: Reference?
    public var reaction: [Reaction] = []

    public init(code: CodeableConcept, patient: Reference) {
        self.code = code
        self.patient = patient
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("clinicalStatus", self.clinicalStatus)
        writer.write("verificationStatus", self.verificationStatus)
        writer.write("type", self.kind)
        writer.write("category", self.category.map(\.rawValue))
        writer.write("criticality", self.criticality)
        writer.write("code", self.code)
        writer.write("patient", self.patient)
        writer.write("encounter", self.encounter)
        writer.write(choice: "onset", self.onset)
        writer.write("recordedDate", self.recordedDate)
        writer.write("recorder", self.recorder)
        writer.write("reaction", self.reaction)
        return writer.json
    }
}
