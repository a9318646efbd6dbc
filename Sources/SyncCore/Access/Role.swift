/// What somebody is in the clinic; it decides what they may do with the bridge.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    case owner
    case admin
    case doctor
    case nurse
    case midwife
    case pharmacist
    case labTech = "lab_tech"
    case frontDesk = "front_desk"
    case cashier
}

/// What may be done with the bridge; every route asks for one of these.
public enum Permission: String, Sendable, Hashable, CaseIterable, Codable {
    /// Credentials, people, keys and everything else that decides how the bridge behaves.
    case config = "satusehat:config"
    /// Handing in records, sending them, and putting back in line what failed.
    case sync = "satusehat:sync"
    /// Asking the platform for a patient or a practitioner.
    case lookup = "satusehat:lookup"
    /// Seeing errors, statistics and the audit trail.
    case monitor = "satusehat:monitor"
    /// Reading, giving and revoking a patient's consent.
    case consent = "satusehat:consent"
}
