/// A place where losing the process is worth trying: before and after everything that is made durable
/// or leaves this machine.
///
/// Names are what a test writes down, and each is used by one.
public enum FailPoint: String, Sendable, CaseIterable {
    /// Records are durable; nothing is counted or planned yet.
    case afterAccept = "after-accept"
    /// A record's deliveries are queued.
    case afterPlan = "after-plan"
    /// What a dead process left has been freed or marked as unknown.
    case afterRescue = "after-rescue"
    /// The permit is taken, nothing is claimed.
    case beforeClaim = "before-claim"
    /// A delivery is leased, for sending or for looking.
    case afterClaim = "after-claim"
    /// The body is made; that it may leave is not written down.
    case beforeIntent = "before-intent"
    /// That it may have left is durable; no byte has left.
    case afterIntent = "after-intent"
    /// A look-up of an unknown outcome is about to leave.
    case beforeLook = "before-look"
    /// The platform's answer is in memory alone.
    case answerRead = "answer-read"
    /// It is decided what the answer means; nothing of it is durable.
    case beforeSettle = "before-settle"
    /// The end of the attempt is durable; nobody has been told.
    case afterSettle = "after-settle"
}

/// What happens at each named place: in operation nothing, in a test whatever the test wants.
public struct FailPoints: Sendable {
    public static let none = FailPoints { _ in }

    let reach: @Sendable (FailPoint) -> Void

    public init(reach: @escaping @Sendable (FailPoint) -> Void) {
        self.reach = reach
    }
}
