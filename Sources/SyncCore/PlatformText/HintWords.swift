/// Finds meanings in the platform's words where it gives no number (API 5.2).
public enum HintWords {
    /// Phrases in lower case. Each is long enough not to appear in an answer about something else:
    /// `duplicated EpisodeOfCare` for one is no duplicate of ours, but an active episode elsewhere.
    private static let phrases: [(AnswerHint, [String])] = [
        (
            .duplicate,
            [
                "found duplicate resource", "found duplicate:", "patient resource exists",
                "patient data exists",
            ]
        ),
        (
            .referenceNotFound,
            ["reference_not_found", "reference target(s) not found", "reference target not found"]
        ),
        (.businessRule, ["cannot be accessed due to business rule"]),
        (.wrongOrganization, ["wrong organization id"]),
        (.consent, ["patient opted out", "consent or privacy rules", "privacy consent"]),
        (.throttled, ["throttled", "too many requests", "policies.ratelimit."]),
    ]

    /// The meanings found in one text.
    public static func hints(in text: String) -> Set<AnswerHint> {
        let lower = text.lowercased()
        var found: Set<AnswerHint> = []
        for (hint, words) in Self.phrases where words.contains(where: { lower.contains($0) }) {
            found.insert(hint)
        }
        return found
    }
}
