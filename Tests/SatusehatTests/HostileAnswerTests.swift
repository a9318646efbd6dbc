import FHIRR4
import Satusehat
import SyncCore
import Testing

/// Answers that say something else than they seem to, each found by hostile input.
@Suite struct HostileAnswerTests {
    private func exchange(
        _ interaction: FHIRInteraction, _ status: Int, _ body: String,
        _ headers: [String: String] = [:]
    ) async throws -> Exchange {
        try await perform(interaction, answer(status, body, headers)).exchange
    }

    private func verdict(
        _ exchange: Exchange, _ operation: DeliveryOperation
    ) -> Verdict.Disposition {
        Classification.decide(exchange.facts, operation: operation, alreadyRenewedToken: false)
            .disposition
    }

    @Test("An update that is answered with another resource is not done, and is repeated")
    func anotherResource() async throws {
        let update = FHIRInteraction.update(type: "Encounter", id: "e1", body: [])
        let other = try await self.exchange(
            update, 200, #"{"resourceType":"Encounter","id":"e2"}"#)
        #expect(self.verdict(other, .update) == .retry)
        let elsewhere = try await self.exchange(update, 200, "", ["Location": "Encounter/e2"])
        #expect(elsewhere.facts.resourceID == nil)
        let own = try await self.exchange(update, 200, #"{"resourceType":"Encounter","id":"e1"}"#)
        #expect(self.verdict(own, .update) == .completed(id: "e1"))
    }

    @Test("A create whose id R4 does not allow is looked for")
    func impossibleID() async throws {
        let exchange = try await self.exchange(
            .create(type: "Encounter", body: []), 201,
            #"{"resourceType":"Encounter","id":"../Patient/1"}"#)
        #expect(self.verdict(exchange, .create) == .unknownOutcome)
    }

    @Test("A facility that answers under another id was not read")
    func anotherFacility() async throws {
        let exchange = try await self.exchange(
            .read(type: "Organization", id: "1"), 200, #"{"resourceType":"Organization","id":"2"}"#)
        #expect(self.verdict(exchange, .search) == .retry)
    }

    @Test(
        "A success that is no list does not say that nothing was found",
        arguments: [
            "{}", "[]", #"{"resourceType":"Patient","id":"P1"}"#,
            #"{"resourceType":"Bundle","type":"transaction-response"}"#,
            #"{"resourceType":"Bundle","type":"searchset","entry":{}}"#,
        ])
    func noList(_ body: String) async throws {
        let exchange = try await self.exchange(
            .search(type: "Patient", parameters: []), 200, body)
        #expect(self.verdict(exchange, .search) == .retry)
    }

    @Test(
        "A path keeps the steps that R4 knows and no others",
        arguments: [
            ("Patient.name.Budi", "Patient.name.*"), ("Budi", nil), ("3171010101900001", nil),
            ("Encounter.subject.3171010101900001", "Encounter.subject.*"),
            ("Observation.value[x]", "Observation.value[x]"),
            ("Bundle.entry[1].resource.serviceRequest", "Bundle.entry[1].resource.serviceRequest"),
            (
                "Bundle.entry[0].resource.ofType(Patient).name",
                "Bundle.entry[0].resource.ofType(Patient).name"
            ),
            ("Patient.ofType(Budi)", "Patient.*"), ("Patient.name[3171010101900001]", "Patient.*"),
            ("/f:Encounter/f:status", "Encounter.status"), ("", nil), ("...", nil),
        ] as [(String, String?)])
    func paths(_ text: String, _ shown: String?) async throws {
        let body: JSONValue = [
            "resourceType": "OperationOutcome",
            "issue": [["severity": "error", "code": "value", "expression": [.string(text)]]],
        ]
        let exchange = try await self.exchange(
            .create(type: "Patient", body: []), 400, String(decoding: body.bytes, as: UTF8.self))
        #expect(exchange.facts.expressions == [shown].compactMap { $0 })
    }

    @Test("A word that R4 does not know as a code or a severity is shown nowhere")
    func words() async throws {
        let exchange = try await self.exchange(
            .create(type: "Patient", body: []), 400,
            #"{"resourceType":"OperationOutcome","issue":[{"severity":"Budi","code":"Santoso"}]}"#)
        #expect(exchange.facts.issueCodes == ["other"])
        #expect(exchange.issues.map(\.description) == ["other other [] "])
    }

    @Test("Of an issue made of rule numbers and paths only the first few are read")
    func endless() async throws {
        let text = (10_000..<30_000).map { "rule \($0)" }.joined(separator: " ")
        let paths = Array(repeating: JSONValue.string("Patient.name"), count: 5_000)
        let body: JSONValue = [
            "resourceType": "OperationOutcome",
            "issue": [
                ["code": "value", "diagnostics": .string(text), "expression": .array(paths)]
            ],
        ]
        let exchange = try await self.exchange(
            .create(type: "Patient", body: []), 400, String(decoding: body.bytes, as: UTF8.self))
        #expect(exchange.facts.ruleNumbers == Array(10_000..<10_100))
        #expect(exchange.facts.expressions.count == 50)
    }
}
