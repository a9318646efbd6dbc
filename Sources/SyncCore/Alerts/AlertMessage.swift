import Foundation

/// One message to whoever looks after the bridge. It holds codes and counts, nothing about a patient.
public struct AlertMessage: Sendable, Hashable {
    public enum Event: String, Sendable, Hashable, Codable, CaseIterable {
        case raised
        /// It still stands unacknowledged, or happened anew.
        case repeated
        case ended
    }

    public var id: UUID
    /// The standing it is about; what a person acknowledges.
    public var alertID: UUID
    public var cause: AlertCause
    public var event: Event
    public var severity: AlertSeverity
    public var detail: String
    public var since: Date
    public var at: Date
    /// How many deliveries, or openings of the breaker, it is about.
    public var count: Int
    /// How many deliveries waited to be sent when the message was made.
    public var waiting: Int

    public init(
        id: UUID, alertID: UUID, cause: AlertCause, event: Event, severity: AlertSeverity,
        detail: String, since: Date, at: Date, count: Int, waiting: Int
    ) {
        self.id = id
        self.alertID = alertID
        self.cause = cause
        self.event = event
        self.severity = severity
        self.detail = detail
        self.since = since
        self.at = at
        self.count = count
        self.waiting = waiting
    }

    /// How long the cause has stood, or stood until it ended.
    public var durationSeconds: Int { Int(max(0, self.at.timeIntervalSince(self.since))) }
}
