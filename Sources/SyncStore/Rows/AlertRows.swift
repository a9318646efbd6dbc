import Foundation
import SyncCore

/// A message that the outside has not taken yet, and how often it was offered.
public struct UnsentAlertMessage: Sendable, Hashable {
    public var message: AlertMessage
    public var tries: Int

    public init(message: AlertMessage, tries: Int) {
        self.message = message
        self.tries = tries
    }
}

/// One standing of a cause, as people see it.
public struct AlertRow: Sendable, Hashable {
    /// Messages kept of each tenant: enough for months of calm and days of the worst.
    public static let messagesMax = 1_000

    public var tenant: Tenant
    public var cause: AlertCause
    public var state: AlertState

    public init(tenant: Tenant, cause: AlertCause, state: AlertState) {
        self.tenant = tenant
        self.cause = cause
        self.state = state
    }
}
