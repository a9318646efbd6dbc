import FHIRR4
import Foundation
import Satusehat
import SyncCore
import Testing

@Suite struct AnswerTests {
    private static let create = FHIRInteraction.create(type: "Encounter", body: [])
    private static let search = FHIRInteraction.search(type: "Patient", parameters: [])

    private func read(
        _ status: Int, _ body: String = "", _ headers: [String: String] = [:],
        for interaction: FHIRInteraction = create
    ) async throws -> Exchange {
        try await perform(interaction, answer(status, body, headers)).exchange
    }

    // MARK: Successes

    @Test("The id comes from the body, the version from the body or the tag")
    func identifiers() async throws {
        let full = try await self.read(
            201, #"{"resourceType":"Encounter","id":"e1","meta":{"versionId":"v1"}}"#,
            ["Location": "https://healthcare.googleapis.com/x/Encounter/other/_history/1"])
        #expect(full.facts.resourceID == "e1")
        #expect(full.versionID == "v1")
        let tagged = try await self.read(
            201, #"{"resourceType":"Encounter","id":"e1"}"#, ["ETag": #"W/"MTY3""#])
        #expect(tagged.versionID == "MTY3")
    }

    @Test("Illegal empty values in what was stored do no harm")
    func illegalEmpties() async throws {
        let exchange = try await self.read(
            201,
            #"{"id":"e1","identifier":[],"period":{},"resourceType":"Encounter","subject":""}"#)
        #expect(exchange.facts.resourceID == "e1")
        #expect(!exchange.facts.isUnreadable)
    }

    @Test(
        "An id that is not the asked type's, not a text or none that R4 allows is none",
        arguments: [
            #"{"resourceType":"Patient","id":"e1"}"#, #"{"resourceType":"Encounter","id":5}"#,
            #"{"resourceType":"Encounter","id":""}"#, #"{"resourceType":"Encounter"}"#,
            #"{"id":"e1"}"#, #"{}"#, #"{"resourceType":"Encounter","id":"a b"}"#,
            #"{"resourceType":"Encounter","id":"../Patient/1"}"#,
            #"{"resourceType":"Encounter","id":"e1#"}"#, #"{"resourceType":"Encounter","id":"é"}"#,
            #"{"resourceType":"Encounter","id":"\#(String(repeating: "x", count: 65))"}"#,
        ])
    func noID(_ body: String) async throws {
        #expect(try await self.read(201, body).facts.resourceID == nil)
    }

    @Test("A write answered without a body takes the id from Location, whatever its host")
    func locationOnly() async throws {
        let location = "https://healthcare.googleapis.com/v1/fhir/Encounter/e-9/_history/MT"
        let exchange = try await self.read(201, "", ["Location": location])
        #expect(exchange.facts.resourceID == "e-9")
        #expect(exchange.versionID == "MT")
        let other = try await self.read(201, "", ["Location": "/fhir/Patient/e-9"])
        #expect(other.facts.resourceID == nil)
        let filled = try await self.read(201, "{}", ["Location": location])
        #expect(filled.facts.resourceID == nil)
        let failed = try await self.read(500, "", ["Location": location])
        #expect(failed.facts.resourceID == nil)
    }

    @Test("A byte order mark before the JSON is overlooked")
    func byteOrderMark() async throws {
        let exchange = try await self.read(
            201, "\u{FEFF}" + #"{"resourceType":"Encounter","id":"e1"}"#)
        #expect(exchange.facts.resourceID == "e1")
    }

    // MARK: Refusals

    @Test("An OperationOutcome gives codes, rule numbers, paths and hints")
    func outcome() async throws {
        let exchange = try await self.read(
            400,
            #"""
            {"resourceType":"OperationOutcome","issue":[
             {"severity":"error","code":"value","details":{"text":"Element not found: Encounter.diagnosis (RuleNumber: 10457)"},"expression":["Encounter.diagnosis"]},
             {"severity":"invalid","code":"duplicate","diagnostics":"Found duplicate resource: Encounter (Rule 20002)","expression":["Encounter.identifier[0].system"]}]}
            """#)
        #expect(exchange.facts.status == 400)
        #expect(exchange.facts.isOutcomeOnly)
        #expect(exchange.facts.issueCodes == ["value", "duplicate"])
        #expect(exchange.facts.ruleNumbers == [10457, 20002])
        #expect(
            exchange.facts.expressions == ["Encounter.diagnosis", "Encounter.identifier[0].system"])
        #expect(exchange.facts.has(.duplicate))
        #expect(exchange.issues.map(\.severity) == ["error", "invalid"])
    }

    @Test(
        "Misshapen outcomes are read as far as they go",
        arguments: [
            #"{"resourceType":"OperationOutcome"}"#,
            #"{"resourceType":"OperationOutcome","issue":null}"#,
            #"{"resourceType":"OperationOutcome","issue":[]}"#,
            #"{"resourceType":"OperationOutcome","issue":"x"}"#,
            #"{"resourceType":"OperationOutcome","issue":{"code":"value"}}"#,
            #"{"resourceType":"OperationOutcome","issue":[{"details":[],"expression":{}}]}"#,
            #"{"resourceType":"OperationOutcome","issue":[1,null,["x"]]}"#,
        ])
    func misshapen(_ body: String) async throws {
        let exchange = try await self.read(400, body)
        #expect(exchange.facts.isOutcomeOnly)
        #expect(exchange.facts.status == 400)
    }

    @Test("A rule number before the expression is found, the expression itself is not shown")
    func expressionNumber() async throws {
        let exchange = try await self.read(
            400,
            #"{"resourceType":"OperationOutcome","issue":[{"code":"value","expression":["10117 Encounter of 'Budi'"]}]}"#
        )
        #expect(exchange.facts.ruleNumbers == [10117])
        #expect(exchange.facts.expressions == [])
    }

    @Test("An outcome inside a 201 is not taken for the resource")
    func outcomeInSuccess() async throws {
        let exchange = try await self.read(
            201,
            #"{"resourceType":"OperationOutcome","id":"x","issue":[{"severity":"information","code":"suppressed"}]}"#
        )
        #expect(exchange.facts.isOutcomeOnly)
        #expect(exchange.facts.resourceID == nil)
        #expect(exchange.facts.issueCodes == ["suppressed"])
    }

    @Test(
        "A 2xx whose body says it failed is a failure, with the status inside if there is one",
        arguments: [
            (#"{"success":false,"message":"x"}"#, 200), (#"{"success":"false"}"#, 200),
            (#"{"metadata":{"code":"400","message":"x"}}"#, 400),
            (#"{"metadata":{"code":401}}"#, 401),
        ])
    func failureInside(_ body: String, _ status: Int) async throws {
        let exchange = try await self.read(200, body)
        #expect(exchange.facts.saysFailure)
        #expect(exchange.facts.status == status)
    }

    @Test(
        "A 2xx whose body says it succeeded is none",
        arguments: [#"{"success":true}"#, #"{"metadata":{"code":"200"}}"#, #"{"metadata":{}}"#])
    func successInside(_ body: String) async throws {
        #expect(try await self.read(200, body).facts.saysFailure == false)
    }

    @Test("The dictionary's parameter errors become issues")
    func parameterErrors() async throws {
        let exchange = try await self.read(
            422, #"{"detail":[{"loc":["query","page",0],"msg":"too small","type":"value_error"}]}"#)
        #expect(exchange.issues.map(\.code) == ["value_error"])
        #expect(exchange.facts.expressions == ["query.page.0"])
    }

    // MARK: 401

    @Test(
        "Each shape of 401 is told from the others",
        arguments: [
            (
                #"{"fault":{"faultstring":"Invalid access token","detail":{"errorcode":"oauth.v2.InvalidAccessToken"}}}"#,
                AnswerFacts.Unauthorized.invalidToken
            ),
            (
                #"{"fault":{"faultstring":"Access Token expired","detail":{"errorcode":"keymanagement.service.access_token_expired"}}}"#,
                .invalidToken
            ),
            (
                #"{"fault":{"faultstring":"x","detail":{"errorcode":"keymanagement.service.InvalidAPICallAsNoApiProductMatchFound"}}}"#,
                .wrongEnvironment
            ),
            (
                #"{"resourceType":"OperationOutcome","issue":[{"code":"invalid-access-token"}]}"#,
                .invalidToken
            ),
            (
                #"{"resourceType":"OperationOutcome","issue":[{"code":"Invalid access token"}]}"#,
                .invalidToken
            ),
            (
                #"{"ErrorCode":"invalid_client","Error":"ClientId is Invalid"}"#,
                .invalidCredentials
            ),
        ])
    func unauthorized(_ body: String, _ expected: AnswerFacts.Unauthorized) async throws {
        #expect(try await self.read(401, body).facts.unauthorized == expected)
    }

    @Test("A 401 of no known shape, and an ordinary refusal, are neither", arguments: [401, 400])
    func notUnauthorized(_ status: Int) async throws {
        #expect(try await self.read(status, "").facts.unauthorized == nil)
        #expect(try await self.read(status, #"{"x":1}"#).facts.unauthorized == nil)
    }

    @Test("The gateway's quota fault is throttling under any status")
    func quota() async throws {
        let exchange = try await self.read(
            500,
            #"{"fault":{"faultstring":"x","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}"#
        )
        #expect(exchange.facts.has(.throttled))
    }

    // MARK: What is not JSON

    @Test("A page is recognised by its type or its first character")
    func html() async throws {
        let typed = try await self.read(403, "Forbidden", ["Content-Type": "text/html"])
        #expect(typed.facts.isHTML)
        let bare = try await self.read(200, "\n <!doctype html><html></html>")
        #expect(bare.facts.isHTML)
        #expect(bare.facts.isUnreadable)
    }

    @Test(
        "Plain text, half an answer and a bare value are unreadable",
        arguments: ["no healthy upstream", #"{"resourceType":"Enc"#, "", "5", "null", "\u{0}"])
    func unreadable(_ body: String) async throws {
        let exchange = try await self.read(200, body, for: Self.search)
        #expect(exchange.facts.isUnreadable)
        #expect(!exchange.facts.isHTML)
    }

    @Test("Only a write may be answered without a body")
    func emptyBody() async throws {
        #expect(try await self.read(200, "").facts.isUnreadable == false)
        #expect(
            try await self.read(200, "", for: .read(type: "Patient", id: "P1")).facts.isUnreadable)
    }

    // MARK: Retry-After

    @Test(
        "Retry-After is read in seconds and as an instant",
        arguments: [
            ("30", 30), (" 5 ", 5), ("Thu, 01 Jan 2026 12:01:30 GMT", 90),
            ("Thu, 01 Jan 2026 12:00:01 UTC", 1), ("99999999999999999999", 2_147_483_647),
        ])
    func retryAfter(_ header: String, _ seconds: Int) async throws {
        let exchange = try await self.read(429, "", ["Retry-After": header])
        #expect(exchange.facts.retryAfterSeconds == seconds)
    }

    @Test(
        "A Retry-After that asks for nothing sensible is ignored",
        arguments: [
            "0", "-5", "soon", "", "Thu, 01 Jan 2026 11:00:00 GMT",
            "Thu, 32 Jan 2026 12:01:30 GMT", "Thu, 01 Foo 2026 12:01:30 GMT", "1.5",
        ])
    func senselessRetryAfter(_ header: String) async throws {
        let exchange = try await self.read(429, "", ["Retry-After": header])
        #expect(exchange.facts.retryAfterSeconds == nil)
    }

    // MARK: No answer

    @Test("Without an answer the facts say how far the request came")
    func noAnswer() async throws {
        let refused = try await perform(
            Self.create, .failure(TransportFailure(reach: .notSent, code: .refused))
        ).exchange
        #expect(refused.facts == AnswerFacts(transport: .notSent))
        let cut = try await perform(
            Self.create, .failure(TransportFailure(reach: .lost, code: .cut))
        ).exchange
        #expect(cut.facts == AnswerFacts(transport: .lost))
        #expect(cut.failure?.code == .cut)
    }

    @Test("Deep nesting and duplicate members make an answer unreadable, not a crash")
    func hostile() async throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(try await self.read(200, deep, for: Self.search).facts.isUnreadable)
        let doubled = #"{"id":"a","id":"b","resourceType":"Encounter"}"#
        let exchange = try await self.read(201, doubled)
        #expect(exchange.facts.resourceID == nil)
    }
}
