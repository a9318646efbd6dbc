import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOSSL
import Satusehat
import SyncCore

/// The network over AsyncHTTPClient.
///
/// TLS is verified and at least 1.2, redirects are not followed, nothing is tried twice, not even the
/// making of a connection. HTTP/1.1 only, because it says plainly how far a request came. A reused
/// connection that the peer closes before it takes our request counts as lost: that it took nothing
/// cannot be proved.
public struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let limits: TransportLimits
    private let ambient: Ambient

    /// The caller ends it with `shutdown()`.
    public init(ambient: Ambient, limits: TransportLimits = TransportLimits()) {
        self.client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: Self.configuration(limits))
        self.limits = limits
        self.ambient = ambient
    }

    /// Closes every connection; requests under way fail as lost.
    public func shutdown() async throws {
        try await self.client.shutdown()
    }

    public func send(
        _ request: PlatformRequest
    ) async throws(TransportFailure) -> PlatformResponse {
        let body = request.body.map(TrackedBody.init)
        do {
            return try await self.bounded { try await self.exchange(request.head, body) }
        } catch {
            throw FailureReading.failure(error, mayHaveLeft: body?.hasBegun ?? true)
        }
    }

    private static func configuration(_ limits: TransportLimits) -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        tls.certificateVerification = .fullVerification
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connect)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = TimeAmount(TransportLimits.idleConnection)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            TransportLimits.connectionsMax
        return configuration
    }

    private func exchange(
        _ head: HTTPRequest, _ body: TrackedBody?
    ) async throws -> PlatformResponse {
        var request = HTTPClientRequest(
            url: "\(head.scheme ?? "https")://\(head.authority ?? "")\(head.path ?? "/")")
        request.method = .init(rawValue: head.method.rawValue)
        for field in head.headerFields {
            request.headers.add(name: field.name.rawName, value: field.value)
        }
        if let body {
            request.body = .stream(body, length: .known(Int64(body.count)))
        }
        let response = try await self.client.execute(
            request, timeout: TimeAmount(self.limits.answer))
        let bytes = try await response.body.collect(upTo: self.limits.answerBytesMax)
        return PlatformResponse(head: Self.head(of: response), body: Array(bytes.readableBytesView))
    }

    private static func head(of response: HTTPClientResponse) -> HTTPResponse {
        var fields = HTTPFields()
        for (name, value) in response.headers {
            // A name that HTTP does not allow carries nothing we read.
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        return HTTPResponse(
            status: .init(code: Int(response.status.code)), headerFields: fields)
    }

    /// Runs the exchange within the time for the whole answer; the client's own limit ends at the
    /// head of the answer.
    private func bounded(
        _ exchange: @escaping @Sendable () async throws -> PlatformResponse
    ) async throws -> PlatformResponse {
        let (limit, sleep) = (self.limits.answer, self.ambient.sleep)
        return try await withThrowingTaskGroup(of: PlatformResponse.self) { group in
            group.addTask { try await exchange() }
            group.addTask {
                try await sleep(limit)
                throw AnswerTimeout()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}
