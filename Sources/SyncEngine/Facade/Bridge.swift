import ClinicRecord
import FHIRR4
import Foundation
import Logging
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// The bridge as a whole, for the faces: one value that holds what every part needs.
///
/// It makes no decision of its own; each member hands over to the part that does.
public struct Bridge: Sendable {
    let store: any SyncStore
    let transport: any HTTPTransport
    let ambient: Ambient
    let settings: RetrySettings
    let log: Logger
    let failPoints: FailPoints
    let webhook: AlertWebhook?
    let sessions: SessionPool
    /// The name under which this process holds leases, new at each start and one for all tenants.
    let owner: UUID

    /// - Parameter rules: What a resource is held to before it leaves; nil leaves that to the
    ///   platform, which is for tests.
    public init(
        store: any SyncStore,
        transport: any HTTPTransport,
        ambient: Ambient,
        settings: RetrySettings,
        log: Logger,
        failPoints: FailPoints = .none,
        webhook: AlertWebhook? = nil,
        rules: RuleBook? = .standard
    ) {
        self.store = store
        self.transport = transport
        self.ambient = ambient
        self.settings = settings
        self.log = log
        self.failPoints = failPoints
        self.webhook = webhook
        self.owner = ambient.makeUUID()
        self.sessions = SessionPool(
            store: store, transport: transport, ambient: ambient, settings: settings,
            failPoints: failPoints, rules: rules)
    }

    /// Takes clinic records in: each envelope is read, checked, and stored before it is counted.
    ///
    /// Envelopes may come in any order; those that name a record later in the same call are looked at
    /// again at its end. Nothing is sent.
    ///
    /// - Parameter organizationID: Where given, records of any other organization are refused.
    public func importEnvelopes(
        _ envelopes: [ImportedEnvelope], ofOrganization organizationID: UUID? = nil
    ) async throws -> ImportReport {
        try await Intake(
            store: self.store, ambient: self.ambient, failPoints: self.failPoints,
            onlyOrganization: organizationID
        ).take(envelopes)
    }

    /// Queues what accepted records ask for; `run` does so too.
    public func plan(_ tenant: Tenant) async throws {
        try await Planner(
            store: self.store, ambient: self.ambient, settings: self.settings,
            failPoints: self.failPoints
        ).planAll(for: tenant)
    }

    /// Sends until the goal is reached or `stop` is asked for, telling `progress` now and then.
    public func run(
        _ tenant: Tenant,
        until goal: RunGoal,
        stop: StopRequest = StopRequest(),
        progress: @escaping @Sendable (QueueCounts) -> Void = { _ in }
    ) async throws -> RunReport {
        let session = try await self.sessions.session(for: tenant)
        return try await SyncRun(
            session: session, store: self.store, ambient: self.ambient, settings: self.settings,
            owner: self.owner, log: self.log, stopRequest: stop, progress: progress,
            webhook: self.webhook
        ).run(until: goal)
    }

    /// Counts of the queue as `sync` and `status` print them.
    public func counts(_ tenant: Tenant) async throws -> QueueCounts {
        QueueCounts(try await self.store.summary(for: tenant))
    }

    /// How the breaker of a tenant's client stands; nil when nothing is configured.
    public func breaker(of tenant: Tenant) async throws -> BreakerSnapshot? {
        guard let configuration = try await self.store.configuration(for: tenant) else {
            return nil
        }
        return try await self.store.updateBreaker(client: configuration.paceKey) { $0 }
    }

    /// Looks a person up by NIK, writes the look-up down, and says what to do when not found.
    public func lookUpPatient(nik: String, tenant: Tenant, by user: UUID) async throws
        -> PatientLookupAnswer
    {
        let session = try await self.sessions.session(for: tenant)
        return try await PersonLookup(session: session, store: self.store, ambient: self.ambient)
            .patient(nik: nik, by: user)
    }

    public func lookUpPractitioner(nik: String, tenant: Tenant) async throws
        -> PractitionerLookupAnswer
    {
        let session = try await self.sessions.session(for: tenant)
        return try await PersonLookup(session: session, store: self.store, ambient: self.ambient)
            .practitioner(nik: nik)
    }

    /// Asks for a new token and reads the facility back.
    public func testConnection(_ tenant: Tenant) async throws -> ConnectionReport {
        let session = try await self.sessions.session(for: tenant)
        return try await ConnectionTest(
            session: session, store: self.store, ambient: self.ambient
        ).run()
    }
}

/// One envelope of an import and where it stood, for the paths of its findings.
public struct ImportedEnvelope: Sendable {
    /// The envelope, or what went wrong while it was parsed.
    public var value: Result<JSONValue, JSONError>
    /// The place in its file, such as `visits.json[3]` or `day.ndjson:17`.
    public var origin: String

    public init(value: Result<JSONValue, JSONError>, origin: String) {
        self.value = value
        self.origin = origin
    }
}

/// What an import did.
public struct ImportReport: Sendable {
    public struct Entry: Sendable {
        public var origin: String
        public var finding: Finding
    }

    public var accepted = 0
    /// Already known: the same or a lower revision.
    public var ignored = 0
    /// Refused whole; the reason is among the findings.
    public var refused = 0
    public var findings: [Entry] = []
    public var tenants: Set<Tenant> = []

    public init() {}
}

/// When a run ends.
public enum RunGoal: Sendable {
    /// When nothing is left that can move by itself, or the time is over.
    case empty(timeout: Duration?)
    /// When it is asked to stop, or the task is cancelled.
    case stopped
}

/// How a run ended.
public struct RunReport: Sendable {
    public enum End: String, Sendable {
        case empty
        case timeout
        /// The platform could not be reached for several openings of the breaker in a row.
        case unreachable
        /// The platform refused the credentials.
        case credentialsRefused = "credentials_refused"
        case stopped
    }

    public var end: End
    public var counts: QueueCounts
}

/// Deliveries by public state; `blocked` ones wait for a failed one and are not in `pending`.
public struct QueueCounts: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        public var completed = 0
        public var failed = 0
        public var skipped = 0
        public var blocked = 0
        public var pending = 0

        public init() {}
    }

    public var total = Row()
    public var byType: [String: Row] = [:]
    public var unplannedRecords = 0

    public init() {}
}

/// The answer to a look-up of a patient.
public struct PatientLookupAnswer: Sendable {
    public var status: PatientLookupRow.Status
    public var ihsPatientID: String?
    public var name: String?
    public var gender: String?
    public var birthDate: String?
    public var address: String?
    /// Several people answer to the number: a person has to choose.
    public var candidates: [String]
    public var registrationRequired: Bool
    public var instructions: LocalizedText?
    /// Why it could not be answered, when `status` is error.
    public var problem: LocalizedText?
}

/// The answer to a look-up of a practitioner.
public struct PractitionerLookupAnswer: Sendable {
    public var status: PatientLookupRow.Status
    public var ihsNumber: String?
    public var name: String?
    public var candidates: [String]
    public var problem: LocalizedText?
}

/// The answer of a connection test.
public struct ConnectionReport: Sendable {
    public var succeeded: Bool
    public var tokenObtained: Bool
    public var tokenExpiresInSeconds: Int?
    public var organizationVerified: Bool
    public var organizationName: String?
    public var latencyMilliseconds: Int?
    /// How the way to the platform failed: `name_not_found`, `refused`, `tls` and the like.
    public var transportFailure: String?
    var isThrottled = false
    /// The one verdict: data, credentials, network, address or platform.
    public var fault: Fault?
    public var explanation: LocalizedText?

    public enum Fault: String, Sendable {
        case credentials
        case network
        case address
        case platform
        case configuration
    }
}
