import FHIRR4
import Foundation
import SatusehatRules
import Testing

@testable import SatusehatSimulator

/// What the platform refuses for its data is found before it is sent.
///
/// The two sides share no code: the simulator has rules of its own.
@Suite struct HeldBackTests {
    /// One thing broken in a resource that the platform takes.
    struct Fault: Sendable, CustomStringConvertible {
        let type: String
        /// Members and places of items down to what is changed.
        let path: String
        /// Nil to leave it out.
        let value: JSONValue?
        /// What our check says: `10003 code_not_allowed`, or `structure missing`.
        let finding: String
        /// Words of the platform's refusal.
        let words: String

        init(
            _ type: String, _ path: String, _ value: JSONValue?, _ finding: String, _ words: String
        ) {
            self.type = type
            self.path = path
            self.value = value
            self.finding = finding
            self.words = words
        }

        var description: String { "\(self.type).\(self.path): \(self.finding)" }
    }

    private static let codes = [
        Fault("Encounter", "class.code", "XYZ", "10001 code_not_allowed", "Code not found"),
        Fault(
            "Condition", "code.coding.0.code", "J069", "10003 code_not_allowed", "Code not found"),
        Fault(
            "Observation", "code.coding.0.code", "8480-7", "10010 code_not_allowed",
            "Code not found"),
        Fault("Observation", "valueQuantity.code", "1", "10012 code_not_allowed", "Code not found"),
        Fault(
            "Observation", "category.0.coding.0.code", "vital", "10009 code_not_allowed",
            "Code not found"),
        Fault(
            "Medication", "code.coding.0.code", "12345", "10024 code_not_allowed", "Code not found"),
        Fault(
            "MedicationDispense", "contained.0.code.coding.0.code", "92000511",
            "10024 code_not_allowed", "Code not found"),
        Fault(
            "MedicationDispense", "quantity.system", "http://unitsofmeasure.org",
            "10050 system_not_allowed", "Invalid coding system"),
        Fault(
            "Condition", "code.coding.0.system", "https://hl7.org/fhir/sid/icd-10",
            "10003 system_not_allowed", "Invalid coding system"),
        Fault(
            "Medication", "extension.0.valueCodeableConcept.coding.0.system",
            "https://terminology.kemkes.go.id/CodeSystem/medication-type",
            "10031 system_not_allowed", "Invalid coding system"),
        Fault(
            "Condition", "category.0.coding.0.system", "http://hl7.org/fhir/condition-category",
            "10007 system_not_allowed", "Invalid coding system"),
        Fault(
            "EpisodeOfCare", "type.0.coding.0.system",
            "https://terminology.kemkes.go.id/CodeSystem/episodeofcare-type",
            "10110 system_not_allowed", "Invalid coding system"),
    ]

    private static let identifiers = [
        Fault(
            "Encounter", "identifier.0.system", "http://sys-ids.kemkes.go.id/visit/100000001",
            "10117 identifier_system", "Invalid identifier system"),
        Fault(
            "EpisodeOfCare", "identifier.0.system",
            "http://sys-ids.kemkes.go.id/episodeofcare/100000001", "10458 identifier_system",
            "Invalid identifier system"),
        Fault(
            "MedicationDispense", "identifier.0.system",
            "http://sys-ids.kemkes.go.id/medicationdispense/100000001", "10389 identifier_system",
            "Invalid identifier system"),
        Fault(
            "Encounter", "identifier.0.system", "http://sys-ids.kemkes.go.id/encounter/100000009",
            "10117 identifier_organization", "Wrong organization ID"),
        Fault(
            "Encounter", "identifier.0.value", nil, "10117 identifier_value", "Element not found"),
        Fault(
            "MedicationRequest", "identifier.1", nil, "10388 identifier_demanded",
            "Element not found"),
        Fault(
            "Condition", "subject.reference", "Patient/dummy", "10125 reference_id",
            "Wrong reference ID format"),
        Fault(
            "Condition", "subject.reference", nil, "10125 reference_missing",
            "Reference is mandatory"),
    ]

    private static let times = [
        Fault(
            "Condition", "recordedDate", "2026-02-01", "10403 date_time_form",
            "Invalid date time format"),
        Fault(
            "Observation", "issued", "2026-02-01T01:15:00", "10296 date_time_form",
            "Invalid date time format"),
        Fault(
            "Condition", "recordedDate", "2027-02-01T01:00:00+00:00", "10403 date_time_ahead",
            "Future Date"),
        Fault(
            "Condition", "recordedDate", "2014-06-02T23:00:00+00:00", "10403 date_time_too_early",
            "Past Date"),
        Fault(
            "EpisodeOfCare", "period.start", "2026-01-05", "10406 date_time_form",
            "Invalid date time format"),
        Fault(
            "Finished", "period.end", "2026-02-01T01:00:00+00:00", "10121 not_after",
            "must be later"),
        Fault("Finished", "period.end", nil, "10121 element_missing", "Element not found"),
        Fault(
            "Finished", "statusHistory.1.period.end", nil, "10122 element_missing",
            "every statusHistory period"),
        Fault("Immunization", "expirationDate", "2026-01-01", "10307 not_after", "must be later"),
    ]

    private static let combinations = [
        Fault(
            "Finished", "diagnosis", nil, "10457 element_missing",
            "Element not found: Encounter.diagnosis"),
        Fault(
            "Finished", "length", ["value": 1, "system": "http://unitsofmeasure.org", "code": "d"],
            "10840 unfit", "Code not found"),
        Fault(
            "Immunization", "performer.0.function.coding.0.code", "EP", "10307 unfit", "AP or OP"),
        Fault("Immunization", "primarySource", false, "10307 unfit", "code EP"),
        Fault(
            "Immunization", "protocolApplied.0.doseNumberPositiveInt", 0, "10456 too_small",
            "Invalid integer value"),
        Fault("Composition", "title", "", "10134 text_empty", "Text is empty"),
    ]

    private static let forms = [
        Fault(
            "Observation", "valueQuantity.value", "120", "structure wrongType",
            "unparseable_resource"),
        Fault(
            "Immunization", "primarySource", "true", "structure wrongType", "unparseable_resource"),
        Fault("Observation", "specimen", [], "structure wrongType", "unparseable_resource"),
        Fault("Observation", "status", nil, "structure missing", "unparseable_resource"),
        Fault("Observation", "nilai", "x", "structure unknownElement", "unparseable_resource"),
        Fault("Observation", "note", [], "structure emptyValue", "unparseable_resource"),
    ]

    @Test(
        "Each kind of refusal by the data is held back with its rule and its explanation",
        arguments: codes + identifiers + times + combinations + forms)
    func held(_ fault: Fault) throws {
        let desk = Desk()
        let sound = Self.sample(fault.type)
        #expect(Self.findings(sound, desk) == [])
        let broken = Self.edit(sound, fault.path.split(separator: ".")[...], fault.value)
        #expect(broken != sound)
        // Without the check it leaves and comes back refused.
        let got = desk.create(broken)
        #expect(got.status == 400)
        #expect(got.text.contains(fault.words), "\(got.text.prefix(600))")
        // With the check it is held, for the same reason.
        let found = Self.findings(broken, desk)
        #expect(found.contains(fault.finding), "\(found)")
    }

    @Test(
        "A mandatory element that is absent is held back under the platform's own number",
        arguments: [
            ("Encounter", "identifier", "10117"), ("Encounter", "subject", "10118"),
            ("Encounter", "participant", "10336"), ("Encounter", "location", "10120"),
            ("Encounter", "statusHistory", "10122"), ("Encounter", "period", "10123"),
            ("Encounter", "serviceProvider", "10124"), ("Condition", "code", "10003"),
            ("Condition", "subject", "10125"), ("Condition", "encounter", "10126"),
            ("Observation", "code", "10010"), ("Observation", "subject", "10129"),
            ("Observation", "encounter", "10130"), ("Observation", "performer", "10383"),
            ("Composition", "subject", "10131"), ("Composition", "date", "10132"),
            ("Composition", "author", "10133"), ("Composition", "title", "10134"),
            ("MedicationRequest", "identifier", "10388"),
            ("MedicationRequest", "medicationReference", "10135"),
            ("MedicationRequest", "subject", "10136"),
            ("MedicationRequest", "authoredOn", "10337"),
            ("MedicationRequest", "dispenseRequest", "10453"),
            ("MedicationRequest", "encounter", "10454"),
            ("MedicationRequest", "requester", "10455"),
            ("MedicationDispense", "identifier", "10389"),
            ("MedicationDispense", "status", "10049"),
            ("MedicationDispense", "medicationReference", "10138"),
            ("MedicationDispense", "subject", "10139"),
            ("MedicationDispense", "context", "10390"),
            ("MedicationDispense", "authorizingPrescription", "10394"),
            ("Immunization", "reasonCode", "10105"), ("Immunization", "patient", "10155"),
            ("Immunization", "primarySource", "10292"), ("Immunization", "encounter", "10293"),
            ("Immunization", "performer", "10294"), ("Immunization", "location", "10305"),
            ("Immunization", "lotNumber", "10306"), ("Immunization", "expirationDate", "10307"),
            ("Immunization", "protocolApplied", "10450"), ("Immunization", "recorded", "10451"),
            ("EpisodeOfCare", "patient", "10157"), ("EpisodeOfCare", "period", "10406"),
            ("EpisodeOfCare", "managingOrganization", "10408"),
        ])
    func missing(_ type: String, _ element: String, _ number: String) {
        let desk = Desk()
        let broken = Self.sample(type).with(element, nil)
        #expect(desk.create(broken).texts.contains("(RuleNumber: \(number))"))
        let found = Self.findings(broken, desk)
        #expect(found.contains { $0.hasPrefix("\(number) ") && $0.hasSuffix("_missing") })
    }

    /// What both checks of the bridge say, in the order in which it asks them.
    private static func findings(_ resource: JSONValue, _ desk: Desk) -> [String] {
        let now = Instant(secondsSince1970: Int64(desk.now.timeIntervalSince1970))
        return StructureCheck().issues(in: resource).map { "structure \($0.code.rawValue)" }
            + RuleCheck(organizationID: Desk.org, now: now).findings(in: resource)
            .filter { $0.severity == .error }
            .map { "\($0.ruleNumber.map(String.init) ?? "-") \($0.code.rawValue)" }
    }

    private static func sample(_ type: String) -> JSONValue {
        let id = "11111111-1111-4111-8111-111111111111"
        switch type {
        case "Encounter": return Sample.encounter(location: id)
        case "Finished":
            return Sample.finished(id, location: id, condition: id).with("id", nil)
        case "Condition": return Sample.condition(encounter: id)
        case "Observation": return Sample.observation(encounter: id)
        case "Composition": return Sample.composition(encounter: id)
        case "Medication": return Sample.medication(number: "RX-1-1")
        case "MedicationRequest": return Sample.prescription(encounter: id, medication: id)
        case "MedicationDispense":
            return Sample.dispense(encounter: id, medication: id, prescription: id)
                .with("medicationReference", ["reference": "#m"])
                .with("contained", [Sample.medication(number: "RX-1-1").with("id", "m")])
        case "Immunization": return Sample.immunization(encounter: id, location: id)
        default: return Sample.episode()
        }
    }

    private static func edit(
        _ value: JSONValue, _ path: ArraySlice<Substring>, _ new: JSONValue?
    ) -> JSONValue {
        guard let step = path.first else { return new ?? .null }
        let rest = path.dropFirst()
        if case .array(var items) = value, let index = Int(step) {
            if rest.isEmpty, new == nil {
                items.remove(at: index)
            } else {
                items[index] = Self.edit(items[index], rest, new)
            }
            return .array(items)
        }
        let name = String(step)
        if rest.isEmpty { return value.with(name, new) }
        return value.with(name, Self.edit(value[name] ?? .null, rest, new))
    }
}
