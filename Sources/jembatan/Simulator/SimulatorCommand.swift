import ArgumentParser
import ClinicRecord
import FHIRR4
import Foundation
import NIOCore
import SatusehatSimulator
import SimulatorServer
import SyncCore

struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulator",
        abstract: "Host a simulated platform on this machine until it is stopped.",
        discussion: """
            It keeps the platform's rules, its people from the seed file, and nothing on disk. \
            What it holds and saw can be asked, and faults be set, under /_simulator/.
            """
    )

    private static let seedBytesMax = 64 << 20

    @Option(name: .long, help: "The port on the loopback address; 0 takes a free one.")
    var port = 8480

    @Option(
        name: .long,
        help: ArgumentHelp("Patients, practitioners and products it knows.", valueName: "file"))
    var seed: String?

    @Option(name: .long, help: "How long a stored resource stays unseen by searches.")
    var indexDelayMs = 0

    @Option(name: .long, help: "Answer 429 above this pace.")
    var requestsPerMinute: Int?

    @Option(name: .long, help: "The client ID it knows.")
    var clientID = SimulatorClient.demo.id

    @Option(name: .long, help: "The client secret it knows; invented ones only.")
    var clientSecret = SimulatorClient.demo.secret

    @Option(name: .long, help: "The facility's Organization ID.")
    var satusehatOrganizationID = SimulatorClient.demo.organizationID

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...65_535).contains(self.port) else {
            throw ValidationError("--port takes 0 to 65535.")
        }
        guard self.indexDelayMs >= 0, self.requestsPerMinute ?? 1 > 0 else {
            throw ValidationError("--index-delay-ms and --requests-per-minute are not negative.")
        }
    }

    func run() async throws {
        let console = self.output.console
        let simulator = Simulator(settings: self.settings, seed: try self.platformSeed())
        let ambient = Ambient.system
        let server = SimulatorServer(
            simulator: simulator, port: self.port, now: ambient.now, sleep: ambient.sleep,
            onBound: { Self.tell(console, port: $0) })
        do {
            try await Interruption.cancelling { try await server.run() }
        } catch is CancellationError {
            // Being stopped is how it ends.
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure(
                "PORT_IN_USE",
                LocalizedText(
                    "Port \(self.port) sudah dipakai.", "Port \(self.port) is in use already."),
                advice: LocalizedText(
                    "Pilih yang lain, atau yang bebas: --port 0",
                    "Choose another one, or any that is free: --port 0"))
        }
    }

    private static func tell(_ console: Console, port: Int) {
        let url = "http://127.0.0.1:\(port)"
        console.finish(
            .object(["base_url": .string(url), "port": JSONValue(port)]),
            LocalizedText(
                "SATUSEHAT tiruan siap di \(url); hentikan dengan Ctrl-C.",
                "The simulated platform is ready at \(url); stop it with Ctrl-C.")[
                    console.language])
    }

    private var settings: SimulatorSettings {
        var settings = SimulatorSettings(clients: [
            SimulatorClient(
                id: self.clientID, secret: self.clientSecret,
                organizationID: self.satusehatOrganizationID)
        ])
        settings.indexDelaySeconds = Double(self.indexDelayMs) / 1_000
        if let pace = self.requestsPerMinute {
            settings.throttle = .init(
                requestsPerMinute: Double(pace), burst: max(1, Double(pace) / 6),
                retryAfterSeconds: 1)
        }
        return settings
    }

    private func platformSeed() throws -> PlatformSeed {
        guard let path = self.seed else { return .empty }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Self.unusable(
                path, LocalizedText("tidak dapat dibaca", "it cannot be read"))
        }
        do {
            let limits = JSONLimits(bytesMax: Self.seedBytesMax)
            return try PlatformSeed(json: try JSONValue(parsing: Array(data), limits: limits))
        } catch {
            throw Self.unusable(path, LocalizedText("\(error)", "\(error)"))
        }
    }

    private static func unusable(_ path: String, _ reason: LocalizedText) -> Failure {
        Failure(
            "INPUT_UNUSABLE",
            LocalizedText(
                "\(path) tidak dapat dipakai: \(reason.indonesian).",
                "\(path) cannot be used: \(reason.english)."),
            advice: LocalizedText(
                "Contohnya ditulis oleh: jembatan demo --write DIREKTORI",
                "An example is written by: jembatan demo --write DIRECTORY"))
    }
}
