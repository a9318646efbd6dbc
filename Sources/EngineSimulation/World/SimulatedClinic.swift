import DemoClinic
import FHIRR4
import Foundation
import Logging
import Satusehat
public import SatusehatRules
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// One clinic, its bridge and the platform, on one clock: the world that tests and simulations live in.
///
/// The store outlives processes; `process` gives the bridge as one process sees it, which may die.
public struct SimulatedClinic: Sendable {
    public let executor: SimulationExecutor
    public let simulator: Simulator
    public let store: any SyncStore
    public let day: DemoDay
    public let tenant: Tenant
    public var settings: RetrySettings
    public var latency: Duration = .milliseconds(200)

    /// Noon in Jakarta on a day after the platform's earliest date.
    public static let noon = Date(timeIntervalSince1970: 1_772_600_400)
    private static let organizationID = NameUUID.make("simulated clinic")

    /// - Parameter makeStore: Opens the store on the world's clock; must not leave the thread.
    public init(
        seed: UInt64,
        visits: Int = 6,
        problems: Set<DemoProblem> = [],
        platform: (inout SimulatorSettings) -> Void = { _ in },
        settings: RetrySettings = .fast,
        makeStore: (Ambient) throws -> any SyncStore
    ) throws {
        self.executor = SimulationExecutor(seed: seed, startingAt: Self.noon)
        self.store = try makeStore(self.executor.ambient)
        self.tenant = Tenant(organizationID: Self.organizationID, environment: .sandbox)
        self.settings = settings
        self.day = DemoClinic.day(
            visits: visits, seed: seed,
            date: DemoClinic.latestDay(
                before: Instant(secondsSince1970: Int64(Self.noon.timeIntervalSince1970))),
            organizationID: Self.organizationID, problems: problems)
        var simulatorSettings = SimulatorSettings(seed: seed)
        platform(&simulatorSettings)
        self.simulator = Simulator(
            settings: simulatorSettings, seed: try PlatformSeed(json: self.day.platformSeed))
    }

    /// Writes the configuration, as `config set` would.
    public func setUp() async throws {
        let now = self.executor.now
        try await self.store.saveConfiguration(
            SatusehatConfiguration(
                id: self.executor.ambient.makeUUID(), tenant: self.tenant,
                clientID: SimulatorClient.demo.id, clientSecret: SimulatorClient.demo.secret,
                satusehatOrganizationID: SimulatorClient.demo.organizationID,
                organizationName: self.day.facilityName, gateway: "simulator",
                baseURL: "http://127.0.0.1:1", createdAt: now, updatedAt: now),
            now: now)
    }

    /// The bridge as one process has it.
    ///
    /// - Parameters:
    ///   - network: Another way to the platform than the clinic's own.
    ///   - rules: Nil leaves it to the platform to refuse what its rules do not allow.
    public func process(
        _ life: Life = Life(), over network: (any HTTPTransport)? = nil,
        webhook: AlertWebhook? = nil, rules: RuleBook? = .standard
    ) -> Bridge {
        let ambient = self.executor.ambient
        var log = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
        log.logLevel = .critical
        return Bridge(
            store: MortalStore(self.store, life: life),
            transport: network
                ?? SimulatedNetwork(
                    self.simulator, on: self.executor, latency: self.latency,
                    isUp: { !life.isOver }),
            ambient: ambient, settings: self.settings, log: log, webhook: webhook,
            rules: rules)
    }

    /// All deliveries, however many.
    public func deliveries() async throws -> [DeliveryRow] {
        var filter = DeliveryFilter()
        filter.limit = 500
        var rows: [DeliveryRow] = []
        while true {
            let page = try await self.store.deliveries(filter, for: self.tenant)
            rows += page
            guard page.count == filter.limit else { return rows }
            filter.offset += page.count
        }
    }

    public func importDay(_ bridge: Bridge) async throws -> ImportReport {
        try await bridge.importEnvelopes(
            self.day.records.enumerated().map {
                ImportedEnvelope(value: .success($0.element), origin: "day[\($0.offset)]")
            })
    }
}

extension RetrySettings {
    /// The brief's retries at a pace that lets a clinic's day pass quickly.
    public static var fast: RetrySettings {
        var settings = RetrySettings()
        settings.requestsPerMinute = 6_000
        settings.burstSize = 100
        return settings
    }
}
