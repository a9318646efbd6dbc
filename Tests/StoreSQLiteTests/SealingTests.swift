import Foundation
import GRDB
import SyncCore
import SyncStore
import Testing

@testable import StoreSQLite

@Suite("What is sealed in the database")
struct SealingTests {
    private static let secrets = [
        "3171011212900001", "3171015005900002", "dr. Sealed Name", "Sealed Patient",
        "sealed-client-id", "sealed-client-secret", "sealed-access-token", "sealed-record-body",
        "sealed-template", "sealed-request-body", "sealed-response-body", "sealed-header-value",
        "sealed-details", "sealed-notes", "Sealed Giver", "sealed-revocation", "sealed-body-digest",
        "sealed-csrf-token", "sealed-session-token", "sealed-api-key", "sealed-password",
        "sealed-hook-path", "sealed-hook-secret",
    ]

    @Test("A search through every byte of the files finds no number, name, secret or body")
    func search() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        try await Self.fill(store)
        // While the log is still there, and after everything was written back.
        try Self.expectNoSecret(in: place.directory)
        try store.close()
        try Self.expectNoSecret(in: place.directory)

        let again = try place.openStore()
        let lookup = try await again.latestPatientLookup(nik: Self.secrets[1], for: .sample)
        #expect(lookup?.nik == Self.secrets[1])
        #expect(try await again.token(for: .sample)?.accessToken == "sealed-access-token")
    }

    private static func expectNoSecret(in directory: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
            let bytes = try Data(contentsOf: directory.appendingPathComponent(name))
            for secret in Self.secrets {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) stands in \(name)")
            }
        }
    }

    private static func fill(_ store: SQLiteStore) async throws {
        try await store.saveWebhookEndpoint(
            WebhookEndpointRow(
                id: .numbered(70), tenant: .sample, url: "https://clinic.test/sealed-hook-path",
                secret: "sealed-hook-secret", createdAt: .noon))
        try await store.saveConfiguration(
            SatusehatConfiguration(
                id: .numbered(40), tenant: .sample, clientID: "sealed-client-id",
                clientSecret: "sealed-client-secret", satusehatOrganizationID: "100",
                organizationName: "Klinik", gateway: "sandbox", createdAt: .noon,
                updatedAt: .noon), now: .noon)
        try await store.saveToken(
            StoredToken(
                accessToken: "sealed-access-token", obtainedAt: .noon,
                expiresAt: .noon + 3_599), for: .sample, now: .noon)
        _ = try await store.takePermit(
            client: "sealed-client-id", settings: RetrySettings(), now: .noon)
        try await store.updateBreaker(client: "sealed-client-id") { $0.consecutiveFailures = 1 }
        try await store.savePractitioner(.sample, for: .sample)
        try await store.savePatientLookup(
            PatientLookupRow(
                id: .numbered(41), patientID: .numbered(42), nik: Self.secrets[1],
                lookupStatus: .found, ihsPatientID: "P1",
                ihsPatientData: Array("{\"name\":\"Sealed Patient\"}".utf8),
                registrationRequired: false, registrationInstructions: nil, searchedAt: .noon,
                searchedBy: .numbered(43)), for: .sample)
        try await store.saveConsent(
            ConsentRow(
                id: .numbered(44), patientID: .numbered(42), consentGiven: true,
                consentScope: .all, consentDatetime: .noon, consentMethod: .verbal,
                givenBy: "Sealed Giver", validFrom: .noon, revoked: true, revokedAt: .noon,
                revokedReason: "sealed-revocation"), for: .sample, now: .noon)
        _ = try await store.accept([.sample(body: "sealed-record-body")], now: .noon)
        try await Self.send(store)
        try await Self.letIn(store)
    }

    /// Somebody and a program that are let in, and a trail that was told a person's number.
    private static func letIn(_ store: SQLiteStore) async throws {
        let user = UserRow(
            id: .numbered(60), organizationID: .numbered(1), userName: "dewi", role: .nurse,
            createdAt: .noon)
        let password = try PasswordHash.make(
            password: "sealed-password", random: store.ambient.random)
        try await store.addUser(user, password: password)
        try await store.addSession(
            SessionRow(
                id: .numbered(61), userID: user.id, organizationID: user.organizationID,
                userName: user.userName, role: user.role, createdAt: .noon, lastSeenAt: .noon,
                csrfToken: "sealed-csrf-token"), tokenDigest: Token.digest("sealed-session-token"))
        try await store.addAPIKey(
            APIKeyRow(
                id: .numbered(62), organizationID: .numbered(1), name: "cashier", role: .cashier,
                createdAt: .noon, prefix: "jbt_abcdef"), tokenDigest: Token.digest("sealed-api-key")
        )
        let nik = Self.secrets[1]
        try await store.appendAudit([
            AuditEvent(
                id: .numbered(63), at: .noon, actorKind: .user, actorName: nik,
                action: "signed_in", resourceID: nik, outcome: .refused, requestID: nik,
                detail: ["name": nik])
        ])
    }

    /// One delivery that carries a person's number even in its business identifier.
    private static func send(_ store: SQLiteStore) async throws {
        let nik = Self.secrets[1]
        let delivery = PlannedDelivery(
            key: ResourceKey(type: "Patient", localID: .numbered(42)), operation: .create,
            template: Array("{\"identifier\":\"\(nik)\",\"name\":\"sealed-template\"}".utf8),
            dependencies: [], order: 50, patientID: .numbered(42), disclosure: .encounter,
            businessIdentifier: "https://fhir.kemkes.go.id/id/nik|\(nik)")
        _ = try await store.plan(
            QueuePlan(
                tenant: .sample, record: RecordName(kind: "encounter", id: .numbered(30)),
                revision: 1, deliveries: [delivery], findings: [], retriesMax: 3,
                makeUUID: { .numbered(50) }), now: .noon)
        let claimed = try #require(
            try await store.claim(
                ClaimRequest(
                    tenant: .sample, limit: 1, owner: .numbered(51), leaseUntil: .noon + 60,
                    now: .noon)
            ).first)
        _ = try await store.markInFlight(
            claimed.fence, bodyDigest: PlainDigest.sha256(Array("sealed-body-digest".utf8)),
            now: .noon)
        let attempt = AttemptRecord(
            id: .numbered(52), attemptNumber: 1, requestMethod: "POST",
            requestURL: "https://platform.test/Patient",
            requestHeaders: ["X": "sealed-header-value"],
            requestBody: Array("sealed-request-body".utf8), responseStatus: 400,
            responseHeaders: ["Y": "sealed-header-value"],
            responseBody: Array("sealed-response-body".utf8), responseTimeMilliseconds: 1,
            success: false, errorType: "client", errorMessage: nil, timestamp: .noon)
        let error = ErrorRecord(
            id: .numbered(53), category: .client, httpStatus: 400, errorCode: "invalid",
            errorMessage: "refused", errorDetails: Array("sealed-details".utf8),
            requestURL: "https://platform.test/Patient",
            requestBody: Array("sealed-request-body".utf8),
            responseBody: Array("sealed-response-body".utf8), timestamp: .noon)
        _ = try await store.settle(
            Settlement(
                fence: claimed.fence, resolution: .failed(phase: .rejected), message: "refused",
                responseStatus: 400, responseBody: Array("sealed-response-body".utf8),
                attempt: attempt, error: error, now: .noon))
        try await store.resolveError(
            .numbered(53), as: .ignored, notes: "sealed-notes", by: nil, now: .noon)
    }

    @Test("Another master key is refused when the file is opened")
    func wrongMasterKey() async throws {
        let place = try TemporaryStore()
        try place.openStore().close()
        let other = MasterKey.make(random: place.ambient.random)
        let code = try await storeCode { _ = try place.openStore(masterKey: other) }
        #expect(code == .wrongKey)
        _ = try place.openStore()
    }

    @Test("A changed, cut or moved sealed value is damaged and never read")
    func damaged() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        let changes = [
            """
            UPDATE clinic_record
            SET body = CAST(substr(body, 1, 30) || zeroblob(8) || substr(body, 39) AS BLOB)
            """,
            "UPDATE clinic_record SET body = substr(body, 1, 20)",
            "UPDATE clinic_record SET body = x''",
            "UPDATE clinic_record SET body = CAST(x'02' || substr(body, 2) AS BLOB)",
            """
            UPDATE clinic_record
            SET body = (SELECT body FROM clinic_record ORDER BY accept_number LIMIT 1)
            """,
        ]
        for (index, change) in changes.enumerated() {
            let number = UInt16(100 + index)
            _ = try await store.accept(
                [.sample(number, body: String(repeating: "x", count: 64))], now: .noon)
            try await store.pool.write { db in
                try db.execute(
                    sql: "\(change) WHERE id = ?", arguments: [UUID.numbered(number).text])
            }
            let name = RecordName(kind: "encounter", id: .numbered(number))
            let code = try await storeCode { _ = try await store.record(name, for: .sample) }
            #expect(code == .damaged, "\(change)")
        }
    }

    @Test("Destroying an organization's key destroys its data and no other's")
    func destroyed() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        for tenant in [Tenant.sample, .other] {
            try await store.savePractitioner(.sample(for: tenant), for: tenant)
        }
        let wrapped = try await store.pool.read { db in
            try Data.fetchAll(
                db,
                sql: "SELECT wrapped FROM data_key WHERE organization_id = ?",
                arguments: [Tenant.sample.organizationText])
        }
        #expect(wrapped.count == 2)
        try await store.destroyDataKey(of: Tenant.sample.organizationID)
        for handle in [store, try place.openStore()] {
            var code = try await storeCode { _ = try await handle.practitioners(for: .sample) }
            #expect(code == .wrongKey)
            code = try await storeCode {
                try await handle.savePractitioner(.sample, for: .sample)
            }
            #expect(code == .wrongKey)
            #expect(try await handle.practitioners(for: .other).count == 1)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: place.directory.path) {
            let bytes = try Data(contentsOf: place.directory.appendingPathComponent(name))
            for key in wrapped { #expect(bytes.range(of: key) == nil, "a key stands in \(name)") }
        }
        let code = try await storeCode {
            try await store.destroyDataKey(of: Tenant.sample.organizationID)
        }
        #expect(code == .notFound)
    }

    @Test("Keys rotate while another handle is open, and both old and new values are read")
    func rotated() async throws {
        let place = try TemporaryStore()
        let first = try place.openStore()
        let second = try place.openStore()
        _ = try await first.accept([.sample(60, body: "old")], now: .noon)
        let old = RecordName(kind: "encounter", id: .numbered(60))
        #expect(try await second.record(old, for: .sample) != nil)
        try await first.rotateDataKey(of: Tenant.sample.organizationID)
        _ = try await first.accept([.sample(61, body: "new")], now: .noon)
        for handle in [first, second] {
            let bodies = try await handle.records(
                kind: "encounter", after: nil, limit: 9, for: .sample
            ).map { String(decoding: $0.body, as: UTF8.self) }
            #expect(bodies == ["old", "new"])
        }
        let versions = try await first.pool.read { db in
            try Data.fetchAll(db, sql: "SELECT body FROM clinic_record ORDER BY id").map { $0[4] }
        }
        #expect(versions == [1, 2])
    }

    @Test("Keys that were made in a write that failed are not remembered")
    func undoneKeys() async throws {
        let place = try TemporaryStore()
        let store = try place.openStore()
        await #expect(throws: CancellationError.self) {
            try await store.write { work in
                _ = try work.writer(for: .sample, now: .noon)
                _ = try work.reader(for: .sample)
                throw CancellationError()
            }
        }
        _ = try await store.accept([.sample(body: "after")], now: .noon)
        let stored = try await place.openStore().record(
            RecordName(kind: "encounter", id: .numbered(30)), for: .sample)
        #expect(stored?.body == Array("after".utf8))
    }
}

extension PractitionerRow {
    fileprivate static func sample(for tenant: Tenant) -> PractitionerRow {
        var row = Self.sample
        row.id = tenant == .sample ? .numbered(20) : .numbered(22)
        return row
    }
}
