/// What the Ministry gave the facility to prove itself with.
///
/// Prints as nothing, so that neither a log nor a failed assertion shows it.
public struct ClientCredentials: Sendable, Hashable {
    public let clientID: String
    public let clientSecret: String

    public init(clientID: String, clientSecret: String) {
        self.clientID = clientID
        self.clientSecret = clientSecret
    }
}

extension ClientCredentials: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    public var description: String { "ClientCredentials(redacted)" }
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
