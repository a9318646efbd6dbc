import FHIRR4
import Satusehat
import Testing

@Suite struct SearchAnswerTests {
    private func search(_ body: String) async throws -> SearchAnswer? {
        let exchange = try await perform(
            .search(type: "Patient", parameters: []), answer(200, body)
        ).exchange
        return try SearchAnswer(exchange, type: "Patient", gateway: .test())
    }

    @Test("Outcomes and unknown types among the entries are no matches")
    func entries() async throws {
        let answer = try await self.search(
            #"""
            {"resourceType":"Bundle","type":"searchset","total":4,"entry":[
             {"resource":{"resourceType":"Patient","id":"P1"}},
             {"resource":{"resourceType":"OperationOutcome","issue":[]}},
             {"resource":{"resourceType":"Novelty","id":"N1"}},
             {"resource":{"resourceType":"Patient","id":"P2"},"search":{"mode":"match"}},
             {"resource":{"resourceType":"Patient","id":"P1"}},
             {"resource":{}}, {}, null]}
            """#)
        #expect(answer?.ids(ofType: "Patient") == ["P1", "P2"])
        #expect(answer?.resources(ofType: "Novelty").count == 1)
        #expect(answer?.resources.count == 4)
    }

    @Test(
        "No match comes as an empty list or none at all",
        arguments: [
            #"{"resourceType":"Bundle","type":"searchset","total":0,"entry":[]}"#,
            #"{"resourceType":"Bundle","type":"searchset","total":0}"#,
            #"{"resourceType":"Bundle"}"#,
        ])
    func empty(_ body: String) async throws {
        let answer = try await self.search(body)
        #expect(answer?.resources.isEmpty == true)
        #expect(answer?.nextPage == nil)
    }

    @Test(
        "What is no searchset is none",
        arguments: [
            #"{"resourceType":"OperationOutcome"}"#, #"{"resourceType":"Patient","id":"P1"}"#,
            #"{"resourceType":"Bundle","type":"transaction-response"}"#, "[]", "x", "",
            #"{"resourceType":"Bundle","type":"searchset","entry":{}}"#,
            #"{"resourceType":"Bundle","type":"searchset","entry":"none"}"#,
            #"{"resourceType":"Bundle","type":7}"#,
        ])
    func none(_ body: String) async throws {
        #expect(try await self.search(body) == nil)
    }

    private func page(_ link: String) async throws -> PageLink? {
        try await self.search(
            #"{"resourceType":"Bundle","link":[{"relation":"self","url":"x"},{"relation":"next","url":""#
                + link + #""}]}"#)?.nextPage
    }

    @Test(
        "A next link is followed where the search was made, wherever it says it leads",
        arguments: [
            "https://platform.test:8443/x/fhir-r4/v1/Patient?_page_token=a%3D&b=1",
            "/x/fhir-r4/v1/Patient?_page_token=a%3D&b=1", "Fhir/Patient/?_page_token=a%3D&b=1",
            "https://the-platform-itself.test/fhir-r4/v1/Patient/?_page_token=a%3D&b=1",
            "https://platform.test:8443@evil.test/x/fhir-r4/v1/Patient?_page_token=a%3D&b=1",
        ])
    func next(_ link: String) async throws {
        let page = try #require(try await self.page(link))
        let request = try await perform(.page(page), answer(200)).request
        #expect(request.head.path == "/x/fhir-r4/v1/Patient?_page_token=a%3D&b=1")
        #expect(request.head.authority == "platform.test:8443")
    }

    @Test(
        "A next link to anything but more of the same is not followed, and the answer is cut short",
        arguments: [
            "https://platform.test:8443/x/oauth2/v1/accesstoken?a=1",
            "/x/fhir-r4/v1/../../oauth2/v1/accesstoken?a=1", "/x/fhir-r4/v1/Encounter?a=1",
            "/x/fhir-r4/v1/Patient", "/x/fhir-r4/v1/Patient?", "/x/fhir-r4/v1/Patient?a=1#b",
            "/x/fhir-r4/v1/Patient?a=\\u000d\\u000aX: y", "Patient?a=1", "",
        ])
    func foreign(_ link: String) async throws {
        #expect(try await self.page(link) == nil)
        let answer = try await self.search(
            #"{"resourceType":"Bundle","link":[{"relation":"next","url":""# + link + #""}]}"#)
        #expect(answer?.isCutShort == true)
    }

    @Test("A transaction's answer gives type, id and version of each entry")
    func transaction() async throws {
        let exchange = try await perform(
            .transaction(body: []),
            answer(
                200,
                #"""
                {"resourceType":"Bundle","type":"transaction-response","total":2,"entry":[
                 {"response":{"status":"201 Created","location":"https://platform.test/fhir-r4/v1/Encounter/e1/_history/MT"}},
                 {"response":{"status":"200 OK","resourceType":"Condition","resourceID":"c1"}}]}
                """#)
        ).exchange
        let answer = try #require(TransactionAnswer(exchange))
        #expect(answer.entries.map(\.id) == ["e1", "c1"])
        #expect(answer.entries.map(\.status) == [201, 200])
        #expect(answer.entries.first?.versionID == "MT")
        #expect(answer.agrees(withTypes: ["Encounter", "Condition"]))
        #expect(!answer.agrees(withTypes: ["Encounter"]))
        #expect(!answer.agrees(withTypes: ["Condition", "Encounter"]))
    }

    @Test(
        "Locations give their last type and id",
        arguments: [
            ("https://h/fhir/Encounter/e1/_history/2", "Encounter/e1/2"),
            ("Encounter/e1", "Encounter/e1/-"),
            ("https://h/a/b/Patient/P01.2-3", "Patient/P01.2-3/-"),
            ("https://h/fhir/Encounter/e1/_history", "Encounter/e1/-"),
        ])
    func locations(_ text: String, _ expected: String) {
        let location = ResourceLocation(text)
        let found = location.map { "\($0.type)/\($0.id)/\($0.versionID ?? "-")" }
        #expect(found == expected)
    }

    @Test(
        "What names no resource gives none",
        arguments: ["", "Encounter", "https://h/fhir/encounter/e1", "Encounter/e 1", "_history/2"])
    func noLocation(_ text: String) {
        #expect(ResourceLocation(text) == nil)
    }
}
