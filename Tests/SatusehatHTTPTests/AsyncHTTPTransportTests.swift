import HTTPTypes
import NIOCore
import NIOPosix
import Satusehat
import SatusehatHTTP
import SyncCore
import Testing

@Suite struct AsyncHTTPTransportTests {
    private static let ok =
        "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Type: application/json\r\nETag: W/\"a\"\r\n\r\n{}"

    private static func post(
        _ port: Int, _ body: String = "{}", scheme: String = "http", host: String = "127.0.0.1",
        path: String = "/fhir-r4/v1/Encounter"
    ) -> PlatformRequest {
        var head = HTTPRequest(
            method: .post, scheme: scheme, authority: "\(host):\(port)", path: path)
        head.headerFields[.contentType] = "application/json"
        return PlatformRequest(head: head, body: Array(body.utf8))
    }

    private static func get(_ port: Int, path: String) -> PlatformRequest {
        PlatformRequest(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: path))
    }

    /// Sends one request after another over one transport.
    private func send(
        _ requests: [PlatformRequest], _ limits: TransportLimits = TransportLimits()
    ) async throws -> [Result<PlatformResponse, TransportFailure>] {
        let transport = AsyncHTTPTransport(ambient: .system, limits: limits)
        var results: [Result<PlatformResponse, TransportFailure>] = []
        for request in requests {
            do throws(TransportFailure) {
                results.append(.success(try await transport.send(request)))
            } catch {
                results.append(.failure(error))
            }
        }
        try await transport.shutdown()
        return results
    }

    private func failure(
        _ request: PlatformRequest, _ limits: TransportLimits = TransportLimits()
    ) async throws -> TransportFailure? {
        guard case .failure(let failure) = try await self.send([request], limits)[0] else {
            return nil
        }
        return failure
    }

    private func limits(answer: Duration = .seconds(20), bytes: Int = 1_000) -> TransportLimits {
        var limits = TransportLimits()
        limits.answer = answer
        limits.answerBytesMax = bytes
        return limits
    }

    @Test("A request arrives as it was laid out and the answer is read whole")
    func roundTrip() async throws {
        try await LoopbackServer.with(.answer(Self.ok)) { server in
            let response = try await self.send([
                Self.post(server.port, #"{"nama":"é"}"#, path: "/x/Encounter?a=1%7C2%2F%20b")
            ])[0].get()
            #expect(response.head.status.code == 201)
            #expect(response.head.headerFields[.eTag] == "W/\"a\"")
            #expect(response.body == Array("{}".utf8))
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST /x/Encounter?a=1%7C2%2F%20b HTTP/1.1\r\n"))
            #expect(request.lowercased().contains("content-type: application/json\r\n"))
            #expect(request.lowercased().contains("content-length: 13\r\n"))
            #expect(!request.lowercased().contains("transfer-encoding"))
            #expect(request.hasSuffix("\r\n\r\n{\"nama\":\"é\"}"))
        }
    }

    @Test("An encoded slash in a path is not taken for a slash")
    func encodedPath() async throws {
        try await LoopbackServer.with(.answer(Self.ok)) { server in
            _ = try await self.send([Self.get(server.port, path: "/x/..%2Fy/P1?identifier=a%7Cb")])
            let line = try #require(server.requests.first)
            #expect(line.hasPrefix("GET /x/..%2Fy/P1?identifier=a%7Cb HTTP/1.1\r\n"))
        }
    }

    @Test("Refusals by the platform are answers, and redirects are not followed")
    func statuses() async throws {
        for status in ["400 Bad Request", "503 Unavailable", "302 Found"] {
            let bytes =
                "HTTP/1.1 \(status)\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
            try await LoopbackServer.with(.answer(bytes)) { server in
                let response = try await self.send([Self.post(server.port)])[0].get()
                #expect(String(response.head.status.code) == status.prefix(3))
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("A port that nobody listens on was not reached")
    func refused() async throws {
        let port = try await LoopbackServer.with(.closeAtOnce) { $0.port }
        let failure = try await self.failure(Self.post(port))
        #expect(failure == TransportFailure(reach: .notSent, code: .refused))
    }

    @Test("A host without an address was not reached")
    func unknownName() async throws {
        let failure = try await self.failure(Self.post(80, host: "no-such-host.invalid"))
        #expect(failure == TransportFailure(reach: .notSent, code: .nameNotFound))
    }

    @Test("A peer that reads the request and closes has lost it, and it is sent once only")
    func closesAfterReading() async throws {
        try await LoopbackServer.with(.answerAndClose("")) { server in
            let failure = try await self.failure(Self.post(server.port))
            #expect(failure == TransportFailure(reach: .lost, code: .cut))
            #expect(server.requests.count == 1)
        }
    }

    @Test(
        "Half an answer is no answer",
        arguments: [
            "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":",
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n",
            "HTTP/1.1 201 Cre", "no http at all\r\n\r\n",
        ])
    func truncated(_ bytes: String) async throws {
        try await LoopbackServer.with(.answerAndClose(bytes)) { server in
            let failure = try await self.failure(Self.post(server.port))
            #expect(failure?.reach == .lost)
        }
    }

    @Test(
        "An answer that takes too long is lost, wherever it stalls",
        arguments: ["", "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":"])
    func slow(_ bytes: String) async throws {
        try await LoopbackServer.with(.answerAndHang(bytes)) { server in
            let failure = try await self.failure(
                Self.post(server.port), self.limits(answer: .milliseconds(200)))
            #expect(failure == TransportFailure(reach: .lost, code: .answerTimeout))
        }
    }

    @Test("An answer larger than the bound is lost, with and without a length")
    func tooLarge() async throws {
        let body = String(repeating: "x", count: 5_000)
        let chunk =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n\(body)\r\n0\r\n\r\n"
        for bytes in ["HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n\(body)", chunk] {
            try await LoopbackServer.with(.answer(bytes)) { server in
                let failure = try await self.failure(Self.post(server.port), self.limits())
                #expect(failure == TransportFailure(reach: .lost, code: .answerTooLarge))
            }
        }
    }

    @Test("A kept connection that is closed instead of answering has lost the request")
    func keepAliveRace() async throws {
        try await LoopbackServer.with(.answerOnceThenClose(Self.ok)) { server in
            let results = try await self.send([Self.post(server.port), Self.post(server.port)])
            #expect(throws: Never.self) { try results[0].get() }
            guard case .failure(let failure) = results[1] else {
                Issue.record("the second request was answered")
                return
            }
            #expect(failure == TransportFailure(reach: .lost, code: .cut))
            #expect(server.requests.count == 2)
        }
    }

    @Test("A certificate that nobody vouches for is refused before anything is sent")
    func untrusted() async throws {
        let tls = try UntrustedCertificate.serverContext()
        try await LoopbackServer.with(.answer(Self.ok), tls: tls) { server in
            let failure = try await self.failure(
                Self.post(server.port, scheme: "https", host: "localhost"))
            #expect(failure == TransportFailure(reach: .notSent, code: .tls))
            #expect(server.requests.isEmpty)
        }
    }

    @Test("A peer that hangs up in the TLS handshake was sent nothing")
    func handshakeCut() async throws {
        try await LoopbackServer.with(.closeAtOnce) { server in
            let failure = try await self.failure(Self.post(server.port, scheme: "https"))
            #expect(failure?.reach == .notSent)
        }
    }

    @Test("A caller that is cancelled while waiting has lost the request")
    func cancelled() async throws {
        try await LoopbackServer.with(.answerAndHang("")) { server in
            let transport = AsyncHTTPTransport(ambient: .system)
            let failure = try await withThrowingTaskGroup(of: TransportFailure?.self) { group in
                group.addTask {
                    do throws(TransportFailure) {
                        _ = try await transport.send(Self.post(server.port))
                        return nil
                    } catch {
                        return error
                    }
                }
                while server.requests.isEmpty { await Task.yield() }
                group.cancelAll()
                return try await group.next() ?? nil
            }
            #expect(failure?.reach == .lost)
            try await transport.shutdown()
        }
    }

    @Test("After the shutdown nothing is sent")
    func afterShutdown() async throws {
        let transport = AsyncHTTPTransport(ambient: .system)
        try await transport.shutdown()
        await #expect(throws: TransportFailure(reach: .notSent, code: .other)) {
            try await transport.send(Self.post(1))
        }
    }
}
