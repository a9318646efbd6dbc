import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The consent service: who opted in or out, as facilities reported it.
struct ConsentDesk: Sendable {
    private var consents: [String: JSONValue] = [:]
    private var optedOut: Set<String> = []

    func hasOptedOut(_ patientID: String) -> Bool { self.optedOut.contains(patientID) }

    func consent(of patientID: String) -> JSONValue? { self.consents[patientID] }

    mutating func record(
        patientID: String,
        action: String,
        agent: String,
        organizationID: String,
        id: String,
        at now: Date
    ) -> JSONValue {
        let moment = JSONValue.string(PlatformTime.zulu(now))
        let consent: JSONValue = [
            "id": .string(id),
            "resourceType": "Consent",
            "status": "active",
            "scope": Self.concept(
                "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
            "category": [Self.concept("http://loinc.org", "59284-0")],
            "patient": ["reference": .string("Patient/\(patientID)")],
            "dateTime": moment,
            "organization": [["reference": .string("Organization/\(organizationID)")]],
            "policyRule": Self.concept(
                "http://terminology.hl7.org/CodeSystem/v3-ActCode", action),
            "provision": [
                "actor": [
                    [
                        "role": Self.concept(
                            "http://terminology.hl7.org/5.0.0/CodeSystem-v3-RoleClass.html",
                            "AGNT"),
                        "reference": ["display": .string(agent)],
                    ]
                ],
                "period": ["start": moment],
            ],
        ]
        self.consents[patientID] = consent
        if action == "OPTOUT" {
            self.optedOut.insert(patientID)
        } else {
            self.optedOut.remove(patientID)
        }
        return consent
    }

    private static func concept(_ system: String, _ code: String) -> JSONValue {
        ["coding": [["code": .string(code), "system": .string(system)]]]
    }
}

extension Platform {
    mutating func consentReply(
        _ method: String,
        _ target: RequestTarget,
        body: [UInt8],
        client: SimulatorClient,
        at now: Date
    ) -> Reply {
        switch method {
        case "GET":
            guard let patientID = target.values(of: "patient_id").first else {
                return .outcome(400, OutcomeIssue("value", "Missing query parameters: patient_id"))
            }
            guard let consent = self.consents.consent(of: patientID) else {
                return .outcome(404, .notFound("Consent", patientID))
            }
            return .json(200, consent)
        case "POST":
            guard let request = try? JSONValue(parsing: body) else {
                return .outcome(400, OutcomeIssue("value", "Invalid JSON Payload Format"))
            }
            return self.recordConsent(request, client: client, at: now)
        default:
            return Reply(status: 404)
        }
    }

    private mutating func recordConsent(
        _ request: JSONValue,
        client: SimulatorClient,
        at now: Date
    ) -> Reply {
        guard let action = request["action"]?.string, action == "OPTIN" || action == "OPTOUT",
            let agent = request["agent"]?.string, !agent.isEmpty,
            let patientID = request["patient_id"]?.string
        else {
            return .outcome(
                400, OutcomeIssue("value", "Invalid request: patient_id, action and agent"))
        }
        guard self.people.patient(id: patientID) != nil else {
            return .outcome(404, .notFound("Patient", patientID))
        }
        let id = self.generator.uuidText()
        let consent = self.consents.record(
            patientID: patientID, action: action, agent: agent,
            organizationID: client.organizationID, id: id, at: now)
        return .json(200, consent)
    }
}
