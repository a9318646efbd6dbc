import SyncEngine
import Testing

@Suite("Addresses that events may be sent to")
struct WebhookTargetTests {
    private func problem(
        _ text: String, platform: [String] = []
    ) -> WebhookTarget.Problem? {
        do {
            _ = try WebhookTarget(text, platformAddresses: platform)
            return nil
        } catch { return error }
    }

    @Test(
        "A clinic's own network and this machine are fine",
        arguments: [
            "https://simrs.klinik.id/hook", "https://192.168.1.5/hook?key=a/b", "https://10.0.0.9",
            "http://127.0.0.1:8080/hook/", "http://localhost:9/", "http://[::1]:9/x",
            "https://[fd12::5]/x", "HTTPS://Klinik.ID:8443?x=1", "https://kemkes.go.id.klinik.id/",
            "https://notkemkes.go.id/",
        ])
    func fine(_ text: String) {
        #expect(self.problem(text) == nil)
    }

    @Test(
        "Link-local, metadata and nobody's addresses are refused, however they are written",
        arguments: [
            "https://169.254.169.254/latest", "https://169.254.0.1", "https://169.254.169.254./",
            "https://[fe80::1]/", "https://[febf::1]/", "https://[::ffff:169.254.169.254]/",
            "https://[::ffff:a9fe:a9fe]/", "https://[64:ff9b::a9fe:a9fe]/",
            "https://[::a9fe:a9fe]/",
            "https://[fd00:ec2::254]/", "https://[::]/", "https://0.0.0.0/", "https://224.0.0.1/",
            "https://255.255.255.255/", "https://[ff02::1]/", "https://metadata.google.internal/",
            "https://METADATA.google.internal./",
        ])
    func reserved(_ text: String) {
        #expect(self.problem(text) == .reserved)
    }

    @Test(
        "What could be read in two ways is refused",
        arguments: [
            "https://2852039166/", "https://0xA9FEA9FE/", "https://0251.0376.0251.0376/",
            "https://169.254.43518/", "https://1.2.3/", "https://1.2.3.4.5/", "https://1.2.3.256/",
            "https://192.168.01.5/", "https://0xa9.254.169.254/", "https://[fe80::1%25eth0]/",
            "https://[1.2.3.4]/", "https://user:pass@klinik.id/", "https://klinik.id/#part",
            "https://klinik.id/?a#b", "https://klinik.id\\@169.254.169.254/", "ftp://klinik.id",
            "klinik.id", "", "https://", "https://a b/", "https://klinik.id/?a b", "https://./",
            "https://klinik.id:0/", "https://klinik.id:99999/",
        ])
    func malformed(_ text: String) {
        #expect(self.problem(text) == .malformed)
    }

    @Test("Plain http is for this machine alone")
    func insecure() {
        #expect(self.problem("http://192.168.1.5/hook") == .insecure)
        #expect(self.problem("http://klinik.id/hook") == .insecure)
    }

    @Test("The platform's own addresses are refused, the Ministry's and those configured")
    func platform() {
        #expect(self.problem("https://api-satusehat.kemkes.go.id/x") == .platform)
        #expect(self.problem("https://API-satusehat-stg.dto.kemkes.go.id./x") == .platform)
        let own = ["https://gateway.test/base", "http://127.0.0.1:8089"]
        #expect(self.problem("https://gateway.test/hook", platform: own) == .platform)
        #expect(self.problem("https://gateway.test:443/hook", platform: own) == .platform)
        #expect(self.problem("http://127.0.0.1:8089/hook", platform: own) == .platform)
        #expect(self.problem("http://127.0.0.1:8090/hook", platform: own) == nil)
        #expect(self.problem("https://gateway.test:8443/hook", platform: own) == nil)
    }

    @Test("An address is shown without its path, and every problem has words")
    func shown() throws {
        let target = try WebhookTarget("https://klinik.id/secret?key=1")
        #expect("\(target)" == "https://klinik.id/…")
        for problem in WebhookTarget.Problem.allCases {
            #expect(!problem.text.indonesian.isEmpty && !problem.text.english.isEmpty)
        }
    }
}
