import Hummingbird
import Logging
public import SatusehatSimulator
public import ServiceLifecycle

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Hosts a simulated platform over HTTP and performs what the platform itself cannot.
///
/// The platform says what to answer and what is to happen to the connection; the server waits,
/// cuts and breaks off accordingly. It is meant for the machine it runs on: the inspection calls
/// under `/_simulator/` ask for no credentials.
public struct SimulatorServer: Service {
    /// The largest body taken from a client; the platform itself was never seen to take as much.
    public static let bodyBytesMax = 16 * 1024 * 1024

    private let simulator: Simulator
    private let host: String
    private let port: Int
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private let onBound: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - simulator: The platform to host; it may be inspected and changed meanwhile.
    ///   - host: The address to listen on.
    ///   - port: The port to listen on; 0 takes any that is free.
    ///   - now: The wall clock the platform lives by.
    ///   - sleep: Waits, for answers that are slow on purpose.
    ///   - onBound: Called with the port once connections are accepted.
    public init(
        simulator: Simulator,
        host: String = "127.0.0.1",
        port: Int = 0,
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        onBound: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.simulator = simulator
        self.host = host
        self.port = port
        self.now = now
        self.sleep = sleep
        self.onBound = onBound
    }

    /// Serves until the surrounding service group shuts down gracefully or the task is cancelled.
    public func run() async throws {
        var logger = Logger(label: "simulator")
        // What the server says about itself is of no interest to a person who watches the client.
        logger.logLevel = .critical
        let onBound = self.onBound
        let application = Application(
            responder: CallbackResponder<SimulatorContext> { request, context in
                try await self.respond(to: request, context)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(self.host, port: self.port)),
            onServerRunning: { channel in
                await onBound(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
        try await application.run()
    }

    private func respond(
        to request: Request,
        _ context: SimulatorContext
    ) async throws -> Response {
        var body: [UInt8] = []
        for try await part in request.body {
            guard body.count + part.readableBytes <= Self.bodyBytesMax else {
                return Response(status: .contentTooLarge)
            }
            body += part.readableBytesView
        }
        let answer = self.simulator.respond(to: request.head, body: body, at: self.now())
        if answer.delaySeconds > 0 {
            try await self.sleep(.seconds(answer.delaySeconds))
        }
        if answer.cutsConnection {
            context.cut()
            throw ConnectionCut()
        }
        return Response(
            status: answer.head.status,
            headers: answer.head.headerFields,
            body: Self.body(of: answer)
        )
    }

    /// The body, which ends early when the answer is to be broken off.
    private static func body(of answer: SimulatorAnswer) -> ResponseBody {
        guard answer.bytesWritten < answer.body.count else {
            return ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        }
        let part = ByteBuffer(bytes: answer.body.prefix(answer.bytesWritten))
        return ResponseBody(contentLength: answer.body.count) { writer in
            try await writer.write(part)
            throw ConnectionCut()
        }
    }
}

/// Ends a request whose connection is gone on purpose.
private struct ConnectionCut: Error {}

/// What a request needs beside itself: a way to close its connection without an answer.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let cut: @Sendable () -> Void

    init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        self.cut = { channel.close(mode: .all, promise: nil) }
    }
}
