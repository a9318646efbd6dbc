import FHIRR4
import Foundation
import Satusehat
import SyncCore
import Testing

@Suite struct RedactionTests {
    private func url(_ interaction: FHIRInteraction) async throws -> String {
        try await perform(interaction, answer(200)).exchange.loggable.url
    }

    @Test(
        "No number of a person stays in a logged address",
        arguments: [
            "https://fhir.kemkes.go.id/id/nik", "https://fhir.kemkes.go.id/id/nik-ibu",
            "https://fhir.kemkes.go.id/id/paspor", "http://elsewhere/nik",
        ])
    func personalNumbers(_ system: String) async throws {
        let url = try await self.url(
            .search(
                type: "Patient",
                parameters: [.token("identifier", system: system, value: "3171234567890123")]))
        #expect(!url.contains("3171234567890123"))
        #expect(url.contains("/Patient?identifier="))
        #expect(url.contains("%7C***"))
    }

    @Test("A short personal identifier is masked by its system")
    func passport() async throws {
        let url = try await self.url(
            .search(
                type: "Patient",
                parameters: [
                    .token(
                        "identifier", system: "https://fhir.kemkes.go.id/id/paspor", value: "A12")
                ]))
        #expect(!url.contains("A12"))
    }

    @Test("Names, dates of birth and unknown parameters are masked, ids stay")
    func parameters() async throws {
        let url = try await self.url(
            .search(
                type: "Patient",
                parameters: [
                    SearchParameter("name", "Budi"), SearchParameter("birthdate", "1990-01-02"),
                    SearchParameter("gender", "male"), SearchParameter("x", "y"),
                    SearchParameter("subject", "P01"), SearchParameter("encounter", "e1"),
                    SearchParameter("patient", "3171234567890123"),
                ]))
        #expect(
            url
                == "https://platform.test:8443/x/fhir-r4/v1/Patient?name=***&birthdate=***"
                + "&gender=***&x=***&subject=P01&encounter=e1&patient=***")
    }

    @Test("The facility's own identifiers stay readable")
    func ownIdentifiers() async throws {
        let url = try await self.url(
            .search(
                type: "Encounter",
                parameters: [.token("identifier", system: "http://sys/encounter/1", value: "REG-1")]
            ))
        #expect(url.hasSuffix("identifier=http%3A%2F%2Fsys%2Fencounter%2F1%7CREG-1"))
    }

    @Test("No header shows the token or a cookie")
    func headers() async throws {
        let exchange = try await perform(
            .read(type: "Patient", id: "P1"),
            answer(200, "{}", ["Set-Cookie": "session=abc", "X-Request-Id": "r1"])
        ).exchange
        let loggable = exchange.loggable
        #expect(loggable.requestHeaders["authorization"] == "***")
        #expect(loggable.responseHeaders["set-cookie"] == "***")
        #expect(loggable.responseHeaders["x-request-id"] == "r1")
        #expect(!"\(loggable)".contains("a-token"))
    }

    @Test("An exchange prints and dumps without token, patient or bodies")
    func printing() async throws {
        let exchange = try await perform(
            .create(type: "Patient", body: Array("Budi".utf8)), answer(201, #"{"name":"Budi"}"#)
        ).exchange
        var dumped = ""
        dump(exchange, to: &dumped)
        for text in ["\(exchange)", String(reflecting: exchange), dumped] {
            #expect(!text.contains("a-token"))
            #expect(!text.contains("Budi"))
        }
    }

    @Test("Credentials and tokens print as nothing")
    func secrets() {
        let credentials = ClientCredentials(clientID: "ident", clientSecret: "geheim")
        var dumped = ""
        dump(credentials, to: &dumped)
        dump(AccessToken.test, to: &dumped)
        for text in ["\(credentials)", String(reflecting: AccessToken.test), dumped] {
            #expect(!text.contains("geheim") && !text.contains("ident"))
            #expect(!text.contains("a-token"))
        }
    }

    @Test("An issue shows its text only masked")
    func issues() {
        let issue = OutcomeIssue(
            severity: "error", code: "value", text: "NIK 3171234567890123 of 'Budi Santoso'",
            expression: ["Patient.name"], ruleNumbers: [10166])
        #expect(issue.description == "error value [10166] Patient.name")
        #expect(issue.safeText == "NIK [masked] of '[masked]'")
    }
}
