import FHIRR4

/// The result of reading a body: a resource, or the reply that refuses it.
enum ParsedBody {
    case success(JSONValue)
    case failure(Reply)

    var failureReply: Reply {
        if case .failure(let reply) = self { reply } else { Reply(status: 500) }
    }
}

/// Everything a written resource must pass, in the order in which the platform looks.
extension Platform {
    /// Whether the type may be written at all, by anybody or by this client.
    func refusal(ofWriting type: String, _ call: Call, _ client: SimulatorClient) -> Reply? {
        guard KnownTypes.all.contains(type) else { return Reply(status: 404) }
        if type == "Practitioner" { return .outcome(403, .notPermitted) }
        return self.refusal(ofClass: type, client)
    }

    func refusal(ofClass type: String, _ client: SimulatorClient) -> Reply? {
        guard client.refusedTypes.contains(type) else { return nil }
        return .outcome(
            403,
            OutcomeIssue(
                "forbidden",
                "Resource \(type) is not allowed for current access class (RuleNumber: 20004)"))
    }

    func parse(_ call: Call, type: String) -> ParsedBody {
        guard ["application/json", "application/fhir+json"].contains(call.contentType) else {
            return .failure(
                .outcome(
                    400,
                    OutcomeIssue(
                        "structure", "invalid_headers", diagnostics: "unsupported Content-Type")))
        }
        guard let resource = try? JSONValue(parsing: call.body) else {
            return .failure(
                .outcome(
                    400,
                    OutcomeIssue("structure", "Invalid JSON Payload Format (RuleNumber: 20006)")))
        }
        guard resource.object != nil else {
            return .failure(
                .outcome(
                    400,
                    OutcomeIssue(
                        "structure", "Failed to unmarshal request payload (RuleNumber: 20008)")))
        }
        guard resource["resourceType"]?.string == type else {
            return .failure(
                .outcome(
                    400,
                    OutcomeIssue(
                        "structure", "resource_mismatch",
                        diagnostics: "resource type of the payload differs from the URL")))
        }
        return .success(resource)
    }

    /// `If-None-Exist` as it behaves here: one match is a duplicate, several are 412.
    mutating func refusal(ifNoneExist call: Call, type: String) -> Reply? {
        guard let condition = call.ifNoneExist,
            let identifier = PercentEncoding.pairs(condition)?
                .first(where: { $0.name == "identifier" })?.value
        else { return nil }
        let matches = self.store.everCarrying(identifier, type: type).count { stored in
            BusinessIdentifier.all(of: stored.current).contains(identifier)
        }
        switch matches {
        case 0: return nil
        case 1: return .outcome(400, self.duplicate(type))
        default:
            return .outcome(
                412, OutcomeIssue("multiple-matches", "several resources match the criteria"))
        }
    }

    /// The reply that refuses a resource, or nil when it may be stored.
    mutating func refusal(
        of resource: JSONValue,
        type: String,
        _ call: Call,
        _ client: SimulatorClient,
        except own: String?
    ) -> Reply? {
        let ruleIssues = RuleBook(settings: self.settings, client: client, now: call.at)
            .issues(in: resource, type: type)
        if !ruleIssues.isEmpty { return .outcome(400, ruleIssues) }
        if let issue = self.episodeConflict(resource, type: type, own: own) {
            return .outcome(400, issue)
        }
        let productIssues = self.dispensedIssues(resource, type: type)
        if !productIssues.isEmpty { return .outcome(400, productIssues) }
        let structureIssues = StructureCheck(mode: .sending).issues(in: resource)
        if !structureIssues.isEmpty {
            return .outcome(400, structureIssues.map(OutcomeIssue.init(structure:)))
        }
        if let reply = self.refusal(ofReferencesIn: resource, call, client) { return reply }
        if self.store.owner(of: resource, organizationID: client.organizationID, except: own)
            != nil
        {
            self.note(.duplicateIdentifier, call, "\(type).identifier")
            return .outcome(400, self.duplicate(type))
        }
        return self.hasTwin(resource, type: type, own: own)
            ? .outcome(400, self.duplicate(type)) : nil
    }

    /// Whether somebody measured the same of the same patient at the same time, where that counts.
    private func hasTwin(_ resource: JSONValue, type: String, own: String?) -> Bool {
        guard self.settings.refusesTwinObservations, type == "Observation",
            let subject = resource["subject"]?["reference"]?.string
        else { return false }
        return self.store.everReferring(to: subject, type: type).contains { other in
            other.key != own && other.current["code"] == resource["code"]
                && other.current["effectiveDateTime"] == resource["effectiveDateTime"]
        }
    }

    func duplicate(_ type: String) -> OutcomeIssue {
        self.settings.namesDuplicateRule
            ? .init("duplicate", "Found duplicate: \(type) (RuleNumber: 20002)")
            : .init("duplicate", "Found duplicate resource: \(type)")
    }

    /// Whether the resource is about a patient who opted out.
    func concernsOptedOut(_ resource: JSONValue) -> Bool {
        for name in ["subject", "patient"] {
            guard let reference = resource[name]?["reference"]?.string,
                reference.hasPrefix("Patient/")
            else { continue }
            if self.consents.hasOptedOut(String(reference.dropFirst("Patient/".count))) {
                return true
            }
        }
        return false
    }

    // MARK: References

    private mutating func refusal(
        ofReferencesIn resource: JSONValue,
        _ call: Call,
        _ client: SimulatorClient
    ) -> Reply? {
        var formIssues: [OutcomeIssue] = []
        var missing: [ReferenceScan.Found] = []
        for found in ReferenceScan.references(in: resource) {
            if found.value.hasPrefix("#") {
                if !Self.contains(resource, found.value.dropFirst()) { missing.append(found) }
                continue
            }
            guard let target = ReferenceForm(found.value) else {
                formIssues.append(
                    OutcomeIssue(
                        "value", "Wrong reference ID format: \(found.value)", at: found.path))
                continue
            }
            if self.belongsToAnotherFacility(target, path: found.path, client) {
                return .outcome(403, .businessRule)
            }
            if !self.exists(target) { missing.append(found) }
        }
        if !formIssues.isEmpty {
            for issue in formIssues {
                self.note(.unresolvedReference, call, issue.expression ?? "")
            }
            return .outcome(400, formIssues)
        }
        guard !missing.isEmpty else { return nil }
        for found in missing {
            let type = found.value.split(separator: "/").first ?? ""
            let isPerson = ["Patient", "Practitioner", "Organization"].contains(type)
            self.note(isPerson ? .unresolvedReference : .childBeforeParent, call, found.path)
        }
        let targets = missing.map(\.value).joined(separator: ", ")
        return .outcome(
            400,
            OutcomeIssue(
                "value", "reference_not_found",
                diagnostics: "reference target(s) not found: \(targets)"))
    }

    private static func contains(_ resource: JSONValue, _ id: Substring) -> Bool {
        (resource["contained"]?.array ?? []).contains { $0["id"]?.string == String(id) }
    }

    func exists(_ target: ReferenceForm) -> Bool {
        switch target.type {
        case "Patient": self.people.patient(id: target.id) != nil
        case "Practitioner": self.people.practitioner(id: target.id) != nil
        case "Organization":
            self.store[target.type, target.id] != nil
                || self.facility(target.type, target.id) != nil
        default: self.store[target.type, target.id] != nil
        }
    }

    /// Whether the resource claims to be run by a facility that is not the caller.
    private func belongsToAnotherFacility(
        _ target: ReferenceForm,
        path: String,
        _ client: SimulatorClient
    ) -> Bool {
        guard target.type == "Organization", target.id != client.organizationID else {
            return false
        }
        let owners = ["Encounter.serviceProvider", "Location.managingOrganization"]
        return owners.contains(path)
            && self.settings.clients.contains { $0.organizationID == target.id }
    }

    // MARK: Facts beside the resource

    /// Whether a Medication stored earlier may be dispensed.
    private func dispensedIssues(_ resource: JSONValue, type: String) -> [OutcomeIssue] {
        guard type == "MedicationDispense",
            let reference = resource["medicationReference"]?["reference"]?.string,
            let medication = self.store[key: reference]?.current
        else { return [] }
        return MedicationRules.dispensedIssues(in: medication)
    }

    /// One active episode per patient and type in the whole country.
    private func episodeConflict(_ resource: JSONValue, type: String, own: String?) -> OutcomeIssue?
    {
        guard type == "EpisodeOfCare", resource["status"]?.string == "active",
            let patient = resource["patient"]?["reference"]?.string
        else { return nil }
        let kinds = Self.codes(in: resource["type"])
        let conflicts = self.store.everReferring(to: patient, type: type).contains { other in
            other.key != own && other.current["status"]?.string == "active"
                && other.current["patient"]?["reference"]?.string == patient
                && !kinds.isDisjoint(with: Self.codes(in: other.current["type"]))
        }
        guard conflicts else { return nil }
        return .rule(
            10109, "found duplicated EpisodeOfCare Type with status active",
            at: "EpisodeOfCare.status")
    }

    private static func codes(in concepts: JSONValue?) -> Set<String> {
        let codings = (concepts?.array ?? []).flatMap { $0["coding"]?.array ?? [] }
        return Set(codings.compactMap { $0["code"]?.string })
    }
}

extension OutcomeIssue {
    /// A structural fault in the words of the storage behind the validator.
    init(structure issue: StructureIssue) {
        switch issue.code {
        case .missing:
            let name = issue.path.split(separator: ".").last ?? ""
            self.init(
                "structure", "unparseable_resource",
                diagnostics: "missing required field \"\(name)\"", at: issue.path)
        case .emptyValue:
            self.init(
                "structure", "unparseable_resource",
                diagnostics: "invalid value (expected a value): empty", at: issue.path)
        default:
            self.init(
                "structure", "unparseable_resource",
                diagnostics: "\(issue.code.rawValue): \(issue.detail)", at: issue.path)
        }
    }
}
