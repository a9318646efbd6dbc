import Foundation
import SyncCore

/// Which figures are wanted, and the moment by which everything is judged.
public struct FigureRequest: Sendable, Hashable {
    /// Days of the clinic's calendar as `YYYY-MM-DD`, both included.
    public var from: String
    public var to: String
    public var branchID: UUID?
    public var polyclinicID: UUID?
    /// What the bridge did not know or do by then does not count.
    public var judgedAt: Date
    /// The first moment of the period: no error of it is older.
    public var errorsSince: Date

    public init(
        from: String, to: String, branchID: UUID?, polyclinicID: UUID?, judgedAt: Date,
        errorsSince: Date
    ) {
        self.from = from
        self.to = to
        self.branchID = branchID
        self.polyclinicID = polyclinicID
        self.judgedAt = judgedAt
        self.errorsSince = errorsSince
    }
}

/// What the store counted.
public struct Figures: Sendable, Hashable {
    /// Deliveries that stood alike at the moment asked for.
    public struct Group: Sendable, Hashable {
        public var type: String
        /// Pending stands for everything that had not come to an end.
        public var status: DeliveryStatus
        /// Whether the platform answered at least once.
        public var wasAttempted: Bool
        public var skipReason: String?
        public var count: Int

        public init(
            type: String, status: DeliveryStatus, wasAttempted: Bool, skipReason: String?,
            count: Int
        ) {
            self.type = type
            self.status = status
            self.wasAttempted = wasAttempted
            self.skipReason = skipReason
            self.count = count
        }
    }

    public struct ErrorCount: Sendable, Hashable {
        public var errorType: String
        public var count: Int

        public init(errorType: String, count: Int) {
            self.errorType = errorType
            self.count = count
        }
    }

    public var groups: [Group] = []
    /// Encounters of the period that had been finished in the clinic.
    public var encountersFinished = 0
    /// Those with an Encounter on the platform.
    public var encountersCreated = 0
    /// Finished ones whose Encounter on the platform was closed.
    public var encountersClosed = 0
    /// Encounters of the period that the bridge learned of only later.
    public var encountersLater = 0
    /// The most frequent first.
    public var errors: [ErrorCount] = []

    public init() {}
}

/// An end of a delivery that it has left since.
public struct PastEnd: Sendable, Hashable {
    public var deliveryID: UUID
    public var status: DeliveryStatus
    public var settledAt: Date
    public var leftAt: Date

    public init(deliveryID: UUID, status: DeliveryStatus, settledAt: Date, leftAt: Date) {
        self.deliveryID = deliveryID
        self.status = status
        self.settledAt = settledAt
        self.leftAt = leftAt
    }
}
