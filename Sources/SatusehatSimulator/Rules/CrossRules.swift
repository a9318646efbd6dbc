import FHIRR4

/// Rules that look at more than one element of a resource.
enum CrossRules {
    static func issues(in resource: JSONValue, type: String) -> [OutcomeIssue] {
        switch type {
        case "Encounter": Self.encounterIssues(resource)
        case "Immunization": Self.immunizationIssues(resource)
        case "Composition": Self.compositionIssues(resource)
        case "Medication": MedicationRules.issues(in: resource)
        case "MedicationRequest": Self.contained(resource).flatMap(MedicationRules.issues)
        case "MedicationDispense":
            Self.contained(resource).flatMap {
                MedicationRules.issues(in: $0) + MedicationRules.dispensedIssues(in: $0)
            }
        default: []
        }
    }

    private static func contained(_ resource: JSONValue) -> [JSONValue] {
        (resource["contained"]?.array ?? []).filter {
            $0["resourceType"]?.string == "Medication"
        }
    }

    // MARK: Encounter

    private static func encounterIssues(_ encounter: JSONValue) -> [OutcomeIssue] {
        var issues: [OutcomeIssue] = []
        if let start = Self.instant(encounter["period"]?["start"]),
            let end = Self.instant(encounter["period"]?["end"]), end <= start
        {
            issues.append(
                .rule(
                    10121, "Encounter.period.end must be later than Encounter.period.start",
                    at: "Encounter.period.end"))
        }
        guard encounter["status"]?.string == "finished" else { return issues }
        let history = encounter["statusHistory"]?.array ?? []
        let isOpen = history.contains { entry in
            entry["period"]?["start"]?.string == nil || entry["period"]?["end"]?.string == nil
        }
        if isOpen {
            issues.append(
                .rule(
                    10122, "every statusHistory period start and end must be filled",
                    at: "Encounter.statusHistory"))
        }
        issues += Self.lengthIssues(encounter)
        return issues
    }

    /// Stays are measured in days, visits in minutes or hours.
    private static func lengthIssues(_ encounter: JSONValue) -> [OutcomeIssue] {
        guard let unit = encounter["length"]?["code"]?.string else { return [] }
        let allowed = encounter["class"]?["code"]?.string == "IMP" ? ["d"] : ["min", "h"]
        guard !allowed.contains(unit) else { return [] }
        return [
            .rule(
                10840, "Code not found: '\(unit)' in system: \(CodeSystem.ucum)",
                at: "Encounter.length.code")
        ]
    }

    // MARK: Immunization

    private static func immunizationIssues(_ immunization: JSONValue) -> [OutcomeIssue] {
        guard immunization["status"]?.string == "completed",
            let isPrimary = immunization["primarySource"]?.bool
        else { return [] }
        var issues: [OutcomeIssue] = []
        let functions = Set(
            (immunization["performer"]?.array ?? []).compactMap {
                $0["function"]?["coding"]?[0]?["code"]?.string
            })
        let wanted: Set<String> = isPrimary ? ["AP", "OP"] : ["EP"]
        if functions.isDisjoint(with: wanted) {
            let names = isPrimary ? "AP or OP" : "EP"
            issues.append(
                .rule(
                    10307, "Performer function must contains code \(names)",
                    at: "Immunization.performer.function"))
        }
        if !isPrimary {
            for name in ["lotNumber", "expirationDate"] where immunization[name] != nil {
                issues.append(
                    .rule(
                        name == "lotNumber" ? 10306 : 10307,
                        "Element must be absent: Immunization.\(name)",
                        at: "Immunization.\(name)"))
            }
        }
        if isPrimary, let given = immunization["occurrenceDateTime"]?.string,
            let expiry = immunization["expirationDate"]?.string,
            expiry.prefix(10) <= given.prefix(10)
        {
            issues.append(
                .rule(
                    10307, "Immunization.expirationDate must be later than occurrenceDateTime",
                    at: "Immunization.expirationDate"))
        }
        let doses = (immunization["protocolApplied"]?.array ?? []).compactMap {
            $0["doseNumberPositiveInt"]?.int
        }
        if doses.contains(where: { $0 <= 0 }) {
            issues.append(
                .rule(
                    10456, "Invalid integer value",
                    at: "Immunization.protocolApplied.doseNumberPositiveInt"))
        }
        return issues
    }

    // MARK: Composition

    /// Its identifier is a single object; a list cannot be read at all.
    private static func compositionIssues(_ composition: JSONValue) -> [OutcomeIssue] {
        guard composition["identifier"]?.array != nil else { return [] }
        return [
            OutcomeIssue(
                "structure", "unparseable_resource",
                diagnostics: "invalid value (expected a Identifier object): [...]",
                at: "Composition.identifier")
        ]
    }

    private static func instant(_ value: JSONValue?) -> Instant? {
        value?.string.flatMap { Instant($0) }
    }
}
