/// How the server listens and what it bears.
public struct ServerSettings: Sendable, Hashable {
    public struct TLSFiles: Sendable, Hashable {
        public var certificateChain: String
        public var privateKey: String

        public init(certificateChain: String, privateKey: String) {
            self.certificateChain = certificateChain
            self.privateKey = privateKey
        }
    }

    public var host = "127.0.0.1"
    public var port = 8420
    public var tls: TLSFiles?
    /// Connections at once; more wait in the system's queue.
    public var connectionsMax = 1_024
    /// Calls a minute from one key, session or address; 0 means no limit.
    public var callsPerMinute = 6_000
    /// Sign-in attempts a minute from one address.
    public var signInsPerMinute = 30
    /// How long a request and its answer may take.
    public var requestSeconds = 30
    /// How long a stream of records may take.
    public var longRequestSeconds = 900
    /// How long a connection may be silent.
    public var idleSeconds = 30

    public init() {}

    /// Whether only this machine can reach it.
    public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(self.host) }
}
