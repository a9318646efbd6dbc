import HTTPTypes

/// What the simulated platform answers, and what the host is to do to the connection meanwhile.
public struct SimulatorAnswer: Sendable {
    /// Something only the host can perform, since the platform itself never waits or writes.
    public enum Effect: Hashable, Sendable {
        /// Wait before anything is written.
        case delay(seconds: Double)
        /// Close the connection without a byte of an answer.
        case cutConnection
        /// Announce the whole body, write only this many bytes of it, then close.
        case truncate(bytes: Int)
    }

    public var head: HTTPResponse
    public var body: [UInt8]
    /// In the order in which they are to happen.
    public var effects: [Effect]

    public init(head: HTTPResponse, body: [UInt8], effects: [Effect] = []) {
        self.head = head
        self.body = body
        self.effects = effects
    }

    public var status: Int { self.head.status.code }

    public var delaySeconds: Double {
        self.effects.reduce(0) { sum, effect in
            if case .delay(let seconds) = effect { sum + seconds } else { sum }
        }
    }

    public var cutsConnection: Bool { self.effects.contains(.cutConnection) }

    /// How many bytes of the body reach the client when the answer is broken off.
    public var bytesWritten: Int {
        for case .truncate(let bytes) in self.effects { return min(bytes, self.body.count) }
        return self.body.count
    }
}
