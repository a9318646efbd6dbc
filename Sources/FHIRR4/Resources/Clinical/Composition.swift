/// The medical summary: sections of text and of references to what was sent before.
public struct Composition: FHIRResource, FHIRElement {
    public static let resourceType = "Composition"

    public enum Status: String, Sendable {
        case preliminary, final, amended
        case enteredInError = "entered-in-error"
    }

    public struct Section: FHIRElement {
        public var title: String
        public var code: CodeableConcept
        public var text: Narrative?
        public var entry: [Reference] = []
        public var section: [Section] = []

        public init(title: String, code: CodeableConcept) {
            self.title = title
            self.code = code
        }

        /// True when nobody could read anything out of it.
        public var isEmpty: Bool {
            self.text == nil && self.entry.isEmpty && self.section.allSatisfy(\.isEmpty)
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("title", self.title)
            writer.write("code", self.code)
            writer.write("text", self.text)
            writer.write("entry", self.entry)
            writer.write("section", self.section.filter { !$0.isEmpty })
            return writer.json
        }
    }

    /// One identifier, not a list: R4 has it so here, unlike in most resources.
    public var identifier: Identifier
    public var status: Status
    public var type: CodeableConcept
    public var category: [CodeableConcept] = []
    public var subject: Reference
    public var encounter: Reference?
    public var date: Instant
    public var author: [Reference]
    public var title: String
    public var custodian: Reference?
    public var section: [Section] = []

    public init(
        identifier: Identifier, status: Status, type: CodeableConcept, subject: Reference,
        date: Instant, author: [Reference], title: String
    ) {
        self.identifier = identifier
        self.status = status
        self.type = type
        self.subject = subject
        self.date = date
        self.author = author
        self.title = title
    }

    public var json: JSONValue {
        var writer = MemberWriter(resourceType: Self.resourceType)
        writer.write("identifier", self.identifier)
        writer.write("status", self.status)
        writer.write("type", self.type)
        writer.write("category", self.category)
        writer.write("subject", self.subject)
        writer.write("encounter", self.encounter)
        writer.write("date", self.date)
        writer.write("author", self.author)
        writer.write("title", self.title)
        writer.write("custodian", self.custodian)
        writer.write("section", self.section.filter { !$0.isEmpty })
        return writer.json
    }
}
