/// What a clinic's own system can be told of without asking.
///
/// The words are what a receiver sees as `type`, and what is stored; they are never renamed.
public enum WebhookEventKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing of a visit is open any more.
    case visitSettled = "visit.settled"
    /// A delivery failed and no repetition of ours cures it.
    case deliveryFailed = "delivery.failed"
    /// A delivery is held until a person decides.
    case needsPerson = "delivery.needs_person"
    /// The platform's id of a visit is known for the first time.
    case encounterIDAvailable = "encounter.id_available"
    /// The platform's id of a visit is another than the one told before.
    case encounterIDChanged = "encounter.id_changed"
    /// The platform, or the way to it, stopped working.
    case outageBegan = "outage.began"
    case outageEnded = "outage.ended"
    /// Made by a person who wants to see whether a receiver works; goes to that receiver alone.
    case test
}
