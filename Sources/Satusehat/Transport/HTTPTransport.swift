import HTTPTypes

/// One request on its way to the platform.
public struct PlatformRequest: Sendable, Hashable {
    public var head: HTTPRequest
    public var body: [UInt8]?

    public init(head: HTTPRequest, body: [UInt8]? = nil) {
        self.head = head
        self.body = body
    }
}

/// One answer, read whole.
public struct PlatformResponse: Sendable, Hashable {
    public var head: HTTPResponse
    public var body: [UInt8]

    public init(head: HTTPResponse, body: [UInt8]) {
        self.head = head
        self.body = body
    }
}

/// Why no answer came, and how far the request got.
public struct TransportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reach: String, Sendable, Hashable {
        /// Nothing left this machine: safe to repeat.
        case notSent = "not_sent"
        /// Bytes may have left: the outcome is unknown.
        case lost
    }

    public enum Code: String, Sendable, Hashable {
        case nameNotFound = "name_not_found"
        case refused
        case tls
        case connectTimeout = "connect_timeout"
        case answerTimeout = "answer_timeout"
        case cut
        case answerTooLarge = "answer_too_large"
        case other
    }

    public let reach: Reach
    public let code: Code

    public init(reach: Reach, code: Code) {
        self.reach = reach
        self.code = code
    }

    public var description: String { "\(self.code.rawValue) (\(self.reach.rawValue))" }
}

/// The network, as one port.
///
/// An implementation never repeats a request and never follows a redirect: only the engine decides
/// to send again.
public protocol HTTPTransport: Sendable {
    func send(_ request: PlatformRequest) async throws(TransportFailure) -> PlatformResponse
}
