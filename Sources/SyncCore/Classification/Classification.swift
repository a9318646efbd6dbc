/// The one place that decides what an answer means (R-256 to R-268; API 2.4, 2.5, 5.2, 7.2).
///
/// Words and rule numbers outrank the status, because the platform reports a duplicate, a throttling
/// or a missing consent under several statuses, even under 200. The category of an error follows the
/// status, as the brief demands.
///
/// A create that may have been stored is never simply repeated: it becomes `unknownOutcome`. Reads
/// may be repeated freely, and so may updates, because a PUT sent twice has the effect of one.
public enum Classification {
    /// - Parameter alreadyRenewedToken: True when this item was already sent again with a new token.
    ///
    /// - Parameters:
    ///   - alreadyRenewedToken: True when this item was already sent again with a new token.
    ///   - concernsPatient: False for facility data, where the word "forbidden" cannot mean consent.
    public static func decide(
        _ facts: AnswerFacts,
        operation: DeliveryOperation,
        alreadyRenewedToken: Bool,
        concernsPatient: Bool = true
    ) -> Verdict {
        switch facts.transport {
        case .notSent:
            return Verdict(.notSent, category: .transient, errorCode: "not_sent", breaker: .failed)
        case .lost:
            return Self.trouble(facts, operation, .transient, code: "no_answer")
        case .answered:
            break
        }
        guard let status = facts.status else {
            return Self.trouble(facts, operation, .unknown, code: "unreadable_answer")
        }
        if let verdict = Self.credentials(facts, status, alreadyRenewedToken) { return verdict }
        if let verdict = Self.words(facts, operation, status) {
            guard verdict.disposition == .withheld && !concernsPatient else { return verdict }
            return Verdict(.rejected, category: .auth, errorCode: "forbidden")
        }
        switch status {
        case 200...299: return Self.success(facts, operation)
        case 300...399:
            return Verdict(
                .stop(.wrongAddress), category: .unknown, errorCode: "http_\(status)")
        case 400...499: return Self.refusal(facts, operation, status)
        case 500...599:
            let category: ErrorCategory = status == 503 ? .transient : .server
            return Self.trouble(facts, operation, category, code: "http_\(status)")
        default:
            return Verdict(.rejected, category: .unknown, errorCode: "http_\(status)")
        }
    }

    /// The brief's category of an HTTP status that is not a success.
    public static func category(ofStatus status: Int) -> ErrorCategory {
        switch status {
        case 408, 429, 503: .transient
        case 400, 405, 406, 409, 410, 412, 413, 415, 422: .client
        case 401, 403: .auth
        case 404: .notFound
        case 500...599: .server
        default: .unknown
        }
    }
}

// MARK: - Credentials and registration

extension Classification {
    private static let clientRegistrationRules: Set<Int> = [20009, 20010]

    private static func credentials(
        _ facts: AnswerFacts, _ status: Int, _ alreadyRenewedToken: Bool
    ) -> Verdict? {
        func stop(_ reason: Verdict.StopReason) -> Verdict {
            Verdict(.stop(reason), category: .auth, errorCode: reason.rawValue)
        }
        switch facts.unauthorized {
        case .invalidCredentials: return stop(.credentialsRefused)
        case .wrongEnvironment: return stop(.wrongEnvironment)
        case .invalidToken: return alreadyRenewedToken ? stop(.tokenRefused) : Self.renewal
        case nil: break
        }
        if status == 401 { return alreadyRenewedToken ? stop(.tokenRefused) : Self.renewal }
        if status == 403 && facts.isHTML { return stop(.networkBlocked) }
        guard status >= 400 || facts.isOutcomeOnly else { return nil }
        if !Self.clientRegistrationRules.isDisjoint(with: facts.ruleNumbers) {
            return stop(.clientNotRegistered)
        }
        return facts.has(.wrongOrganization) ? stop(.wrongOrganization) : nil
    }

    private static var renewal: Verdict {
        Verdict(.renewToken, category: .auth, errorCode: "token_expired")
    }
}

// MARK: - Meanings that outrank the status

extension Classification {
    private static let duplicateRule = 20002
    private static let resourceNotFoundRule = 20007

    private static func words(
        _ facts: AnswerFacts, _ operation: DeliveryOperation, _ status: Int
    ) -> Verdict? {
        guard status >= 400 || facts.isOutcomeOnly || facts.saysFailure else { return nil }
        if status == 429 || facts.has(.throttled) || facts.issueCodes.contains("throttled") {
            return Self.throttling(facts, status)
        }
        guard status < 500 else { return nil }
        if operation == .create && Self.saysDuplicate(facts) {
            return Verdict(.lookUpDuplicate, category: .client, errorCode: "duplicate")
        }
        if facts.has(.businessRule) {
            return Verdict(.rejected, category: .auth, errorCode: "business_rule")
        }
        if Self.saysConsent(facts, status) {
            return Verdict(.withheld, category: .client, errorCode: "consent_at_platform")
        }
        if operation != .search && Self.saysMissingReference(facts) {
            let category: ErrorCategory = status == 404 ? .notFound : .client
            return Verdict(.missingDependency, category: category, errorCode: "reference_not_found")
        }
        return nil
    }

    private static func throttling(_ facts: AnswerFacts, _ status: Int) -> Verdict {
        let seconds = Backoff.bounded(facts.retryAfterSeconds)
        return Verdict(
            .snooze, category: .transient,
            errorCode: status == 429 ? "http_429" : "throttled",
            // Without a time to wait for, the breaker is the only brake for the whole client.
            breaker: seconds == nil ? .failed : .succeeded,
            gateClosesForSeconds: seconds)
    }

    private static func saysDuplicate(_ facts: AnswerFacts) -> Bool {
        facts.has(.duplicate) || facts.issueCodes.contains("duplicate")
            || facts.ruleNumbers.contains(Self.duplicateRule)
    }

    /// A 403 that speaks of consent means the verb is not allowed to this client at all (API 2.5).
    private static func saysConsent(_ facts: AnswerFacts, _ status: Int) -> Bool {
        if facts.issueCodes.contains("suppressed") { return true }
        guard status != 403 else { return false }
        return facts.has(.consent) || facts.issueCodes.contains("forbidden")
    }

    private static func saysMissingReference(_ facts: AnswerFacts) -> Bool {
        facts.has(.referenceNotFound) || facts.ruleNumbers.contains(Self.resourceNotFoundRule)
    }
}

// MARK: - By status

extension Classification {
    private static func success(_ facts: AnswerFacts, _ operation: DeliveryOperation) -> Verdict {
        if facts.isHTML || facts.isUnreadable {
            return Self.trouble(facts, operation, .unknown, code: "unreadable_answer")
        }
        if facts.saysFailure {
            return Verdict(.rejected, category: .client, errorCode: "answer_says_failure")
        }
        if facts.isOutcomeOnly && !Self.isHarmless(facts) {
            let code = Self.ruleCode(facts) ?? "outcome_instead_of_resource"
            return Verdict(.rejected, category: .client, errorCode: code)
        }
        if operation == .create && facts.resourceID == nil {
            // Stored, by its status, but nameless: the look gives it its name.
            return Verdict(.unknownOutcome, category: .client, errorCode: "answer_without_id")
        }
        return Verdict(
            .completed(id: operation == .search ? nil : facts.resourceID),
            category: nil, errorCode: nil)
    }

    private static let harmlessIssueCodes: Set<String> = ["informational", "success"]

    /// An outcome that reports nothing wrong, as some servers send it in place of what they stored.
    private static func isHarmless(_ facts: AnswerFacts) -> Bool {
        facts.ruleNumbers.isEmpty && !facts.issueCodes.isEmpty
            && facts.issueCodes.allSatisfy(Self.harmlessIssueCodes.contains)
    }

    private static func refusal(
        _ facts: AnswerFacts, _ operation: DeliveryOperation, _ status: Int
    ) -> Verdict {
        let category = Self.category(ofStatus: status)
        let code = Self.ruleCode(facts) ?? "http_\(status)"
        switch status {
        case 408:
            return Self.trouble(facts, operation, category, code: code)
        case 404 where operation != .search:
            return Verdict(.missingDependency, category: category, errorCode: code)
        default:
            return Verdict(.rejected, category: category, errorCode: code)
        }
    }

    /// Trouble of the network or the platform, where the request may or may not have had its effect.
    private static func trouble(
        _ facts: AnswerFacts, _ operation: DeliveryOperation, _ category: ErrorCategory,
        code: String
    ) -> Verdict {
        let mayBeStored = LookSchedule.isNeeded(for: operation)
        return Verdict(
            mayBeStored ? .unknownOutcome : .retry, category: category, errorCode: code,
            breaker: .failed, gateClosesForSeconds: Backoff.bounded(facts.retryAfterSeconds))
    }

    /// Rules that only say that another entry or element was refused.
    private static let cascadeRules: Set<Int> = [20012, 20013]

    /// The first rule that names a cause, or the first at all.
    private static func ruleCode(_ facts: AnswerFacts) -> String? {
        let cause = facts.ruleNumbers.first { !Self.cascadeRules.contains($0) }
        return (cause ?? facts.ruleNumbers.first).map { "rule_\($0)" }
    }
}
