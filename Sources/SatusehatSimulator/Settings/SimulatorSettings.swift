/// How the simulated platform behaves where the real one varies, is configurable or is not known.
///
/// Every default follows what was last seen to be true of the staging platform.
public struct SimulatorSettings: Sendable {
    /// How much of a practitioner a search shows.
    public enum PractitionerDetail: Hashable, Sendable {
        /// Identifier, masked name and nothing else, as answered since 2026.
        case masked
        /// Readable identifier, name, gender and birth date, as answered until 2024.
        case readable
    }

    /// What a request to create a Patient is answered.
    public enum PatientCreation: Hashable, Sendable {
        /// Status 500, as staging answers.
        case fails
        /// Status 200 with the stored Patient.
        case answersResource
        /// Status 200 with the envelope that is no FHIR at all.
        case answersEnvelope
    }

    public struct Throttle: Hashable, Sendable {
        public var requestsPerMinute: Double
        public var burst: Double
        /// Seconds named in `Retry-After`; nil leaves the header out.
        public var retryAfterSeconds: Int?

        public init(requestsPerMinute: Double, burst: Double, retryAfterSeconds: Int? = nil) {
            self.requestsPerMinute = requestsPerMinute
            self.burst = burst
            self.retryAfterSeconds = retryAfterSeconds
        }
    }

    public var clients: [SimulatorClient]
    /// Names the environment; a token issued under another name is refused as foreign.
    public var environment: String
    /// Everything that looks random comes from here.
    public var seed: UInt64

    // Tokens.
    public var tokenLifetimeSeconds: Int
    /// How long a client is locked out after a token request that failed.
    public var tokenLockoutSeconds: Double

    // Storing and finding.
    /// Whether a PUT to an id nobody stored creates the resource.
    public var putCreates: Bool
    /// How long a stored resource stays unseen by searches.
    public var indexDelaySeconds: Double
    public var pageSize: Int
    /// Whether `identifier` also searches types for which no document lists it.
    public var searchesEveryIdentifier: Bool
    /// Whether answers to writes carry the illegal empty values of the real platform.
    public var answersIllegalEmptyValues: Bool
    public var patientCreation: PatientCreation
    public var practitionerDetail: PractitionerDetail
    /// Whether a search by NIK alone also shows the (masked) name.
    public var patientSearchShowsName: Bool

    // Judging.
    public var earliestInstant: String
    public var clockSkewSeconds: Int64
    /// Whether a concept with words but no code passes where a code is asked for.
    public var acceptsTextOnlyConcepts: Bool
    /// Whether duplicate refusals name rule 20002 (otherwise the older wording without a number).
    public var namesDuplicateRule: Bool
    /// Whether two Observations of one patient, code and time are taken for duplicates.
    public var refusesTwinObservations: Bool
    /// Codes the platform does not know although their shape is right: system to codes.
    public var refusedCodes: [String: Set<String>]
    /// Where a system has an entry, only these codes are known.
    public var knownCodes: [String: Set<String>]

    public var throttle: Throttle?
    public var logEntriesMax: Int

    public init(
        clients: [SimulatorClient] = [.demo],
        environment: String = "simulator",
        seed: UInt64 = 1
    ) {
        self.clients = clients
        self.environment = environment
        self.seed = seed
        self.tokenLifetimeSeconds = 3599
        self.tokenLockoutSeconds = 60
        self.putCreates = false
        self.indexDelaySeconds = 0
        self.pageSize = 50
        self.searchesEveryIdentifier = true
        self.answersIllegalEmptyValues = true
        self.patientCreation = .fails
        self.practitionerDetail = .masked
        self.patientSearchShowsName = false
        self.earliestInstant = "2014-06-03T00:00:00+00:00"
        self.clockSkewSeconds = 300
        self.acceptsTextOnlyConcepts = true
        self.namesDuplicateRule = true
        self.refusesTwinObservations = false
        self.refusedCodes = [:]
        self.knownCodes = [:]
        self.throttle = nil
        self.logEntriesMax = 200_000
    }
}
