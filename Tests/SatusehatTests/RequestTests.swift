import FHIRR4
import HTTPTypes
import Satusehat
import SyncCore
import Testing

@Suite struct RequestTests {
    private let body = Array(#"{"resourceType":"Encounter"}"#.utf8)

    @Test("A create is posted to the type with the exact bytes and the platform's content type")
    func create() async throws {
        let request = try await perform(
            .create(type: "Encounter", body: self.body), answer(201)
        ).request
        #expect(request.head.method == .post)
        #expect(request.head.scheme == "https")
        #expect(request.head.authority == "platform.test:8443")
        #expect(request.head.path == "/x/fhir-r4/v1/Encounter")
        #expect(request.head.headerFields[.contentType] == "application/json")
        #expect(request.head.headerFields[.authorization] == "Bearer a-token")
        #expect(request.body == self.body)
    }

    @Test("An update is put to the id, a patch has its own content type")
    func updateAndPatch() async throws {
        let update = try await perform(
            .update(type: "Encounter", id: "a-1", body: self.body), answer(200)
        ).request
        #expect(update.head.method == .put)
        #expect(update.head.path == "/x/fhir-r4/v1/Encounter/a-1")
        let patch = try await perform(
            .patch(type: "Encounter", id: "a-1", body: self.body), answer(200)
        ).request
        #expect(patch.head.method == .patch)
        #expect(patch.head.headerFields[.contentType] == "application/json-patch+json")
    }

    @Test("A read and a search carry no body and no content type")
    func reads() async throws {
        let read = try await perform(.read(type: "Patient", id: "P1"), answer(200)).request
        #expect(read.head.method == .get)
        #expect(read.head.path == "/x/fhir-r4/v1/Patient/P1")
        #expect(read.body == nil)
        #expect(read.head.headerFields[.contentType] == nil)
    }

    @Test("The bar of a token parameter is encoded exactly once, and so is everything else")
    func encoding() async throws {
        let request = try await perform(
            .search(
                type: "Encounter",
                parameters: [
                    .token(
                        "identifier", system: "http://sys-ids.kemkes.go.id/encounter/100",
                        value: "REG/2026 1+2%é"),
                    SearchParameter("subject", "P1"),
                ]), answer(200)
        ).request
        #expect(
            request.head.path
                == "/x/fhir-r4/v1/Encounter?identifier=http%3A%2F%2Fsys-ids.kemkes.go.id"
                + "%2Fencounter%2F100%7CREG%2F2026%201%2B2%25%C3%A9&subject=P1")
    }

    @Test("An id from outside cannot leave its place in the path")
    func pathInjection() async throws {
        let request = try await perform(
            .read(type: "Patient", id: "../Encounter?x=1"), answer(200)
        ).request
        #expect(request.head.path == "/x/fhir-r4/v1/Patient/..%2FEncounter%3Fx%3D1")
    }

    @Test("A transaction goes to the base address itself")
    func transaction() async throws {
        let request = try await perform(.transaction(body: self.body), answer(200)).request
        #expect(request.head.method == .post)
        #expect(request.head.path == "/x/fhir-r4/v1")
    }

    @Test("The consent service is asked by query and told by JSON")
    func consent() async throws {
        let transport = ScriptedTransport([answer(200, "{}"), answer(200, "{}")])
        let client = try SatusehatClient(
            gateway: .test(), transport: transport, ambient: TestWorld().ambient)
        _ = await client.perform(ConsentCall.read(patientIHSNumber: "P1"), token: .test)
        _ = await client.perform(
            ConsentCall.record(patientIHSNumber: "P1", action: .optIn, agent: "Petugas"),
            token: .test)
        #expect(transport.requests[0].head.path == "/x/consent/v1/Consent?patient_id=P1")
        #expect(transport.requests[1].head.path == "/x/consent/v1/Consent")
        #expect(
            transport.requests[1].body
                == Array(#"{"patient_id":"P1","action":"OPTIN","agent":"Petugas"}"#.utf8))
    }

    @Test("The dictionary is asked for one product by its code")
    func kfa() async throws {
        let transport = ScriptedTransport([answer(200, #"{"result":null}"#), answer(200, "{}")])
        let client = try SatusehatClient(
            gateway: .test(), transport: transport, ambient: TestWorld().ambient)
        let exchange = await client.perform(KFACall.product(code: "93001019"), token: .test)
        #expect(
            transport.requests[0].head.path
                == "/x/kfa-v2/products?identifier=kfa&code=93001019")
        #expect(exchange.resource?["result"]?.isNull == true)
        _ = await client.perform(
            KFACall.products(page: 1, size: 50, type: .medicine, keyword: "para cetamol"),
            token: .test)
        #expect(
            transport.requests[1].head.path
                == "/x/kfa-v2/products/all?page=1&size=50&product_type=farmasi"
                + "&keyword=para%20cetamol")
    }

    @Test("The grant type of a token request stands in the query and in the form")
    func token() throws {
        let request = try TokenRequest.make(
            ClientCredentials(clientID: "id&1", clientSecret: "s=é"), gateway: .test())
        #expect(request.head.method == .post)
        #expect(
            request.head.path
                == "/x/oauth2/v1/accesstoken?grant_type=client_credentials")
        #expect(
            request.head.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(request.head.headerFields[.authorization] == nil)
        #expect(
            request.body.map { String(decoding: $0, as: UTF8.self) }
                == "grant_type=client_credentials&client_id=id%261&client_secret=s%3D%C3%A9")
    }
}
