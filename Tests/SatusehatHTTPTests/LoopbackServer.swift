import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A peer on this machine that misbehaves as told.
final class LoopbackServer: Sendable {
    /// What it does with a connection once a whole request has been read.
    enum Behaviour: Sendable {
        /// Sends the bytes and keeps the connection.
        case answer(String)
        /// Sends the bytes, perhaps too few, and closes.
        case answerAndClose(String)
        /// Sends the bytes and then nothing.
        case answerAndHang(String)
        /// Answers the first request and closes when the next one comes.
        case answerOnceThenClose(String)
        /// Closes without reading.
        case closeAtOnce
    }

    private let channel: any Channel
    private let received: Received

    var port: Int { self.channel.localAddress?.port ?? 0 }
    /// Every request read, head and body as they came.
    var requests: [String] { self.received.all }

    private init(channel: any Channel, received: Received) {
        self.channel = channel
        self.received = received
    }

    /// Runs `body` with a server that lives as long.
    static func with<Result>(
        _ behaviour: Behaviour, tls: NIOSSLContext? = nil,
        _ body: (LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let received = Received()
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLServerHandler(context: tls))
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        RequestHandler(behaviour, received))
                }
            }
        let channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
        let server = LoopbackServer(channel: channel, received: received)
        do {
            let result = try await body(server)
            try await channel.close().get()
            return result
        } catch {
            try await channel.close().get()
            throw error
        }
    }
}

/// The requests read so far.
final class Received: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { self.texts.withLock { $0 } }

    func append(_ text: String) { self.texts.withLock { $0.append(text) } }
}

private final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let behaviour: LoopbackServer.Behaviour
    private let received: Received
    private var text = ""
    private var answered = 0

    init(_ behaviour: LoopbackServer.Behaviour, _ received: Received) {
        self.behaviour = behaviour
        self.received = received
    }

    func channelActive(context: ChannelHandlerContext) {
        if case .closeAtOnce = self.behaviour { context.close(promise: nil) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.text += String(buffer: self.unwrapInboundIn(data))
        guard self.isWhole else { return }
        self.received.append(self.text)
        self.text = ""
        self.answered += 1
        switch self.behaviour {
        case .answer(let bytes), .answerAndHang(let bytes):
            self.write(bytes, context)
        case .answerAndClose(let bytes):
            self.write(bytes, context)
            context.close(promise: nil)
        case .answerOnceThenClose(let bytes):
            guard self.answered == 1 else {
                context.close(promise: nil)
                return
            }
            self.write(bytes, context)
        case .closeAtOnce:
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func write(_ bytes: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
    }

    /// Whether head and body have come, by `Content-Length`.
    private var isWhole: Bool {
        guard let end = self.text.firstRange(of: "\r\n\r\n") else { return false }
        let head = self.text[..<end.lowerBound].lowercased()
        let field = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let length = field.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        return self.text[end.upperBound...].utf8.count >= length
    }
}
