import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

@Suite struct TokenTests {
    @Test("A token answer consists of strings and calls its type BearerToken")
    func shape() {
        let answer = Desk(signsIn: false).askToken("demo-client-id", "demo-client-secret")
        #expect(answer.status == 200)
        #expect(answer.json["token_type"] == "BearerToken")
        #expect(answer.json["expires_in"] == "3599")
        #expect(answer.json["issued_at"] == "1770000000000")
        #expect(answer.json["access_token"]?.string?.count == 28)
        #expect(answer.json["developer.email"]?.string != nil)
        #expect(answer.json["api_product_list_json"]?.array?.count == 1)
    }

    @Test("The grant type belongs into the query; in the body alone it is not seen")
    func grantType() {
        let answer = Desk(signsIn: false)
            .askToken("demo-client-id", "demo-client-secret", query: "")
        #expect(answer.status == 400)
        #expect(answer.json["access_token"] == nil)
    }

    @Test("Wrong credentials are invalid_client and lock the client out for a minute")
    func lockout() {
        var desk = Desk(signsIn: false)
        let wrong = desk.askToken("demo-client-id", "wrong")
        #expect(wrong.status == 401)
        #expect(wrong.json["ErrorCode"] == "invalid_client")
        desk.now += 59
        #expect(desk.askToken("demo-client-id", "demo-client-secret").status == 401)
        desk.now += 1
        #expect(desk.askToken("demo-client-id", "demo-client-secret").status == 200)
    }

    @Test("Without a token, with a made-up one and with an expired one the gateway faults")
    func invalid() {
        var desk = Desk { $0.tokenLifetimeSeconds = 20 }
        #expect(desk.read("Location", "x").status == 404)
        #expect(desk.send("GET", "/fhir-r4/v1/Patient", authorized: false).status == 401)
        desk.now += 20
        let expired = desk.read("Location", "x")
        #expect(expired.status == 401)
        #expect(
            expired.json["fault"]?["detail"]?["errorcode"] == "oauth.v2.InvalidAccessToken")
        #expect(expired.header("WWW-Authenticate") != nil)
    }

    @Test("A token of another environment is told apart from an unknown one")
    func foreign() {
        var desk = Desk { $0.environment = "sandbox" }
        desk.token = Desk({ $0.environment = "production" }).token
        let answer = desk.read("Location", "x")
        #expect(answer.status == 401)
        #expect(answer.text.contains("InvalidAPICallAsNoApiProductMatchFound"))
    }

    @Test("All tokens can be made to expire at once")
    func expireAll() {
        let desk = Desk()
        let now = desk.now
        desk.simulator.withPlatform { $0.expireTokens(at: now) }
        #expect(desk.read("Location", "x").status == 401)
    }

    @Test("Asking again while the token has half of its life left is noted")
    func needless() {
        var desk = Desk()
        desk.signIn()
        #expect(desk.simulator.snapshot.journal.violations.map(\.kind) == [.needlessTokenRequest])
        desk.now += 3000
        desk.signIn()
        #expect(desk.simulator.snapshot.journal.violations.count == 1)
        #expect(desk.simulator.snapshot.tokenRequestCount == 3)
    }

    @Test("Each client is bound to its own facility")
    func clients() {
        let other = SimulatorClient(id: "b", secret: "c", organizationID: "100000002")
        var desk = Desk { $0.clients.append(other) }
        desk.signIn(other)
        let refused = desk.create(Sample.location())
        #expect(refused.status == 400)
        #expect(refused.firstText.hasPrefix("Wrong organization ID provided by system URL"))
        #expect(desk.read("Organization", "100000002").json["name"] == "Klinik Simulasi")
    }
}
