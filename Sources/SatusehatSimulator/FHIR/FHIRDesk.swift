import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The FHIR service: which verb does what.
extension Platform {
    mutating func fhirReply(_ call: Call, _ client: SimulatorClient) -> Reply {
        let segments = call.target.segments
        switch (call.method, segments.count) {
        case ("POST", 0): return self.transaction(call, client)
        case ("POST", 1): return self.create(segments[0], call, client)
        case ("GET", 1): return self.search(segments[0], call)
        case ("GET", 2): return self.read(segments[0], segments[1])
        case ("PUT", 2): return self.update(segments[0], segments[1], call, client)
        case ("PATCH", 2): return self.patch(segments[0], segments[1], call, client)
        default: return Reply(status: 404)
        }
    }

    private func read(_ type: String, _ id: String) -> Reply {
        if type == "Patient", let patient = self.people.patient(id: id) {
            return .json(200, self.personSearch.read(patient))
        }
        if type == "Practitioner", let practitioner = self.people.practitioner(id: id) {
            return .json(200, self.personSearch.read(practitioner))
        }
        if let facility = self.facility(type, id) { return .json(200, facility) }
        guard KnownTypes.all.contains(type) else { return Reply(status: 404) }
        guard let stored = self.store[type, id] else { return .outcome(404, .notFound(type, id)) }
        return .json(200, stored.current)
    }

    var personSearch: PersonSearch { PersonSearch(index: self.people, settings: self.settings) }

    /// A facility's own Organization, which exists before the facility sends anything.
    func facility(_ type: String, _ id: String) -> JSONValue? {
        guard type == "Organization", self.store[type, id] == nil,
            let client = self.settings.clients.first(where: { $0.organizationID == id })
        else { return nil }
        return [
            "active": true,
            "id": .string(id),
            "identifier": [
                [
                    "system": .string("http://sys-ids.kemkes.go.id/organization/\(id)"),
                    "use": "official", "value": .string(id),
                ]
            ],
            "meta": [
                "lastUpdated": "2024-01-15T02:00:00.000000+00:00",
                "versionId": "MTcwNTI4NDAwMDAwMDAwMDAwMA",
            ],
            "name": .string(client.organizationName),
            "resourceType": "Organization",
            "type": [
                [
                    "coding": [
                        [
                            "code": "prov", "display": "Healthcare Provider",
                            "system": "http://terminology.hl7.org/CodeSystem/organization-type",
                        ]
                    ]
                ]
            ],
        ]
    }

    // MARK: Writing

    private mutating func create(
        _ type: String,
        _ call: Call,
        _ client: SimulatorClient
    ) -> Reply {
        if let refusal = self.refusal(ofWriting: type, call, client) { return refusal }
        let parsed = self.parse(call, type: type)
        guard case .success(let resource) = parsed else { return parsed.failureReply }
        if type == "Patient" { return self.createPatient(resource, call) }
        if let refusal = self.refusal(ifNoneExist: call, type: type) { return refusal }
        if let refusal = self.refusal(of: resource, type: type, call, client, except: nil) {
            return refusal
        }
        if self.concernsOptedOut(resource) { return .outcome(201, .suppressed) }
        let id = self.generator.uuidText()
        return self.store(resource, type: type, id: id, call, client, status: 201)
    }

    private mutating func update(
        _ type: String,
        _ id: String,
        _ call: Call,
        _ client: SimulatorClient
    ) -> Reply {
        if type == "EpisodeOfCare" || type == "Patient" { return .outcome(403, .notPermitted) }
        if let refusal = self.refusal(ofWriting: type, call, client) { return refusal }
        let parsed = self.parse(call, type: type)
        guard case .success(let resource) = parsed else { return parsed.failureReply }
        guard resource["id"]?.string == id else {
            let own = resource["id"]?.string ?? ""
            return .outcome(
                400,
                OutcomeIssue(
                    "structure", "resource_mismatch",
                    diagnostics: "resource id mismatch, id of specified resource: \(id), "
                        + "id from payload: \(own)"))
        }
        let existing = self.store[type, id]
        if existing == nil, !(self.settings.putCreates && ReferenceForm.isUUID(id)) {
            return .outcome(404, .notFound(type, id))
        }
        if let existing, existing.organizationID != client.organizationID {
            return .outcome(403, .businessRule)
        }
        if let refusal = self.refusal(
            of: resource, type: type, call, client, except: "\(type)/\(id)")
        {
            return refusal
        }
        let status = existing == nil ? 201 : 200
        return self.store(resource, type: type, id: id, call, client, status: status)
    }

    private mutating func patch(
        _ type: String,
        _ id: String,
        _ call: Call,
        _ client: SimulatorClient
    ) -> Reply {
        guard call.contentType == "application/json-patch+json" else {
            return .outcome(
                400,
                OutcomeIssue(
                    "structure", "invalid_headers",
                    diagnostics: "unsupported Content-Type for PATCH"))
        }
        if type == "Patient" {
            return .outcome(
                403,
                OutcomeIssue(
                    "forbidden", "Organization not allowed to edit Patient (RuleNumber: 20016)"))
        }
        if let refusal = self.refusal(ofClass: type, client) { return refusal }
        guard let existing = self.store[type, id] else {
            return .outcome(404, .notFound(type, id))
        }
        if existing.organizationID != client.organizationID { return .outcome(403, .businessRule) }
        guard let operations = try? JSONValue(parsing: call.body) else {
            return .outcome(
                400, OutcomeIssue("structure", "Invalid JSON Payload Format (RuleNumber: 20006)"))
        }
        if let issue = JSONPatch.restatementIssue(operations, type: type) {
            return .outcome(400, issue)
        }
        guard let patched = JSONPatch.apply(operations, to: existing.current) else {
            return .outcome(400, OutcomeIssue("structure", "invalid_patch"))
        }
        if let refusal = self.refusal(
            of: patched, type: type, call, client, except: existing.key)
        {
            return refusal
        }
        return self.store(patched, type: type, id: id, call, client, status: 200)
    }

    /// Stores and words the answer, illegal empty values included.
    private mutating func store(
        _ resource: JSONValue,
        type: String,
        id: String,
        _ call: Call,
        _ client: SimulatorClient,
        status: Int
    ) -> Reply {
        let version = self.store.put(
            resource, type: type, id: id, organizationID: client.organizationID,
            requestNumber: call.number, at: call.at)
        let shown =
            self.settings.answersIllegalEmptyValues
            ? EmptyValues.added(to: version.resource, type: type) : version.resource
        var reply = Reply.json(status, shown)
        reply.fields.append(("ETag", "W/\"\(version.versionID)\""))
        reply.fields.append(("Last-Modified", PlatformTime.lastModified(call.at)))
        reply.fields.append(
            (
                "Location",
                "https://healthcare.googleapis.com/v1/projects/simulator/locations/x/datasets/x/"
                    + "fhirStores/x/fhir/\(type)/\(id)/_history/\(version.versionID)"
            ))
        reply.stored = "\(type)/\(id)"
        return reply
    }

    private mutating func createPatient(_ resource: JSONValue, _ call: Call) -> Reply {
        guard self.settings.patientCreation != .fails else { return .outcome(500, .unexpected) }
        let base = "https://fhir.kemkes.go.id/id/"
        func number(_ kind: String) -> String? {
            (resource["identifier"]?.array ?? [])
                .first { $0["system"]?.string == base + kind }?["value"]?.string
        }
        guard let name = resource["name"]?[0]?["text"]?.string,
            let gender = resource["gender"]?.string,
            let birthDate = resource["birthDate"]?.string
        else {
            return .outcome(400, OutcomeIssue("exception", "Failed to get citizen"))
        }
        if let nik = number("nik"), !self.people.patients(nik: nik).isEmpty {
            return self.settings.patientCreation == .answersEnvelope
                ? .json(200, ["success": false, "message": "Patient Resource Exists"])
                : .outcome(400, OutcomeIssue("exception", "Patient Resource Exists"))
        }
        let digits = String(20_000_000_000 + self.people.patients.count)
        let patient = IndexedPatient(
            id: "P" + digits, nik: number("nik"), motherNIK: number("nik-ibu"), name: name,
            gender: gender, birthDate: birthDate,
            birthOrder: resource["multipleBirthInteger"]?.int ?? 0)
        self.people.add(patient)
        if self.settings.patientCreation == .answersEnvelope {
            return .json(
                200,
                [
                    "success": true, "message": "New Patient has been created successfully",
                    "data": ["Patient ID:": .string(patient.id)],
                ])
        }
        var created = resource.object ?? JSONObject()
        created["id"] = .string(patient.id)
        return .json(200, .object(created))
    }
}
