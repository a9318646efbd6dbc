/// What a clinic's own software is told of without asking.
public enum WebhookEventKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing of a visit moves by itself any more; it may come again when something of it moved anew.
    case visitSettled = "visit.settled"
    /// A delivery failed and no repetition of ours cures it now.
    case deliveryFailed = "delivery.failed"
    /// A delivery is held until a person decides.
    case needsPerson = "delivery.needs_person"
    /// The platform gave a visit its Encounter id.
    case encounterIDAvailable = "encounter.id_available"
    /// The Encounter id of a visit is another one than before.
    case encounterIDChanged = "encounter.id_changed"
    case outageBegan = "outage.began"
    case outageEnded = "outage.ended"
    /// Made by a person's hand, to see whether the way works.
    case test = "test"
}
