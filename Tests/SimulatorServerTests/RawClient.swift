import NIOCore
import NIOPosix

/// A client that writes bytes and reads until the server hangs up, so that cuts can be seen.
enum RawClient {
    static func exchange(port: Int, _ text: String) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var received = ByteBuffer()
            do {
                for try await var part in inbound { received.writeBuffer(&part) }
            } catch is IOError {
                // A connection that is reset ends like one that is closed.
            }
            return String(buffer: received)
        }
    }

    static func get(_ path: String, token: String = "", port: Int) async throws -> String {
        try await self.exchange(
            port: port,
            "GET \(path) HTTP/1.1\r\nHost: simulator\r\nConnection: close\r\n"
                + "Authorization: Bearer \(token)\r\n\r\n")
    }

    static func post(
        _ path: String,
        _ body: String,
        token: String = "",
        type: String = "application/json",
        port: Int
    ) async throws -> String {
        try await self.exchange(
            port: port,
            "POST \(path) HTTP/1.1\r\nHost: simulator\r\nConnection: close\r\n"
                + "Authorization: Bearer \(token)\r\nContent-Type: \(type)\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
}

/// An answer taken apart.
struct RawAnswer {
    let status: Int?
    let head: String
    let body: String

    init(_ text: String) {
        let halves = text.split(separator: "\r\n\r\n", maxSplits: 1)
        self.head = halves.first.map(String.init) ?? ""
        self.body = halves.count == 2 ? String(halves[1]) : ""
        self.status = self.head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    func header(_ name: String) -> String? {
        self.head.split(separator: "\r\n").compactMap { line -> String? in
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased() == name.lowercased() else { return nil }
            return String(halves[1].drop { $0 == " " })
        }.first
    }
}
