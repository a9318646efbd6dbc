extension Encounter {
    /// One status and the time in which it held.
    public struct StatusEntry: FHIRElement {
        public var status: Status
        public var period: Period

        public init(status: Status, period: Period) {
            self.status = status
            self.period = period
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("status", self.status)
            writer.write("period", self.period)
            return writer.json
        }
    }

    /// Who took part, and as what.
    public struct Participant: FHIRElement {
        public var type: [CodeableConcept]
        public var period: Period?
        public var individual: Reference

        public init(type: [CodeableConcept], individual: Reference, period: Period? = nil) {
            self.type = type
            self.individual = individual
            self.period = period
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("type", self.type)
            writer.write("period", self.period)
            writer.write("individual", self.individual)
            return writer.json
        }
    }

    /// A Condition that matters for this encounter, its role and its rank.
    public struct Diagnosis: FHIRElement {
        public var condition: Reference
        public var use: CodeableConcept?
        public var rank: Int?

        public init(condition: Reference, use: CodeableConcept?, rank: Int?) {
            self.condition = condition
            self.use = use
            self.rank = rank
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("condition", self.condition)
            writer.write("use", self.use)
            writer.write("rank", self.rank)
            return writer.json
        }
    }

    /// How the patient came and left.
    public struct Hospitalization: FHIRElement {
        public var admitSource: CodeableConcept?
        public var dischargeDisposition: CodeableConcept?

        public init(
            admitSource: CodeableConcept? = nil, dischargeDisposition: CodeableConcept? = nil
        ) {
            self.admitSource = admitSource
            self.dischargeDisposition = dischargeDisposition
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("admitSource", self.admitSource)
            writer.write("dischargeDisposition", self.dischargeDisposition)
            return writer.json
        }
    }

    /// One place of the encounter and the time spent there (`Encounter.location`).
    public struct Stay: FHIRElement {
        public var fhirExtension: [Extension] = []
        public var location: Reference
        public var period: Period?

        public init(location: Reference, period: Period?) {
            self.location = location
            self.period = period
        }

        public var json: JSONValue {
            var writer = MemberWriter()
            writer.write("extension", self.fhirExtension)
            writer.write("location", self.location)
            writer.write("period", self.period)
            return writer.json
        }
    }
}
