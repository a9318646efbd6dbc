import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

extension SatusehatConfiguration.Trigger: ExpressibleByArgument {}

struct ConfigSetCommand: WorkplaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Save the facility's credentials and try them.",
        discussion: """
            The secret comes from a file or from standard input, never from the command line. A \
            base URL stands for URL/oauth2/v1, URL/fhir-r4/v1, URL/consent/v1 and URL/kfa-v2.

            Without --organization-id an identity is made from the platform's Organization ID; the \
            first records that come in replace it with the one they carry.
            """
    )

    static let makesHome = true

    @Option(name: .long, help: "The client ID from the platform's developer portal.")
    var clientID: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A file that holds the client secret, or - for standard input.", valueName: "file"))
    var clientSecretFile: String

    @Option(name: .long, help: "The facility's Organization ID on the platform.")
    var satusehatOrganizationID: String

    @Option(name: .long, help: "The organization's UUID as it stands in the clinic's records.")
    var organizationID: LocalID?

    @Option(name: .long, help: "The facility's name, compared with what the platform says.")
    var organizationName: String?

    @Option(name: .long, help: "sandbox or production.")
    var environment = PlatformEnvironment.sandbox

    @Option(name: .long, help: "A known gateway, or a name for your own one.")
    var gateway: String?

    @Option(name: .long, help: "The address of your own gateway.")
    var baseURL: String?

    @Option(name: .long, help: "completion: send when a visit ends; live: send as things happen.")
    var trigger = SatusehatConfiguration.Trigger.completion

    @Flag(name: .long, help: "Save without trying the credentials.")
    var offline = false

    @OptionGroup var output: OutputOptions

    func work(in workplace: Workplace, _ console: Console) async throws {
        let secret = try SecretFile(self.clientSecretFile).read()
        let gateway = try GatewayChoice(
            environment: self.environment, name: self.gateway, baseURL: self.baseURL)
        let setup = ConfigurationSetup(
            bridge: workplace.bridge, clientID: self.clientID, clientSecret: secret,
            satusehatOrganizationID: self.satusehatOrganizationID,
            organizationID: self.organizationID?.uuid, organizationName: self.organizationName,
            environment: self.environment, gateway: gateway.name, baseURL: gateway.baseURL,
            trigger: self.trigger)
        let outcome = try await setup.save(trying: !self.offline)
        var object = ConfigurationDocument.json(
            outcome.configuration, now: workplace.ambient.now())
        object["warnings"] = .array(outcome.warnings.map { .string($0[console.language]) })
        let lines =
            [
                ConfigurationRendering.text(
                    outcome.configuration, now: workplace.ambient.now(), console.language)
            ] + outcome.warnings.map { "! " + $0[console.language] } + [
                LocalizedText(
                    "Tersimpan. Lanjutkan dengan: jembatan import BERKAS",
                    "Saved. Go on with: jembatan import FILE")[console.language]
            ]
        console.finish(.object(object), lines.joined(separator: "\n"))
        if outcome.needsPerson { throw ExitStatus.needsPerson }
    }
}
