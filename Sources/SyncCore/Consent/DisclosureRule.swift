import Foundation

/// Whether something about a patient may be sent now.
public enum DisclosureDecision: Sendable, Hashable {
    case allowed
    case refused(Reason)

    /// Stable codes, stored as the reason of a skipped delivery.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        case missing = "consent_missing"
        case expired = "consent_expired"
        case notYetValid = "consent_not_yet_valid"
        case revoked = "consent_revoked"
        /// The patient said no.
        case refused = "consent_refused"
        /// The consent is for less than what the delivery discloses.
        case scope = "consent_scope"
    }
}

/// Judges consent at the moment of sending.
///
/// The consent in force is the latest by `consent_datetime` whose validity window contains now. When
/// that one was revoked nothing is sent, even if an older consent was never revoked itself: a patient
/// who takes the newest consent back has not asked for the one before it. Of two given at
/// the same instant the narrower counts.
public enum DisclosureRule {
    /// - Parameter mayLackConsent: The organization's explicit, audited setting that sends without a
    ///   consent on file. It never overrules a patient who refused, revoked or limited it.
    public static func decide(
        _ disclosure: DisclosureClass,
        consents: [ConsentFacts],
        mayLackConsent: Bool,
        now: Date
    ) -> DisclosureDecision {
        guard disclosure != .facility else { return .allowed }
        let valid = consents.filter {
            $0.validFrom <= now && ($0.validUntil.map { now <= $0 } ?? true)
        }
        guard let latest = valid.max(by: Self.isOlderOrWider) else {
            let reason = Self.reasonForNone(consents, now: now)
            return mayLackConsent && reason != .revoked ? .allowed : .refused(reason)
        }
        if latest.revoked { return .refused(.revoked) }
        if !latest.given || latest.scope == .none { return .refused(.refused) }
        if latest.scope == .encounterOnly && disclosure == .clinical { return .refused(.scope) }
        return .allowed
    }

    private static func isOlderOrWider(_ a: ConsentFacts, _ b: ConsentFacts) -> Bool {
        (a.at, Self.strictness(a)) < (b.at, Self.strictness(b))
    }

    private static func strictness(_ consent: ConsentFacts) -> Int {
        if consent.revoked { return 3 }
        if !consent.given || consent.scope == .none { return 2 }
        return consent.scope == .encounterOnly ? 1 : 0
    }

    private static func reasonForNone(
        _ consents: [ConsentFacts], now: Date
    ) -> DisclosureDecision.Reason {
        guard let latest = consents.max(by: Self.isOlderOrWider) else { return .missing }
        if latest.revoked { return .revoked }
        return latest.validFrom > now ? .notYetValid : .expired
    }
}
