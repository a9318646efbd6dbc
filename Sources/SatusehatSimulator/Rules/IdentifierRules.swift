import FHIRR4

/// Which identifier systems a type may carry; `{org}` is the sender's Organization id.
struct IdentifierRule: Sendable {
    let number: Int?
    /// Systems that belong to the facility.
    let own: [String]
    /// Systems that belong to a programme or to nobody.
    let shared: [String]
    /// The facility systems of which each must be present.
    let demanded: [String]

    init(_ number: Int?, _ own: [String], shared: [String] = [], demanded: [String] = []) {
        self.number = number
        self.own = own
        self.shared = shared
        self.demanded = demanded
    }
}

enum IdentifierRules {
    private static let base = "http://sys-ids.kemkes.go.id/"

    static let byType: [String: IdentifierRule] = [
        "AllergyIntolerance": IdentifierRule(10443, ["allergy/{org}"]),
        "CarePlan": IdentifierRule(nil, ["careplan/{org}"]),
        "ClinicalImpression": IdentifierRule(10418, ["clinicalimpression/{org}"]),
        "Composition": IdentifierRule(10464, ["composition/{org}"]),
        "Condition": IdentifierRule(10444, ["condition/{org}"]),
        "DiagnosticReport": IdentifierRule(
            10432, ["diagnostic/{org}/lab", "diagnostic/{org}/rad"]),
        "Encounter": IdentifierRule(
            10117, ["encounter/{org}", "asik/{org}", "sitb/{org}", "episode-of-care/{org}"],
            shared: [
                "http://terminology.kemkes.go.id/CodeSystem/episodeofcare/ANC",
                "http://terminology.kemkes.go.id/CodeSystem/episodeofcare/neonate",
                "http://terminology.kemkes.go.id/CodeSystem/episodeofcare/puerperium",
            ],
            demanded: ["encounter/{org}"]),
        "EpisodeOfCare": IdentifierRule(10458, ["episode-of-care/{org}"]),
        "ImagingStudy": IdentifierRule(10150, ["acsn/{org}"]),
        "Location": IdentifierRule(10447, ["location/{org}"]),
        "Medication": IdentifierRule(nil, ["medication/{org}"]),
        "MedicationDispense": IdentifierRule(
            10389, ["prescription/{org}", "prescription-item/{org}", "claim-number/{org}"],
            shared: ["http://terminology.kemkes.go.id/CodeSystem/coverage-type"],
            demanded: ["prescription/{org}", "prescription-item/{org}"]),
        "MedicationRequest": IdentifierRule(
            10388, ["prescription/{org}", "prescription-item/{org}"],
            shared: ["http://terminology.kemkes.go.id/CodeSystem/coverage-type"],
            demanded: ["prescription/{org}", "prescription-item/{org}"]),
        "MedicationStatement": IdentifierRule(10445, ["medicationstatement/{org}"]),
        "Observation": IdentifierRule(10441, ["observation/{org}"]),
        "Organization": IdentifierRule(10446, ["organization/{org}"]),
        "PractitionerRole": IdentifierRule(
            10924, [], shared: ["https://fhir.kemkes.go.id/id/sip-number"]),
        "Procedure": IdentifierRule(10442, ["procedure/{org}"]),
        "QuestionnaireResponse": IdentifierRule(nil, ["QuestionnaireResponse/{org}"]),
        "ServiceRequest": IdentifierRule(
            10415, ["servicerequest/{org}", "sitb/{org}", "acsn/{org}"]),
        "Specimen": IdentifierRule(10414, ["specimen/{org}", "sitb/{org}"]),
    ]

    static func issues(
        in resource: JSONValue,
        type: String,
        organizationID: String
    ) -> [OutcomeIssue] {
        guard let member = resource["identifier"] else { return [] }
        let places: [(path: String, value: JSONValue)] =
            member.array?.enumerated().map { ("\(type).identifier[\($0.offset)]", $0.element) }
            ?? [("\(type).identifier", member)]
        var issues: [OutcomeIssue] = []
        for place in places {
            issues += Self.issues(at: place.path, place.value, type, organizationID)
        }
        guard let rule = Self.byType[type] else { return issues }
        let present = Set(places.compactMap { $0.value["system"]?.string })
        for demanded in rule.demanded where issues.isEmpty {
            let system = Self.base + demanded.replacing("{org}", with: organizationID)
            if !present.contains(system) {
                issues.append(
                    .rule(
                        rule.number, "Element not found: \(type).identifier",
                        at: "\(type).identifier"))
            }
        }
        return issues
    }

    private static func issues(
        at path: String,
        _ identifier: JSONValue,
        _ type: String,
        _ organizationID: String
    ) -> [OutcomeIssue] {
        let rule = Self.byType[type]
        guard let system = identifier["system"]?.string else {
            // A type without a rule, or an identifier without a system, is left to R4.
            guard let rule, rule.number != nil else { return [] }
            return [.rule(rule.number, "Element not found: \(path).system", at: path + ".system")]
        }
        guard identifier["value"]?.string?.isEmpty == false else {
            return [
                .rule(rule?.number, "Element not found: \(path).value", at: path + ".value")
            ]
        }
        guard let rule else {
            return Self.wrongOrganization(system, organizationID, 10117, path)
        }
        if rule.shared.contains(system) { return [] }
        for own in rule.own {
            let halves = (Self.base + own).split(
                separator: "{org}", omittingEmptySubsequences: false)
            guard halves.count == 2, system.hasPrefix(halves[0]), system.hasSuffix(halves[1])
            else { continue }
            let organization = system.dropFirst(halves[0].count).dropLast(halves[1].count)
            if organization == organizationID { return [] }
            // Longer systems of other kinds share a beginning; they are judged by their own row.
            guard !organization.contains("/") else { continue }
            return [
                .rule(
                    rule.number, "Wrong organization ID provided by system URL: \(system)",
                    at: path + ".system")
            ]
        }
        return [
            .rule(rule.number, "Invalid identifier system: \(system)", at: path + ".system")
        ]
    }

    /// For types whose systems the dictionary does not list: only the organization is judged.
    private static func wrongOrganization(
        _ system: String,
        _ organizationID: String,
        _ number: Int,
        _ path: String
    ) -> [OutcomeIssue] {
        guard system.hasPrefix(Self.base) else { return [] }
        let parts = system.dropFirst(Self.base.count).split(separator: "/")
        guard parts.count >= 2, parts[1] != organizationID else { return [] }
        return [
            .rule(
                number, "Wrong organization ID provided by system URL: \(system)",
                at: path + ".system")
        ]
    }
}
