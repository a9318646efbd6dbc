import FHIRR4
import SatusehatRules
import Testing

/// Every kind of rule, with what it takes and what it refuses.
@Suite struct ConstraintTests {
    struct Example: Sendable, CustomStringConvertible {
        let rule: String
        let resource: String
        /// `code path` of every finding, or none.
        let findings: [String]

        init(_ rule: String, _ resource: String, _ findings: String...) {
            self.rule = rule
            self.resource = resource
            self.findings = findings
        }

        var description: String { "\(self.rule) on \(self.resource.prefix(60))" }
    }

    private static let uuid = "22222222-2222-4222-8222-222222222222"

    private static let presence = [
        Example("Encounter.period.start required", #""period":{"start":"x"}"#),
        Example("Encounter.period.start required", "", "element_missing Encounter.period.start"),
        Example(
            "Encounter.period.start required", #""period":{"end":"x"}"#,
            "element_missing Encounter.period.start"),
        Example(
            "Encounter.period.start required", #""period":{"start":""}"#,
            "text_empty Encounter.period.start"),
        Example(
            "Encounter.location.location required", #""location":[{"location":{"a":1}},{}]"#,
            "element_missing Encounter.location[1].location"),
        Example(
            "Encounter.identifier required", #""identifier":[]"#,
            "element_missing Encounter.identifier"),
        Example("Encounter.diagnosis required when status=finished", #""status":"arrived""#),
        Example(
            "Encounter.diagnosis required when status=finished", #""status":"finished""#,
            "element_missing Encounter.diagnosis"),
        Example("Encounter.diagnosis required when !partOf", #""partOf":{"reference":"x"}"#),
        Example(
            "Encounter.diagnosis required when !partOf", "", "element_missing Encounter.diagnosis"),
        Example("Encounter.diagnosis absent when partOf", #""partOf":{"a":1},"diagnosis":[]"#),
        Example(
            "Encounter.diagnosis absent when partOf", #""partOf":{"a":1},"diagnosis":[{"rank":1}]"#,
            "must_be_absent Encounter.diagnosis[0]"),
        Example(
            "Encounter.length unfit when class.code=IMP & length.code!=d",
            #""class":{"code":"IMP"},"length":{"code":"h"}"#, "unfit Encounter.length"),
        Example(
            "Encounter.length unfit when class.code=IMP & length.code!=d",
            #""class":{"code":"IMP"},"length":{"code":"d"}"#),
        Example(
            "Encounter.subject required when identifier.system$=/lab",
            #""identifier":[{"system":"http://a/lab"}]"#, "element_missing Encounter.subject"),
        Example(
            "Encounter.subject required when identifier.system$=/lab",
            #""identifier":[{"system":"http://a/rad"}]"#),
        Example(
            "Encounter.extension[Kind].valueCode required",
            #""extension":[{"url":"http://a/Other","valueCode":"x"}]"#,
            "element_missing Encounter.extension[Kind].valueCode"),
        Example(
            "Encounter.extension[Kind].valueCode required",
            #""extension":[{"url":"http://a/Kind","valueCode":"x"}]"#),
    ]

    private static let references = [
        Example(
            "Encounter.subject referenced Patient",
            #""subject":{"reference":"Patient/P02478375538"}"#),
        Example("Encounter.subject referenced Patient", "", "reference_missing Encounter.subject"),
        Example(
            "Encounter.subject referenced Patient", #""subject":{"display":"x"}"#,
            "reference_missing Encounter.subject"),
        Example(
            "Encounter.subject referenced Patient", #""subject":{"reference":"Group/\#(uuid)"}"#,
            "reference_type Encounter.subject"),
        Example(
            "Encounter.subject reference Patient", #""subject":{"reference":"Patient/dummy"}"#,
            "reference_id Encounter.subject"),
        Example(
            "Encounter.subject reference Patient", #""subject":{"reference":"Patient"}"#,
            "reference_id Encounter.subject"),
        Example("Encounter.subject reference Patient", #""subject":{"display":"x"}"#),
        Example("Encounter.subject reference Patient", ##""subject":{"reference":"#a"}"##),
        Example(
            "Encounter.subject reference Patient", #""subject":{"reference":"urn:uuid:a#Patient"}"#),
        Example(
            "Encounter.subject reference Patient", #""subject":{"reference":"urn:uuid:a#Group"}"#,
            "reference_type Encounter.subject"),
        Example(
            "Encounter.subject reference Patient",
            #""subject":{"reference":"https://a/fhir/Group/1"}"#,
            "reference_type Encounter.subject"),
        Example(
            "Encounter.partOf reference", #""partOf":{"reference":"Encounter/\#(uuid)/_history/1"}"#
        ),
        Example(
            "Encounter.partOf reference", #""partOf":{"reference":"Encounter/12"}"#,
            "reference_id Encounter.partOf"),
    ]

    private static let codes = [
        Example("Encounter.class systems act", #""class":{"system":"http://act","code":"AMB"}"#),
        Example(
            "Encounter.class systems act", #""class":{"system":"https://act","code":"AMB"}"#,
            "system_not_allowed Encounter.class.system"),
        Example(
            "Encounter.class systems act", #""class":{"code":"AMB"}"#,
            "system_missing Encounter.class.system"),
        Example(
            "Encounter.class systems act", #""class":{"system":"http://act"}"#,
            "code_missing Encounter.class.code"),
        Example(
            "Encounter.class systems act", #""class":{"system":"http://act","code":"XYZ"}"#,
            "code_not_allowed Encounter.class.code"),
        Example(
            "Encounter.serviceType systems title",
            #""serviceType":{"coding":[{"system":"http://title","display":"a"}]}"#),
        Example("Encounter.serviceType systems act", #""serviceType":{"text":"a"}"#),
        Example("Encounter.length systems act", #""length":{"value":1,"unit":"x"}"#),
        Example(
            "Encounter.type systems act forms",
            #""type":[{"coding":[{"system":"http://act","code":"AMB"},{"system":"forms","code":"B1"},{"system":"forms","code":"12"}]}]"#,
            "code_not_allowed Encounter.type[0].coding[2].code"),
        Example("Encounter.class codes act A B", #""class":{"system":"http://act","code":"B"}"#),
        Example(
            "Encounter.class codes act A B", #""class":{"system":"http://act","code":"C"}"#,
            "code_not_allowed Encounter.class.code"),
        Example("Encounter.class codes act A B", #""class":{"system":"http://other","code":"C"}"#),
        Example("Encounter.class forms act 93#", #""class":{"system":"http://act","code":"931"}"#),
        Example(
            "Encounter.class forms act 93#", #""class":{"system":"http://act","code":"921"}"#,
            "code_not_allowed Encounter.class.code"),
        Example(
            "Encounter.class systems units", #""class":{"system":"units","code":"TAB"}"#,
            "code_not_allowed Encounter.class.code"),
        Example("Encounter.class systems units", #""class":{"system":"units","code":"mg"}"#),
        Example("Encounter.class systems loinc", #""class":{"system":"loinc","code":"8480-6"}"#),
        Example(
            "Encounter.class systems loinc", #""class":{"system":"loinc","code":"8480-7"}"#,
            "code_not_allowed Encounter.class.code"),
    ]

    private static let identifiers = [
        Example(
            "Encounter.identifier identifiers http://a/{org}/lab http://b",
            #""identifier":[{"system":"http://a/100/lab","value":"1"},{"system":"http://b","value":"1"}]"#
        ),
        Example(
            "Encounter.identifier identifiers http://a/{org}/lab",
            #""identifier":[{"system":"http://a/101/lab","value":"1"}]"#,
            "identifier_organization Encounter.identifier[0].system"),
        Example(
            "Encounter.identifier identifiers http://a/{org}/lab",
            #""identifier":[{"system":"http://a/100/rad","value":"1"}]"#,
            "identifier_system Encounter.identifier[0].system"),
        Example(
            "Encounter.identifier identifiers http://a/{org}/lab",
            #""identifier":[{"system":"http://a/100/x/lab","value":"1"}]"#,
            "identifier_system Encounter.identifier[0].system"),
        Example(
            "Encounter.identifier identifiers http://a",
            #""identifier":[{"system":"http://a","value":""}]"#,
            "identifier_value Encounter.identifier[0].value"),
        Example(
            "Encounter.identifier identifiers http://a", #""identifier":{"value":"1"}"#,
            "system_missing Encounter.identifier.system"),
        Example(
            "Encounter.identifier demands http://a/{org}",
            #""identifier":[{"system":"http://b"},{"system":"http://a/100"}]"#),
        Example(
            "Encounter.identifier demands http://a/{org}", #""identifier":[{"system":"http://b"}]"#,
            "identifier_demanded Encounter.identifier"),
    ]

    private static let times = [
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-04T02:00:00+07:00"}"#),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-04T02:00:00.123Z"}"#),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-04"}"#,
            "date_time_form Encounter.period.start"),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-04T02:00:00"}"#,
            "date_time_form Encounter.period.start"),
        Example(
            "Encounter.period.start date-time", #""period":{"start":20260304}"#,
            "date_time_form Encounter.period.start"),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2014-06-02T23:59:59+00:00"}"#,
            "date_time_too_early Encounter.period.start"),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2014-06-03T00:00:00+00:00"}"#),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-10T00:05:00+00:00"}"#),
        Example(
            "Encounter.period.start date-time", #""period":{"start":"2026-03-10T00:05:01+00:00"}"#,
            "date_time_ahead Encounter.period.start"),
        Example(
            "Encounter.period.start date-time may-be-ahead",
            #""period":{"start":"2027-01-01T00:00:00+00:00"}"#),
        Example(
            "Encounter.period.start date-time may-be-ahead",
            #""period":{"start":"2001-01-01T00:00:00+00:00"}"#,
            "date_time_too_early Encounter.period.start"),
        Example(
            "Encounter.period.start date-time any-time",
            #""period":{"start":"2001-01-01T00:00:00+00:00"}"#),
        Example(
            "Encounter.period.end after period.start",
            #""period":{"start":"2026-03-04T02:00:00+00:00","end":"2026-03-04T09:00:01+07:00"}"#),
        Example(
            "Encounter.period.end after period.start",
            #""period":{"start":"2026-03-04T02:00:00+00:00","end":"2026-03-04T09:00:00+07:00"}"#,
            "not_after Encounter.period.end"),
        Example(
            "Encounter.period.end after period.start",
            #""period":{"end":"2026-03-04T09:00:00+07:00"}"#),
        Example(
            "Immunization.expirationDate after occurrenceDateTime",
            #""expirationDate":"2026-03-04","occurrenceDateTime":"2026-03-04T02:00:00+00:00""#,
            "not_after Immunization.expirationDate"),
        Example("Goal.statusDate date", #""statusDate":"2026-03""#),
        Example("Goal.statusDate date", #""statusDate":"2026-02-30""#, "date_form Goal.statusDate"),
        Example("Observation.valueTime time", #""valueTime":"07:30:00""#),
        Example(
            "Observation.valueTime time", #""valueTime":"7:30""#, "time_form Observation.valueTime"),
    ]

    private static let values = [
        Example("Encounter.length.value decimal", #""length":{"value":1.50}"#),
        Example(
            "Encounter.length.value decimal", #""length":{"value":"1"}"#,
            "not_a_number Encounter.length.value"),
        Example("Encounter.diagnosis.rank integer 1", #""diagnosis":[{"rank":1}]"#),
        Example(
            "Encounter.diagnosis.rank integer 1", #""diagnosis":[{"rank":0}]"#,
            "too_small Encounter.diagnosis[0].rank"),
        Example(
            "Encounter.diagnosis.rank integer", #""diagnosis":[{"rank":"1"}]"#,
            "not_an_integer Encounter.diagnosis[0].rank"),
        Example(
            "Encounter.diagnosis.rank integer", #""diagnosis":[{"rank":1.0}]"#,
            "not_an_integer Encounter.diagnosis[0].rank"),
        Example("Immunization.primarySource boolean", #""primarySource":true"#),
        Example(
            "Immunization.primarySource boolean", #""primarySource":"true""#,
            "not_a_boolean Immunization.primarySource"),
        Example("Composition.title text", #""title":"a""#),
        Example("Composition.title text", #""title":"  ""#, "text_empty Composition.title"),
        Example("Composition.title text", #""title":1"#, "not_text Composition.title"),
        Example("Composition.title pattern Q#@&%+", #""title":"Q1AZ0f9""#),
        Example(
            "Composition.title pattern Q#@&%+", #""title":"Q1AZ""#, "wrong_form Composition.title"),
        Example("Bundle.entry.fullUrl unique", #""entry":[{"fullUrl":"a"},{"fullUrl":"b"}]"#),
        Example(
            "Bundle.entry.fullUrl unique", #""entry":[{"fullUrl":"a"},{"fullUrl":"a"}]"#,
            "repeated Bundle.entry[1].fullUrl"),
        Example("Encounter.class platform", #""class":1"#),
        Example("Encounter.class r4", #""class":1"#),
    ]

    @Test(
        "Each kind of rule finds what breaks it and nothing else",
        arguments: presence + references + codes + identifiers + times + values)
    func kinds(_ example: Example) throws {
        let type = example.rule.prefix { $0 != "." }
        let members = example.resource.isEmpty ? "" : ",\(example.resource)"
        let resource = try JSONValue(parsing: #"{"resourceType":"\#(type)"\#(members)}"#)
        let check = RuleCheck(
            try RuleBook.parse(Self.book(example.rule)), organizationID: "100",
            now: Instant("2026-03-10T00:00:00+00:00"))
        let found = check.findings(in: resource)
        #expect(found.map { "\($0.code.rawValue) \($0.path)" } == example.findings)
        #expect(found.allSatisfy { $0.ruleNumber == 10999 && $0.severity == .error })
    }

    private static func book(_ rule: String) -> [UInt8] {
        Array(
            """
            rulebook 1
            version test
            floor 2014-06-03T00:00:00+00:00
            let act http://act
            let title http://title
            reference Patient P###########
            reference * %%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%
            list act AMB A B C
            form forms @#
            form loinc luhn:#+-#
            not units TAB
            display title
            10999 test \(rule)
            end 1

            """.utf8)
    }
}
