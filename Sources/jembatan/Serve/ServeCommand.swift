import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import Logging
import Metrics
import NIOCore
import ServiceLifecycle
import SyncCore
import SyncEngine
import SyncStore

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the bridge as a service: the HTTP API, and sending beside it.",
        discussion: """
            It listens on this machine alone unless told otherwise, and ends well at SIGTERM: what \
            is under way settles first. The API is described at /docs and /openapi.json.
            """
    )

    @Option(name: .long, help: "The address to listen on (JEMBATAN_HTTP_HOST).")
    var host: String?

    @Option(name: .long, help: "The port; 0 takes a free one (JEMBATAN_HTTP_PORT, 8420).")
    var port: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("Certificate chain in PEM, for TLS.", valueName: "file"))
    var tlsCertificate: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The certificate's private key in PEM.", valueName: "file"))
    var tlsKey: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let port = self.port, !(0...65_535).contains(port) {
            throw ValidationError("--port takes 0 to 65535.")
        }
        guard (self.tlsCertificate == nil) == (self.tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key go together.")
        }
    }

    func run() async throws {
        // Before anything is opened: what measures asks for its place when it is made.
        let metrics = MetricsRegistry()
        MetricsSystem.bootstrap(metrics)
        let console = self.output.console
        let log = CompositionRoot.serviceLogger(ProcessInfo.processInfo.environment)
        try await CompositionRoot.withWorkplace(console, makingHome: true, log: log) {
            try await self.serve(in: $0, console, log, metrics)
        }
    }

    private func serve(
        in workplace: Workplace, _ console: Console, _ log: Logger, _ metrics: MetricsRegistry
    ) async throws {
        let lock = try EngineLock.take(in: workplace.home)
        var settings = try ServerSetting.settings(from: ProcessInfo.processInfo.environment)
        if let host = self.host { settings.host = host }
        if let port = self.port { settings.port = port }
        if let certificate = self.tlsCertificate, let key = self.tlsKey {
            settings.tls = .init(certificateChain: certificate, privateKey: key)
        }
        let guide = ServeGuide(workplace: workplace, settings: settings, console: console)
        let services = BridgeServices(
            bridge: workplace.bridge, store: workplace.store, ambient: workplace.ambient,
            settings: settings, log: log, version: ProgramVersion.current,
            webhooks: workplace.webhookDesk,
            metrics: metrics)
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(
                        service: EngineService(
                            bridge: workplace.bridge, store: workplace.store,
                            ambient: workplace.ambient, log: log)),
                    .init(
                        service: UpkeepService(
                            webhooks: workplace.webhookDesk, pruner: workplace.pruner,
                            store: workplace.store, ambient: workplace.ambient, log: log)),
                    .init(
                        service: BridgeServer(
                            services: services, onBound: { await guide.tell(port: $0) })),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: log))
        do {
            try await group.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure(
                "PORT_IN_USE",
                LocalizedText(
                    "Port \(settings.port) sudah dipakai.",
                    "Port \(settings.port) is in use already."),
                advice: LocalizedText(
                    "Pilih yang lain, atau yang bebas: --port 0",
                    "Choose another one, or any that is free: --port 0"))
        }
        withExtendedLifetime(lock) {}
    }
}
