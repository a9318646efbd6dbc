import SyncCore
import Testing

@testable import jembatan

@Suite struct EnvironmentSettingsTests {
    @Test("With nothing set the brief's retry configuration holds")
    func defaults() throws {
        #expect(try EnvironmentSettings.retrySettings(from: [:]) == RetrySettings())
    }

    @Test("Every name sets its own value")
    func everyName() throws {
        let settings = try EnvironmentSettings.retrySettings(from: [
            "JEMBATAN_RATE_REQUESTS_PER_MINUTE": "600",
            "JEMBATAN_RATE_BURST_SIZE": "20",
            "JEMBATAN_RETRY_MAX_RETRIES": "5",
            "JEMBATAN_RETRY_INITIAL_DELAY_MS": "10",
            "JEMBATAN_RETRY_MAX_DELAY_MS": "100",
            "JEMBATAN_RETRY_BACKOFF_MULTIPLIER": "1.5",
            "JEMBATAN_BREAKER_FAILURE_THRESHOLD": "7",
            "JEMBATAN_BREAKER_RECOVERY_TIMEOUT_MS": "40",
            "JEMBATAN_RECONCILE_INDEX_DELAY_MS": "0",
        ])
        #expect(settings.requestsPerMinute == 600)
        #expect(settings.burstSize == 20)
        #expect(settings.retriesMax == 5)
        #expect(settings.initialDelayMilliseconds == 10)
        #expect(settings.maxDelayMilliseconds == 100)
        #expect(settings.backoffMultiplier == 1.5)
        #expect(settings.failureThreshold == 7)
        #expect(settings.recoveryTimeoutMilliseconds == 40)
        #expect(settings.indexDelayMilliseconds == 0)
        #expect(EnvironmentSettings.names.count == 9)
    }

    @Test(
        "A value that is no number or out of range is refused by name",
        arguments: ["", "x", "-1", "0", "60001", "1.5", "99999999999999999999", " 5"])
    func unusable(_ value: String) {
        let name = "JEMBATAN_RATE_REQUESTS_PER_MINUTE"
        if value.isEmpty {
            #expect(throws: Never.self) {
                try EnvironmentSettings.retrySettings(from: [name: value])
            }
            return
        }
        let failure = #expect(throws: Failure.self) {
            try EnvironmentSettings.retrySettings(from: [name: value])
        }
        #expect(failure?.code == "SETTING_INVALID")
        #expect(failure?.status == .usage)
        #expect(failure?.what.english.contains(name) == true)
    }

    @Test("Each limit of what is kept is set by name, and never below its floor")
    func retention() throws {
        #expect(try RetentionSetting.policy(from: [:]) == RetentionPolicy())
        for kind in RetentionPolicy.Kind.allCases {
            let name = RetentionSetting.name(kind)
            #expect(try RetentionSetting.policy(from: [name: "5000"])[kind] == 5_000)
            for value in ["\(kind.floorDays - 1)", "-1", "x", "1.5", "36526", " 90"] {
                let failure = #expect(throws: Failure.self) {
                    try RetentionSetting.policy(from: [name: value])
                }
                #expect(failure?.what.english.contains(name) == true)
            }
        }
        let names = ["JEMBATAN_RETENTION_ATTEMPTS_DAYS": "1", "JEMBATAN_RETENTION_ATTEMPT": "1"]
        #expect(
            EnvironmentSettings.unknownNames(in: names) == ["JEMBATAN_RETENTION_ATTEMPT"])
    }

    @Test(
        "A multiplier below one, above a hundred or not a number is refused",
        arguments: ["0.5", "101", "nan", "inf", "two"])
    func multiplier(_ value: String) {
        #expect(throws: Failure.self) {
            try EnvironmentSettings.retrySettings(
                from: ["JEMBATAN_RETRY_BACKOFF_MULTIPLIER": value])
        }
    }

    @Test("A longest delay below the first one is refused")
    func reversedDelays() {
        #expect(throws: Failure.self) {
            try EnvironmentSettings.retrySettings(from: [
                "JEMBATAN_RETRY_INITIAL_DELAY_MS": "5000", "JEMBATAN_RETRY_MAX_DELAY_MS": "1000",
            ])
        }
    }

    @Test("What was pasted by mistake is not repeated in full")
    func noEcho() {
        let failure = #expect(throws: Failure.self) {
            try EnvironmentSettings.retrySettings(
                from: ["JEMBATAN_RATE_BURST_SIZE": "3171234567890123-secret"])
        }
        #expect(failure?.what.english.contains("3171234567890123") == false)
    }

    @Test("Misspelt names of our families are told, others are left alone")
    func unknownNames() {
        let environment = [
            "JEMBATAN_RATE_BURST": "1", "JEMBATAN_HOME": "/tmp", "PATH": "/bin",
            "JEMBATAN_RATE_BURST_SIZE": "1",
        ]
        #expect(EnvironmentSettings.unknownNames(in: environment) == ["JEMBATAN_RATE_BURST"])
    }
}
