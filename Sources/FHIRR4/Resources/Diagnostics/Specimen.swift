/// A sample taken for the laboratory.
public struct Specimen: FHIRResource, FHIRElement {
    public static let resourceType = "Specimen"

    public enum Status: String, Sendable {
        case available, unavailable, unsatisfactory
        case enteredInError = "entered-in-error"
    }

    public struct Collection: FHIRElement {
        public var collector: Reference?
        public var collected: Instant?
        public var quantity: Quantity?
        public var method: CodeableConcept?
        public var bodySite: CodeableConcept?
        public var fastingStatus: CodeableConcept?

        public init() {}

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("collector", self.collector)
            writer.write("collectedDateTime", self.collected)
            writer.write("quantity", self.quantity)
            writer.write("method", self.method)
            writer.write("bodySite", self.bodySite)
            writer.write("fastingStatusCodeableConcept", self.fastingStatus)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var type: CodeableConcept
    public var subject: Reference
    public var receivedTime: Instant?
    public var request: [Reference] = []
    public var collection: Collection?
    public var containerType: CodeableConcept?
    public var condition: [CodeableConcept] = []

    public init(status: Status, type: CodeableConcept, subject: Reference) {
        self.status = status
        self.type = type
        self.subject = subject
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("type", self.type)
        writer.write("subject", self.subject)
        writer.write("receivedTime", self.receivedTime)
        writer.write("request", self.request)
        writer.write("collection", self.collection)
        if let containerType = self.containerType {
            var container = MemberWriter()
            container.write("type", containerType)
            writer.write("container", json: .array([container.json]))
        }
        writer.write("condition", self.condition)
        return writer.json
    }
}
