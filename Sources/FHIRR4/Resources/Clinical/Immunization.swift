/// A vaccination given here, given elsewhere, or not given.
public struct Immunization: FHIRResource, FHIRElement {
    public static let resourceType = "Immunization"

    public enum Status: String, Sendable {
        case completed
        case enteredInError = "entered-in-error"
        case notDone = "not-done"
    }

    public struct Performer: FHIRElement {
        public var function: CodeableConcept?
        public var actor: Reference

        public init(function: CodeableConcept?, actor: Reference) {
            self.function = function
            self.actor = actor
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("function", self.function)
            writer.write("actor", self.actor)
            return writer.json
        }
    }

    public struct Reaction: FHIRElement {
        public var date: Instant?
        public var detail: Reference?
        public var reported: Bool?

        public init(date: Instant?, detail: Reference?, reported: Bool?) {
            self.date = date
            self.detail = detail
            self.reported = reported
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("date", self.date)
            writer.write("detail", self.detail)
            writer.write("reported", self.reported)
            return writer.json
        }
    }

    public var identifier: [Identifier] = []
    public var status: Status
    public var statusReason: CodeableConcept?
    public var vaccineCode: CodeableConcept
    public var patient: Reference
    public var encounter: Reference?
    public var occurrence: Instant
    public var recorded: Instant?
    public var primarySource: Bool
    public var reportOrigin: CodeableConcept?
    public var location: Reference?
    public var lotNumber: String?
    public var expirationDate: CalendarDate?
    public var site: CodeableConcept?
    public var route: CodeableConcept?
    public var dose: Quantity?
    public var performer: [Performer] = []
    public var reasonCode: [CodeableConcept] = []
    public var reaction: [Reaction] = []
    /// `protocolApplied.doseNumberPositiveInt`.
    public var doseNumber: Int?

    public init(
        status: Status, vaccineCode: CodeableConcept, patient: Reference, occurrence: Instant,
        primarySource: Bool
    ) {
        self.status = status
        self.vaccineCode = vaccineCode
        self.patient = patient
        self.occurrence = occurrence
        self.primarySource = primarySource
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("statusReason", self.statusReason)
        writer.write("vaccineCode", self.vaccineCode)
        writer.write("patient", self.patient)
        writer.write("encounter", self.encounter)
        writer.write("occurrenceDateTime", self.occurrence)
        writer.write("recorded", self.recorded)
        writer.write("primarySource", self.primarySource)
        writer.write("reportOrigin", self.reportOrigin)
        writer.write("location", self.location)
        writer.write("lotNumber", self.lotNumber)
        writer.write("expirationDate", self.expirationDate)
        writer.write("site", self.site)
        writer.write("route", self.route)
        writer.write("doseQuantity", self.dose)
        writer.write("performer", self.performer)
        writer.write("reasonCode", self.reasonCode)
        writer.write("reaction", self.reaction)
        if let doseNumber = self.doseNumber {
            var applied = MemberWriter()
            applied.write("doseNumberPositiveInt", doseNumber)
            writer.write("protocolApplied", json: .array([applied.json]))
        }
        return writer.json
    }
}
