import EngineSimulation
import Foundation
import Logging
import SatusehatSimulator
import StoreSQLite
import SyncCore
import SyncStore
import Testing

@testable import SyncEngine

@Suite("What was given to an identity that stood for a clinic follows to the clinic's own")
struct StandInTests {
    private static let facility = SimulatorClient.demo.organizationID
    private static let standIns = [
        OrganizationIdentity.unnamed, OrganizationIdentity.derived(from: facility),
    ]

    @Test("With the first record, from either stand-in", arguments: standIns)
    func firstRecord(_ standIn: UUID) throws {
        try Self.inClinic { clinic, store, bridge in
            try await Self.letIn(store, standIn)
            _ = try await Self.setup(bridge, standIn).save(trying: false)
            #expect(try await Self.organizations(store) == [standIn])
            let report = try await clinic.importDay(bridge)
            #expect(report.accepted > 0)
            #expect(try await Self.organizations(store) == [clinic.tenant.organizationID])
            #expect(try await store.configurations().map(\.tenant) == [clinic.tenant])
            let trail = try await store.auditEvents(
                AuditFilter(organizationID: clinic.tenant.organizationID))
            #expect(trail.map(\.event.action) == ["organization_moved", "user_added"])
        }
    }

    @Test("When records already live under the stand-in, nobody moves")
    func recordsStay() throws {
        try Self.inClinic { clinic, store, bridge in
            let derived = Self.standIns[1]
            let configuration = try await Self.setup(bridge, nil).save(trying: false).configuration
            try await Self.letIn(store, derived)
            _ = try await store.accept(
                [
                    IncomingRecord(
                        tenant: configuration.tenant,
                        name: RecordName(kind: "encounter", id: derived), revision: 1,
                        changedAt: clinic.executor.now, body: Array("{}".utf8), references: [],
                        findings: [])
                ], now: clinic.executor.now)
            let report = try await clinic.importDay(bridge)
            #expect(report.accepted == 0)
            #expect(try await Self.organizations(store) == [derived])
            _ = try await Self.setup(bridge, clinic.tenant.organizationID).save(trying: false)
            #expect(try await Self.organizations(store) == [derived])
        }
    }

    @Test("With each configuration that names the clinic better")
    func configuration() throws {
        try Self.inClinic { clinic, store, bridge in
            try await Self.letIn(store, OrganizationIdentity.unnamed)
            _ = try await Self.setup(bridge, nil).save(trying: false)
            #expect(try await Self.organizations(store) == [Self.standIns[1]])
            _ = try await Self.setup(bridge, nil).save(trying: false)
            #expect(try await Self.organizations(store) == [Self.standIns[1]])
            _ = try await Self.setup(bridge, clinic.tenant.organizationID).save(trying: false)
            #expect(try await Self.organizations(store) == [clinic.tenant.organizationID])
            #expect(try await store.configurations().map(\.tenant) == [clinic.tenant])
        }
    }

    @Test("Not with a configuration that the platform refuses")
    func refused() throws {
        try Self.inClinic { clinic, store, bridge in
            try await Self.letIn(store, OrganizationIdentity.unnamed)
            let wrong = Self.setup(bridge, clinic.tenant.organizationID, secret: "wrong")
            await #expect(throws: ConfigurationSetup.Refused.self) {
                _ = try await wrong.save(trying: true)
            }
            #expect(try await Self.organizations(store) == [OrganizationIdentity.unnamed])
            #expect(try await store.configurations().isEmpty)
        }
        try Self.inClinic { clinic, store, bridge in
            try await Self.letIn(store, OrganizationIdentity.unnamed)
            _ = try await Self.setup(bridge, nil).save(trying: true)
            let wrong = Self.setup(bridge, clinic.tenant.organizationID, secret: "wrong")
            await #expect(throws: ConfigurationSetup.Refused.self) {
                _ = try await wrong.save(trying: true)
            }
            #expect(try await Self.organizations(store) == [Self.standIns[1]])
            let kept = try await store.configurations()
            #expect(kept.map(\.tenant.organizationID) == [Self.standIns[1]])
        }
    }

    @Test("Not with another facility's configuration")
    func otherFacility() throws {
        try Self.inClinic { _, store, bridge in
            try await Self.letIn(store, OrganizationIdentity.unnamed)
            _ = try await Self.setup(bridge, OrganizationIdentity.unnamed).save(trying: false)
            _ = try await Self.setup(bridge, nil, facility: "999").save(trying: false)
            #expect(try await Self.organizations(store) == [OrganizationIdentity.unnamed])
            #expect(try await store.configurations().count == 2)
        }
    }

    // MARK: A clinic with a store that knows people

    private static func inClinic(
        _ work: @escaping @Sendable (SimulatedClinic, SQLiteStore, Bridge) async throws -> Void
    ) throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 1, visits: 1) { try file.open($0) }
        let store = try #require(clinic.store as? SQLiteStore)
        let bridge = Bridge(
            store: store, transport: SimulatedNetwork(clinic.simulator, on: clinic.executor),
            ambient: clinic.executor.ambient, settings: .fast,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try clinic.executor.run { try await work(clinic, store, bridge) }
    }

    private static func setup(
        _ bridge: Bridge, _ organizationID: UUID?, facility: String = facility,
        secret: String = SimulatorClient.demo.secret
    ) -> ConfigurationSetup {
        ConfigurationSetup(
            bridge: bridge, clientID: SimulatorClient.demo.id, clientSecret: secret,
            satusehatOrganizationID: facility, organizationID: organizationID,
            organizationName: "Klinik", environment: .sandbox, gateway: "simulator",
            baseURL: "http://127.0.0.1:1", trigger: .completion)
    }

    /// A first owner, and the word in the trail that says so.
    private static func letIn(_ store: SQLiteStore, _ organizationID: UUID) async throws {
        let hash = String(repeating: "0", count: 32)
        let owner = UserRow(
            id: NameUUID.make("owner"), organizationID: organizationID, userName: "owner",
            role: .owner, createdAt: SimulatedClinic.noon)
        try await store.addUser(
            owner, password: try PasswordHash(text: "scrypt$2$1$1$\(hash)$\(hash)\(hash)"))
        try await store.appendAudit([
            AuditEvent(
                id: NameUUID.make("event"), organizationID: organizationID,
                at: SimulatedClinic.noon, actorKind: .commandLine, actorName: "root",
                action: "user_added")
        ])
    }

    private static func organizations(_ store: SQLiteStore) async throws -> [UUID] {
        try await store.users(organizationID: nil).map(\.organizationID)
    }
}
