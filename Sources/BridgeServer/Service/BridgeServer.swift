import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import SyncEngine

/// The bridge's face over HTTP, as a service.
///
/// A graceful shutdown takes no new connection and lets what is under way end.
public struct BridgeServer: Service {
    /// One header, and all of them together.
    private static let headerBytesMax = 16 << 10
    private static let headerListBytesMax = 32 << 10
    private static let headersMax = 100

    private let services: BridgeServices
    private let onBound: @Sendable (Int) async -> Void

    /// - Parameter onBound: Called with the port once connections are accepted.
    public init(
        services: BridgeServices, onBound: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.services = services
        self.onBound = onBound
    }

    public func run() async throws {
        let settings = self.services.settings
        let onBound = self.onBound
        let application = Application(
            router: Self.router(self.services),
            server: try Self.builder(settings),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionsMax)),
            onServerRunning: { channel in
                await onBound(channel.localAddress?.port ?? 0)
            },
            logger: self.services.log
        )
        try await application.run()
    }

    private static func builder(_ settings: ServerSettings) throws -> HTTPServerBuilder {
        let configuration = HTTP1Channel.Configuration(
            idleTimeout: .seconds(Int64(settings.idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Self.headerBytesMax, maxHeaderListSize: Self.headerListBytesMax,
                maxHeaderFieldCount: Self.headersMax))
        let plain = HTTPServerBuilder.http1(configuration: configuration)
        guard let files = settings.tls else { return plain }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(files.certificateChain)
                .map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: files.privateKey, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        return try .tls(plain, tlsConfiguration: tls)
    }

    /// Every endpoint, and a clear refusal for a known path with another method.
    static func router(_ services: BridgeServices) -> Router<BridgeContext> {
        let router = Router(context: BridgeContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            TracingMiddleware(redactingQueryParameters: ["nik", "sep_number"])
            Envelope(services: services)
            Measuring(services: services)
        }
        for (path, endpoints) in Dictionary(grouping: API.endpoints, by: \.path) {
            let route = RouterPath(path)
            for endpoint in endpoints {
                let dispatch = Dispatch(services: services, endpoint: endpoint)
                router.on(route, method: endpoint.method) { request, context in
                    try await dispatch.respond(to: request, context)
                }
            }
            let known = Set(endpoints.map(\.method))
            for method in Self.methods where !known.contains(method) {
                if method == .head && known.contains(.get) { continue }
                router.on(route, method: method) { _, _ -> Response in
                    throw APIError.wrongMethod(known)
                }
            }
        }
        return router
    }

    private static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace,
    ]
}

extension APIError {
    fileprivate static func wrongMethod(_ known: Set<HTTPRequest.Method>) -> APIError {
        let names = known.map(\.rawValue).sorted().joined(separator: ", ")
        var error = APIError(
            .methodNotAllowed, "METHOD_NOT_ALLOWED",
            .init(
                indonesian: "Alamat ini hanya menerima: \(names).",
                english: "This address takes only: \(names)."))
        error.headers[.allow] = names
        return error
    }
}
