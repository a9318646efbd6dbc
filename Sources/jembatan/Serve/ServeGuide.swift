import BridgeServer
import ClinicRecord
import FHIRR4
import SyncStore

/// Says where the service is and what to do next, so that nobody has to guess.
struct ServeGuide: Sendable {
    let workplace: Workplace
    let settings: ServerSettings
    let console: Console

    func tell(port: Int) async {
        let scheme = self.settings.tls == nil ? "http" : "https"
        let host = self.settings.host.contains(":") ? "[\(self.settings.host)]" : self.settings.host
        let url = "\(scheme)://\(host):\(port)"
        let steps = await self.nextSteps(url)
        let object: JSONObject = [
            "base_url": .string(url), "port": JSONValue(port),
            "next": .array(steps.map { .string($0[self.console.language]) }),
        ]
        let lines =
            [
                LocalizedText(
                    "Jembatan melayani di \(url); hentikan dengan Ctrl-C.",
                    "The bridge serves at \(url); stop it with Ctrl-C.")[self.console.language]
            ] + steps.map { "  → " + $0[self.console.language] }
        self.console.finish(.object(object), lines.joined(separator: "\n"))
    }

    private func nextSteps(_ url: String) async -> [LocalizedText] {
        var steps: [LocalizedText] = []
        if !self.settings.isLoopback && self.settings.tls == nil {
            steps.append(
                LocalizedText(
                    "Awas: terbuka ke jaringan tanpa TLS; kata sandi dan data terbaca di jalan. Pakai --tls-certificate dan --tls-key.",
                    "Mind: open to the network without TLS; passwords and data can be read on the way. Use --tls-certificate and --tls-key."
                ))
        }
        let users = (try? await self.workplace.store.users(organizationID: nil)) ?? []
        let keys = (try? await self.workplace.store.apiKeys(organizationID: nil)) ?? []
        let isConfigured = (try? await self.workplace.store.configurations().isEmpty) == false
        if users.isEmpty {
            steps.append(
                LocalizedText(
                    "Buat pemilik: jembatan user add NAMA --role owner",
                    "Make the owner: jembatan user add NAME --role owner"))
        }
        if keys.isEmpty {
            steps.append(
                LocalizedText(
                    "Buat kunci untuk perangkat lunak klinik: jembatan key add NAMA --role admin",
                    "Make a key for the clinic's software: jembatan key add NAME --role admin"))
        }
        if !isConfigured {
            steps.append(
                LocalizedText(
                    "Masukkan kredensial: POST \(url)/api/v1/satusehat/config, atau jembatan config set",
                    "Enter the credentials: POST \(url)/api/v1/satusehat/config, or jembatan config set"
                ))
        }
        steps.append(
            LocalizedText("Uraian API: \(url)/docs", "The API is described at \(url)/docs"))
        return steps
    }
}
