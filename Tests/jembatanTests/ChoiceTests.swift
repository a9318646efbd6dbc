import ClinicRecord
import Foundation
import SyncCore
import SyncStore
import Testing

@testable import jembatan

@Suite struct ChoiceTests {
    private static let first = NameUUID.make("first")
    private static let second = NameUUID.make("second")

    private func configuration(
        _ id: UUID, _ environment: PlatformEnvironment = .sandbox
    ) -> SatusehatConfiguration {
        SatusehatConfiguration(
            id: id, tenant: Tenant(organizationID: id, environment: environment), clientID: "c",
            clientSecret: "s", satusehatOrganizationID: "1", organizationName: "Klinik",
            gateway: "sandbox", createdAt: .distantPast, updatedAt: .distantPast)
    }

    @Test("The only organization needs no name")
    func only() throws {
        let choice = TenantChoice(organizationID: nil, environment: nil)
        #expect(try choice.one(of: [self.configuration(Self.first)]).id == Self.first)
    }

    @Test("Without any organization the way to make one is told")
    func none() {
        let choice = TenantChoice(organizationID: nil, environment: nil)
        let failure = #expect(throws: Failure.self) { try choice.one(of: []) }
        #expect(failure?.code == "CONFIG_NOT_FOUND")
        #expect(failure?.advice?.english.contains("config set") == true)
    }

    @Test("Several organizations are listed and one is asked for")
    func several() throws {
        let all = [self.configuration(Self.first), self.configuration(Self.second)]
        let choice = TenantChoice(organizationID: nil, environment: nil)
        let failure = #expect(throws: Failure.self) { try choice.one(of: all) }
        #expect(failure?.code == "ORGANIZATION_AMBIGUOUS")
        #expect(failure?.what.english.contains(Self.second.text) == true)
        #expect(try choice.all(of: all).count == 2)
        let named = TenantChoice(organizationID: Self.second, environment: nil)
        #expect(try named.one(of: all).id == Self.second)
    }

    @Test("A strange organization or environment is refused")
    func strange() {
        let all = [self.configuration(Self.first)]
        #expect(throws: Failure.self) {
            try TenantChoice(organizationID: Self.second, environment: nil).one(of: all)
        }
        #expect(throws: Failure.self) {
            try TenantChoice(organizationID: nil, environment: .production).one(of: all)
        }
    }

    @Test("Sixteen digits are a NIK")
    func nik() throws {
        #expect(try NIKArgument("3171234567890123").digits == "3171234567890123")
    }

    @Test(
        "Anything else is no NIK and is not repeated",
        arguments: [
            "", "317123456789012", "31712345678901234", "3171234567890I23", "3171 2345 6789 0123",
            "٣١٧١٢٣٤٥٦٧٨٩٠١٢٣", "-171234567890123",
        ])
    func noNIK(_ text: String) {
        let failure = #expect(throws: Failure.self) { try NIKArgument(text) }
        #expect(failure?.code == "INVALID_NIK")
        #expect(text.isEmpty || failure?.text(in: .english).contains(text) == false)
    }

    @Test("A base URL loses its last slash and keeps the gateway's name")
    func gateway() throws {
        let own = try GatewayChoice(
            environment: .sandbox, name: nil, baseURL: "http://127.0.0.1:8080/")
        #expect(own.name == "sandbox")
        #expect(own.baseURL == "http://127.0.0.1:8080")
        let known = try GatewayChoice(environment: .production, name: nil, baseURL: nil)
        #expect(known.name == "production")
        #expect(known.baseURL == nil)
    }

    @Test("Production takes an unknown host only under a gateway name of its own")
    func productionGuard() throws {
        let address = "https://gateway.example.org"
        #expect(throws: Failure.self) {
            try GatewayChoice(environment: .production, name: nil, baseURL: address)
        }
        let named = try GatewayChoice(
            environment: .production, name: "ours", baseURL: address)
        #expect(named.name == "ours")
        #expect(throws: Failure.self) {
            try GatewayChoice(environment: .sandbox, name: "production", baseURL: nil)
        }
    }

    @Test(
        "What is no address is refused",
        arguments: ["", "x", "ftp://a", "https://", "https://a?b=c", "https://u:p@a", "/path"])
    func noAddress(_ text: String) {
        #expect(throws: Failure.self) {
            try GatewayChoice(environment: .sandbox, name: nil, baseURL: text)
        }
    }

    @Test("A secret is one line, its line end left out")
    func secret() throws {
        let directory = try TemporaryDirectory()
        try directory.write("s3cret\r\n", to: "secret")
        #expect(try SecretFile(directory.path + "/secret").read() == "s3cret")
    }

    @Test("A secret of no line or of two is refused", arguments: ["", "\n", "a\nb"])
    func noSecret(_ text: String) throws {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "secret")
        #expect(throws: Failure.self) { try SecretFile(directory.path + "/secret").read() }
        #expect(throws: Failure.self) { try SecretFile(directory.path + "/none").read() }
    }
}
