import Foundation
import SyncCore

/// Why there is no access token.
///
/// `facts` go through `Classification` like those of any answer.
public struct TokenFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public let facts: AnswerFacts
    /// True when the platform was not asked, because it refused less than a minute ago.
    public let isRepeated: Bool
    /// How long until asking again is worth it.
    public let secondsUntilNextRequest: Int?
    /// Why there was no answer, if there was none.
    public let transport: TransportFailure?

    public init(
        facts: AnswerFacts, isRepeated: Bool, secondsUntilNextRequest: Int?,
        transport: TransportFailure? = nil
    ) {
        self.facts = facts
        self.isRepeated = isRepeated
        self.secondsUntilNextRequest = secondsUntilNextRequest
        self.transport = transport
    }

    public var description: String {
        let status = self.facts.status.map(String.init) ?? self.facts.transport.rawValue
        return "no access token (\(status)\(self.isRepeated ? ", not asked again" : ""))"
    }
}
