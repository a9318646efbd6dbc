/// What the platform is asked to do.
public enum DeliveryOperation: String, Sendable, Hashable, Codable, CaseIterable {
    case create
    case update
    case search
}

/// The public state of a delivery, in the brief's words.
public enum DeliveryStatus: String, Sendable, Hashable, Codable, CaseIterable {
    case pending
    case processing
    case completed
    case failed
    case skipped
}

/// The state that crash safety needs beside the public one (DESIGN section 4).
public enum DeliveryPhase: String, Sendable, Hashable, Codable, CaseIterable {
    /// May be claimed now, or when its time comes (`next_retry_at`).
    case waiting
    /// A dependency is open.
    case blocked
    /// A person or a rule holds it.
    case held
    /// Leased; nothing has left.
    case claimed
    /// Handed to the network.
    case inFlight = "in_flight"
    /// The platform may or may not have stored it: look before sending again.
    case unknown
    case created
    case adopted
    case updated
    /// Refused for a reason that no repetition cures.
    case rejected
    /// Ran out of retries on trouble that passes.
    case exhausted
    /// Will not be sent; the reason stands beside it.
    case skipped

    /// The public status that belongs to the phase.
    public var status: DeliveryStatus {
        switch self {
        case .waiting, .blocked, .held: .pending
        case .claimed, .inFlight, .unknown: .processing
        case .created, .adopted, .updated: .completed
        case .rejected, .exhausted: .failed
        case .skipped: .skipped
        }
    }
}

/// Which part of a fact's life a delivery carries.
///
/// An Encounter is created `arrived` in one delivery and closed in another; both belong to one fact
/// and one platform identifier.
public enum DeliveryStage: String, Sendable, Hashable, Codable, CaseIterable {
    case create
    /// A change of status on the way (live trigger).
    case status
    case finish
}

/// What a delivery discloses, from least to most; consent is judged by it.
public enum DisclosureClass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Facility data: no patient in it.
    case facility
    /// The patient's identity, and the Encounter without clinical content.
    case encounter
    /// Clinical content.
    case clinical
}
