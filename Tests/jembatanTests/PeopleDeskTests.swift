import FHIRR4
import Foundation
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore
import Testing

@testable import jembatan

@Suite("People and keys from the command line")
struct PeopleDeskTests {
    private static let password = "correct horse battery"

    @Test("Whoever is added may sign in with the password given, and the trail says who did it")
    func add() async throws {
        try await Self.atDesk { store, desk in
            let (user, made) = try await desk.addUser(
                "dewi", role: .nurse, organizationID: Self.clinic, password: Self.password)
            #expect(made == nil)
            let found = try #require(try await store.user(named: "dewi"))
            #expect(found.0.id == user.id && found.0.role == .nurse && found.0.isActive)
            #expect(found.1.verify(Self.password))
            #expect(!found.1.verify(Self.password + "s"))
            let event = try #require(try await store.auditEvents(AuditFilter()).first?.event)
            #expect(event.action == "user_added" && event.outcome == .success)
            #expect(event.actorKind == .commandLine && event.actorName == "root")
            #expect(event.organizationID == Self.clinic && event.resourceID == user.id.text)
            #expect(event.detail == ["role": "nurse"])
        }
    }

    @Test("A password that is made is strong, answered once, and fits")
    func made() async throws {
        try await Self.atDesk { store, desk in
            let first = try await desk.addUser(
                "dewi", role: .owner, organizationID: Self.clinic, password: nil
            ).password
            let second = try await desk.setPassword(of: "DEWI", nil).password
            let passwords = [try #require(first), try #require(second)]
            #expect(passwords[0] != passwords[1])
            for password in passwords {
                #expect(password.wholeMatch(of: /([a-z2-9]{5}-){3}[a-z2-9]{5}/) != nil)
                #expect(PasswordRule.problem(with: password, userName: "dewi") == nil)
            }
            let hash = try #require(try await store.user(named: "dewi")).1
            #expect(hash.verify(passwords[1]) && !hash.verify(passwords[0]))
        }
    }

    @Test("Every bit of chance counts in a password that is made")
    func chance() {
        let low = ReadablePassword.make { 0 }
        let high = ReadablePassword.make { UInt64.max }
        #expect(low == "22222-22222-22222-22222" && high == "zzzzz-zzzzz-zzzzz-zzzzz")
    }

    @Test(
        "A name that cannot be one is refused and not repeated",
        arguments: [
            "", "ab", "3171015005900002", "dewi sari", "déwi", String(repeating: "a", count: 65),
        ])
    func badName(_ name: String) async throws {
        try await Self.atDesk { store, desk in
            let failure = await #expect(throws: Failure.self) {
                _ = try await desk.addUser(
                    name, role: .owner, organizationID: Self.clinic, password: nil)
            }
            #expect(failure?.code == "USER_NAME_INVALID")
            if name.count > 2 { #expect(failure?.what.english.contains(name) == false) }
            let users = try await store.users(organizationID: nil)
            #expect(users.isEmpty)
        }
    }

    @Test(
        "A password that is guessed easily is refused",
        arguments: [
            "short", "aaaaaaaaaaaaaaa", "dewidewidewidewi", String(repeating: "ab1-", count: 300),
        ])
    func badPassword(_ password: String) async throws {
        try await Self.atDesk { store, desk in
            let failure = await #expect(throws: Failure.self) {
                _ = try await desk.addUser(
                    "dewi", role: .owner, organizationID: Self.clinic, password: password)
            }
            #expect(failure?.code == "PASSWORD_UNUSABLE")
            let users = try await store.users(organizationID: nil)
            #expect(users.isEmpty)
        }
    }

    @Test("Acts that are refused stand in the trail as refused")
    func refused() async throws {
        try await Self.atDesk { store, desk in
            _ = try await desk.addUser(
                "dewi", role: .owner, organizationID: Self.clinic, password: nil)
            let taken = await #expect(throws: Failure.self) {
                _ = try await desk.addUser(
                    "DEWI", role: .owner, organizationID: Self.clinic, password: nil)
            }
            #expect(taken?.code == "USER_EXISTS")
            let last = await #expect(throws: Failure.self) { _ = try await desk.revokeUser("dewi") }
            #expect(last?.code == "LAST_OWNER")
            let unknown = await #expect(throws: Failure.self) {
                _ = try await desk.revokeUser("budi")
            }
            #expect(unknown?.code == "USER_NOT_FOUND")
            let events = try await store.auditEvents(AuditFilter(afterSequence: 1)).map(\.event)
            #expect(events.map(\.outcome) == [.refused, .refused])
            #expect(events.map { $0.detail["reason"] } == ["name_taken", "last_owner"])
            _ = try await desk.addUser(
                "budi", role: .owner, organizationID: Self.clinic, password: nil)
            #expect(try await desk.revokeUser("Dewi").isActive == false)
            #expect(try await store.user(named: "dewi")?.0.isActive == false)
        }
    }

    @Test("A key is answered once, found by what was answered, and revoked by its id")
    func keys() async throws {
        try await Self.atDesk { store, desk in
            let (key, token) = try await desk.addKey(
                "kasir", role: .cashier, organizationID: Self.clinic, days: 2)
            #expect(key.expiresAt == key.createdAt + 172_800)
            #expect(token.hasPrefix(key.prefix) && key.prefix.count < 16)
            #expect(try await store.apiKey(tokenDigest: Token.digest(token))?.id == key.id)
            let revoked = try await desk.revokeKey(key.id)
            #expect(revoked.revokedAt != nil)
            let failure = await #expect(throws: Failure.self) {
                _ = try await desk.revokeKey(NameUUID.make("no key"))
            }
            #expect(failure?.code == "KEY_NOT_FOUND")
            let actions = try await store.auditEvents(AuditFilter(afterSequence: 0)).map(
                \.event.action)
            #expect(actions == ["key_added", "key_revoked"])
        }
    }

    @Test("Nothing configured, somebody new stands under the stand-in, or where they are put")
    func unnamed() async throws {
        try await Self.atDesk { store, desk in
            #expect(try await desk.organization(nil) == OrganizationIdentity.unnamed)
            #expect(try await desk.organization(Self.clinic) == Self.clinic)
            try await Self.configure(store, Self.clinic, .sandbox)
            try await Self.configure(store, Self.clinic, .production)
            #expect(try await desk.organization(nil) == Self.clinic)
            let unknown = await #expect(throws: Failure.self) {
                _ = try await desk.organization(NameUUID.make("stranger"))
            }
            #expect(unknown?.code == "ORGANIZATION_UNKNOWN")
            let second = NameUUID.make("second")
            try await Self.configure(store, second, .sandbox)
            let several = await #expect(throws: Failure.self) {
                _ = try await desk.organization(nil)
            }
            #expect(several?.code == "ORGANIZATION_AMBIGUOUS")
            #expect(try await desk.organization(second) == second)
        }
    }

    @Test("A check of the trail is itself on record, with what it found")
    func verify() async throws {
        try await Self.atDesk { store, desk in
            _ = try await desk.addKey("k", role: .cashier, organizationID: Self.clinic, days: nil)
            #expect(try await desk.verifyAudit().fault == nil)
            var event = try #require(try await store.auditEvents(AuditFilter()).first?.event)
            #expect(event.action == "audit_verified" && event.outcome == .success)
            #expect(event.detail == ["checked": "1"])
            #expect(try await desk.verifyAudit().checked == 2)
            event = try #require(try await store.auditEvents(AuditFilter()).first?.event)
            #expect(event.detail == ["checked": "2"])
        }
    }

    @Test("An export tells every event that fits, over many pages, the oldest first")
    func export() async throws {
        try await Self.atDesk { store, desk in
            let now = Date(timeIntervalSince1970: 1_772_600_400)
            try await store.appendAudit(
                (0..<2_500).map { number in
                    AuditEvent(
                        id: NameUUID.make("event \(number)"), at: now + Double(number),
                        actorKind: .system, actorName: "jembatan", action: "started")
                })
            var sequences: [Int] = []
            try await desk.exportAudit(AuditFilter(from: now + 10, to: now + 2_400)) {
                sequences += $0.map(\.sequence)
            }
            #expect(sequences == Array(11...2_400))
            let event = try #require(try await store.auditEvents(AuditFilter()).first?.event)
            #expect(event.action == "audit_exported" && event.detail == ["count": "2390"])
        }
    }

    // MARK: A desk of its own

    private static let clinic = NameUUID.make("clinic")

    private static func atDesk(
        _ work: (SQLiteStore, PeopleDesk) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore.open(
            path: directory.path + "/jembatan.sqlite",
            masterKey: MasterKey(bytes: Array(repeating: 7, count: 32)), ambient: .system)
        try await work(store, PeopleDesk(store: store, ambient: .system, actorName: "root"))
        try store.close()
        withExtendedLifetime(directory) {}
    }

    private static func configure(
        _ store: SQLiteStore, _ id: UUID, _ environment: PlatformEnvironment
    ) async throws {
        let now = Date(timeIntervalSince1970: 1_772_600_400)
        try await store.saveConfiguration(
            SatusehatConfiguration(
                id: NameUUID.make("\(id) \(environment)"),
                tenant: Tenant(organizationID: id, environment: environment), clientID: "c",
                clientSecret: "s", satusehatOrganizationID: "1", organizationName: "Klinik",
                gateway: "sandbox", createdAt: now, updatedAt: now), now: now)
    }
}
