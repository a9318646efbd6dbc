/// How long the network may take and how much it may bring.
public struct TransportLimits: Sendable, Hashable {
    /// Making a connection, TLS included. A clinic's line is slow at worst; a host that does not take
    /// a connection within ten seconds is not there.
    public var connect: Duration = .seconds(10)
    /// From the first byte of the request to the last of the answer. Ordinary calls take a fifth of
    /// a second; the gateway itself gives up on its backend after about a minute.
    public var answer: Duration = .seconds(60)
    /// The largest answer read. The largest known one, a full page of a search, is far below a
    /// megabyte; the limit keeps a broken or hostile peer from filling the memory.
    public var answerBytesMax = 16 * 1_024 * 1_024

    public init() {}

    /// How long an idle connection is kept. Shorter than the idle time of common gateways, so that
    /// it is rarely the peer who closes first and leaves a request without an answer.
    static let idleConnection: Duration = .seconds(20)
    /// More would only make the platform throttle.
    static let connectionsMax = 8
}
