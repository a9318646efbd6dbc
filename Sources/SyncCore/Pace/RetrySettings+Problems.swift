extension RetrySettings {
    /// A day: whatever is set to wait longer is a slip of the finger.
    public static let delayMillisecondsMax = 86_400_000

    /// A setting that no engine could run with.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The name of the setting, as in the brief.
        public let setting: String
        public let advice: String

        public var description: String { "\(self.setting): \(self.advice)" }
    }

    /// What is wrong with the settings; empty when they can be used.
    ///
    /// A base delay of zero is refused because the multiplier would multiply nothing and every retry
    /// would burn at once.
    public var problems: [Problem] {
        var found: [Problem] = []
        func require(_ holds: Bool, _ setting: String, _ advice: String) {
            if !holds { found.append(Problem(setting: setting, advice: advice)) }
        }
        require(self.retriesMax >= 0, "max_retries", "must be 0 or more")
        require(self.initialDelayMilliseconds > 0, "initial_delay_ms", "must be more than 0")
        require(
            self.maxDelayMilliseconds >= self.initialDelayMilliseconds, "max_delay_ms",
            "must not be less than initial_delay_ms")
        require(
            self.backoffMultiplier >= 1 && self.backoffMultiplier.isFinite, "backoff_multiplier",
            "must be 1 or more")
        require(self.requestsPerMinute > 0, "requests_per_minute", "must be more than 0")
        require(self.burstSize > 0, "burst_size", "must be more than 0")
        require(self.failureThreshold > 0, "failure_threshold", "must be more than 0")
        require(
            self.recoveryTimeoutMilliseconds > 0, "recovery_timeout_ms", "must be more than 0")
        require(self.indexDelayMilliseconds >= 0, "index_delay_ms", "must be 0 or more")
        let delays = [
            ("initial_delay_ms", self.initialDelayMilliseconds),
            ("max_delay_ms", self.maxDelayMilliseconds),
            ("recovery_timeout_ms", self.recoveryTimeoutMilliseconds),
            ("index_delay_ms", self.indexDelayMilliseconds),
        ]
        for (setting, delay) in delays {
            require(delay <= Self.delayMillisecondsMax, setting, "must not be more than a day")
        }
        return found
    }
}
