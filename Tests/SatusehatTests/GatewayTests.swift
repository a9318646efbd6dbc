import Satusehat
import SyncCore
import Testing

@Suite struct GatewayTests {
    private func code(
        _ name: String?, _ base: String?, _ environment: PlatformEnvironment
    ) -> GatewayError.Code? {
        do throws(GatewayError) {
            _ = try GatewayProfile.resolve(name: name, baseURL: base, environment: environment)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Each environment has the Ministry's gateway by default")
    func defaults() throws {
        let sandbox = try GatewayProfile.resolve(name: nil, baseURL: nil, environment: .sandbox)
        #expect(
            sandbox.fhir.description == "https://api-satusehat-stg.dto.kemkes.go.id/fhir-r4/v1")
        let production = try GatewayProfile.resolve(
            name: nil, baseURL: nil, environment: .production)
        #expect(production.token.description == "https://api-satusehat.kemkes.go.id/oauth2/v1")
        #expect(production.consent.description == "https://api-satusehat.kemkes.go.id/consent/v1")
        #expect(production.kfa.description == "https://api-satusehat.kemkes.go.id/kfa-v2")
    }

    @Test("An own gateway has all interfaces below its base URL")
    func own() throws {
        let own = try GatewayProfile.resolve(
            name: "provinsi", baseURL: "https://Gateway.Example.ID:8443/a/b/",
            environment: .production)
        #expect(own.name == "provinsi")
        #expect(own.fhir.description == "https://gateway.example.id:8443/a/b/fhir-r4/v1")
        #expect(own.fhir.authority == "gateway.example.id:8443")
    }

    @Test("The sandbox takes another address, the unnamed production gateway does not")
    func guardsProduction() {
        #expect(self.code(nil, "http://127.0.0.1:9090", .sandbox) == nil)
        #expect(self.code(nil, "http://127.0.0.1:9090", .production) == .hostNotListed)
        #expect(self.code("production", "https://evil.example", .production) == .hostNotListed)
        #expect(self.code("production", "https://api-satusehat.kemkes.go.id", .production) == nil)
        #expect(self.code("uji", "http://127.0.0.1:9090", .production) == nil)
    }

    @Test("No gateway reaches the Ministry host of the other environment")
    func environments() {
        let staging = "https://api-satusehat-stg.dto.kemkes.go.id"
        let live = "https://api-satusehat.kemkes.go.id"
        #expect(self.code("sandbox", nil, .production) == .wrongEnvironment)
        #expect(self.code("production", nil, .sandbox) == .wrongEnvironment)
        #expect(self.code("own", staging, .production) == .wrongEnvironment)
        #expect(self.code("own", live, .sandbox) == .wrongEnvironment)
        #expect(self.code(nil, live, .sandbox) == .wrongEnvironment)
    }

    @Test("A gateway without a built-in address asks for one")
    func missing() {
        #expect(self.code("jakarta", nil, .production) == .addressMissing)
        #expect(self.code("own", nil, .sandbox) == .addressMissing)
        #expect(self.code("jakarta", "https://gateway.example.id", .production) == nil)
    }

    @Test(
        "Only https is accepted, except towards this machine",
        arguments: [
            ("http://gateway.example.id", GatewayError.Code.insecureAddress),
            ("http://127.0.0.1.example.id", .insecureAddress),
            ("http://128.0.0.1", .insecureAddress),
            ("http://localhost.example.id:80", .insecureAddress),
            ("http://192.168.1.10", .insecureAddress),
            ("http://127.0.0.1:8080", nil), ("http://localhost:8080/base", nil),
            ("http://[::1]:8080", nil), ("HTTP://LOCALHOST", nil),
        ])
    func insecure(_ address: String, _ expected: GatewayError.Code?) {
        #expect(self.code("own", address, .sandbox) == expected)
    }

    @Test(
        "Malformed addresses are refused",
        arguments: [
            "", "gateway.example.id", "ftp://gateway.example.id", "https://", "https:///path",
            "https://user:secret@gateway.example.id", "https://gateway.example.id?x=1",
            "https://gateway.example.id#x", "https://gateway.example.id:0",
            "https://gateway.example.id:99999", "https://gateway.example.id:", "https://a b",
            "https://gateway.example.id/\r\nX: y", "https://gät.example", "https://[::1",
            "https://host\\@evil.example",
        ])
    func malformed(_ address: String) {
        #expect(self.code("own", address, .sandbox) == .malformedAddress)
    }
}
