import FHIRR4
import Foundation
import SyncCore

/// One request and what came of it.
public struct Exchange: Sendable {
    /// Which interface was spoken to.
    public enum Kind: String, Sendable, Hashable {
        case token
        case fhir
        case consent
        case kfa
    }

    public var kind: Kind
    /// Holds the access token: journals use `loggable`.
    public var request: PlatformRequest
    public var response: PlatformResponse?
    public var failure: TransportFailure?
    /// What decides, read by `Classification`.
    public var facts: AnswerFacts
    /// The answer's JSON, whatever it is.
    public var resource: JSONValue?
    /// The version the platform gave to what it stored.
    public var versionID: String?
    public var issues: [OutcomeIssue]
    public var startedAt: Date
    public var milliseconds: Int

    /// Not the request's, whose headers hold the token, nor the answer's, which holds the patient.
    public var description: String {
        let status = self.response.map { String($0.head.status.code) } ?? "no answer"
        return "\(self.kind.rawValue) \(self.request.head.method.rawValue): \(status)"
    }
}

extension Exchange: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
