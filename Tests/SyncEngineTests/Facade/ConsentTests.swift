import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Consents given and revoked by people")
struct ConsentTests {
    private static func draft(_ patientID: UUID, at now: Date) -> ConsentDraft {
        ConsentDraft(
            patientID: patientID, consentGiven: true, consentScope: .all, consentDatetime: now,
            consentMethod: .electronic)
    }

    private static func codes(
        _ bridge: Bridge, _ draft: ConsentDraft, _ tenant: Tenant
    ) async throws -> [ConsentProblem.Code] {
        switch try await bridge.grantConsent(draft, tenant: tenant) {
        case .success: []
        case .failure(let refusal): refusal.problems.map(\.code)
        }
    }

    @Test("A consent given brings back what lacked one")
    func granted() throws {
        let day = try HandedInDay(seed: 2)
        let visit = try day.visit()
        let id = try day.visitID()
        let patientID = try day.patientID(of: visit)
        try day.run { bridge in
            try await day.handIn(bridge) { $0["kind"] == "consent" ? nil : $0 }
            try await day.send(bridge)
            let now = day.clinic.executor.now
            let row = try await bridge.grantConsent(
                Self.draft(patientID, at: now), tenant: day.tenant
            ).get()
            #expect(row.validFrom == now && row.consentScope == .all && !row.documentWaived)
            let all = try await bridge.consents(patientID: patientID, tenant: day.tenant)
            #expect(all.map(\.id) == [row.id])
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .completed)
        }
    }

    @Test("Each rule is kept, and what breaks several says so for each")
    func rules() throws {
        let day = try HandedInDay(seed: 2)
        let patientID = try day.patientID(of: try day.visit())
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            let now = day.clinic.executor.now
            let good = Self.draft(patientID, at: now)
            var draft = good
            draft.patientID = NameUUID.make("nobody")
            #expect(try await Self.codes(bridge, draft, tenant) == [.patientUnknown])
            draft = good
            draft.consentMethod = .verbal
            #expect(try await Self.codes(bridge, draft, tenant) == [.witnessMissing])
            draft.witnessedBy = NameUUID.make("witness")
            #expect(try await Self.codes(bridge, draft, tenant) == [])
            draft = good
            draft.consentMethod = .written
            #expect(try await Self.codes(bridge, draft, tenant) == [.documentMissing])
            draft.consentDocumentURL = ""
            #expect(try await Self.codes(bridge, draft, tenant) == [.documentMissing])
            draft.consentDocumentURL = "https://x/" + String(repeating: "a", count: 500)
            #expect(try await Self.codes(bridge, draft, tenant) == [.documentTooLong])
            draft.consentDocumentURL = "https://clinic.test/1"
            #expect(try await Self.codes(bridge, draft, tenant) == [])
            draft = good
            draft.givenBy = "neighbour"
            #expect(
                try await Self.codes(bridge, draft, tenant) == [.giverUnknown, .relationMissing])
            draft.givenBy = "guardian"
            #expect(try await Self.codes(bridge, draft, tenant) == [.relationMissing])
            draft.relation = "nenek"
            #expect(try await Self.codes(bridge, draft, tenant) == [])
            draft = good
            draft.validFrom = now
            draft.validUntil = now
            #expect(try await Self.codes(bridge, draft, tenant) == [.validityReversed])
            draft.validUntil = now.addingTimeInterval(60)
            #expect(try await Self.codes(bridge, draft, tenant) == [])
            draft = good
            draft.consentDatetime = now.addingTimeInterval(3_600)
            #expect(try await Self.codes(bridge, draft, tenant) == [.inFuture])
        }
    }

    @Test("A document is done without by explicit word alone, and the row says so")
    func waived() throws {
        let day = try HandedInDay(seed: 2)
        let patientID = try day.patientID(of: try day.visit())
        try day.run { bridge in
            try await day.handIn(bridge)
            var draft = Self.draft(patientID, at: day.clinic.executor.now)
            draft.consentMethod = .written
            draft.waivesDocument = true
            let row = try await bridge.grantConsent(draft, tenant: day.tenant).get()
            let stored = try await bridge.consents(patientID: patientID, tenant: day.tenant)
            #expect(stored.first { $0.id == row.id }?.documentWaived == true)
            #expect(stored.first { $0.id == row.id } == row)
        }
    }

    @Test("A patient who says no is one for whom nothing is sent, whatever scope was named")
    func refused() throws {
        let day = try HandedInDay(seed: 2)
        let visit = try day.visit()
        let id = try day.visitID()
        let patientID = try day.patientID(of: visit)
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(day.tenant)
            var draft = Self.draft(patientID, at: day.clinic.executor.now)
            draft.consentGiven = false
            let row = try await bridge.grantConsent(draft, tenant: day.tenant).get()
            #expect(row.consentScope == .none)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.resources.allSatisfy { $0.errorCode == "consent_refused" })
        }
    }

    @Test("A revocation needs a reason, happens once, and is refused for what is not known")
    func revocation() throws {
        let day = try HandedInDay(seed: 2)
        let patientID = try day.patientID(of: try day.visit())
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(tenant)
            let consent = try #require(
                try await bridge.consents(patientID: patientID, tenant: tenant).first)
            func refusal(_ id: UUID, _ reason: String) async throws -> RevocationRefusal? {
                switch try await bridge.revokeConsent(id, reason: reason, tenant: tenant) {
                case .success: nil
                case .failure(let refusal): refusal
                }
            }
            #expect(try await refusal(consent.id, " \n") == .reasonRequired)
            #expect(try await refusal(NameUUID.make("none"), "x") == .notFound)
            let other = Tenant(organizationID: NameUUID.make("other"), environment: .sandbox)
            let foreign = try await bridge.revokeConsent(consent.id, reason: "x", tenant: other)
            #expect(foreign == .failure(.notFound))
            let row = try await bridge.revokeConsent(
                consent.id, reason: "diminta pasien", tenant: tenant
            ).get()
            #expect(row.revoked && row.revokedReason == "diminta pasien")
            #expect(row.revokedAt == day.clinic.executor.now)
            #expect(try await refusal(consent.id, "again") == .alreadyRevoked)
        }
    }

    @Test(
        "After a revocation has been answered nothing of the patient leaves, whatever was under way",
        arguments: 1...6)
    func revokedUnderWay(seed: UInt64) throws {
        let day = try HandedInDay(seed: seed)
        let visit = try day.visit()
        let patientID = try day.patientID(of: visit)
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(tenant)
            let consent = try #require(
                try await bridge.consents(patientID: patientID, tenant: tenant).first)
            let revokedAt = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await bridge.run(tenant, until: .empty(timeout: nil)) }
                try await day.pass(.milliseconds(1_500 + 370 * Int(seed)))
                _ = try await bridge.revokeConsent(consent.id, reason: "x", tenant: tenant).get()
                let at = day.clinic.executor.now
                try await group.waitForAll()
                return at
            }
            var filter = DeliveryFilter()
            filter.patientID = patientID
            filter.limit = 1_000
            var sentBefore = 0
            for row in try await day.store.deliveries(filter, for: tenant) {
                #expect(row.status == .completed || row.skipReason == "consent_revoked")
                for attempt in try await day.store.attempts(deliveryID: row.id) {
                    // The log has the time at which the request left.
                    #expect(attempt.attempt.timestamp <= revokedAt)
                    sentBefore += 1
                }
            }
            #expect(sentBefore > 0, "the patient was being sent when it happened")
        }
    }

    @Test(
        "Nor does a search for the patient that was about to leave",
        arguments: 0...10)
    func revokedBeforeSearch(step: Int) throws {
        let day = try HandedInDay(seed: 2)
        let patientID = try day.patientID(of: try day.visit())
        let key = ResourceKey(type: "Patient", localID: patientID)
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(tenant)
            let consent = try #require(
                try await bridge.consents(patientID: patientID, tenant: tenant).first)
            let life = Life(takeTime: { try await day.pass(.milliseconds(30)) })
            let slow = day.clinic.process(life)
            let revokedAt = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await slow.run(tenant, until: .empty(timeout: nil)) }
                while try await day.store.delivery(of: key, stage: .create, tenant: tenant)?.phase
                    != .claimed
                {
                    try await day.pass(.milliseconds(1))
                }
                try await day.pass(.milliseconds(20 * step))
                _ = try await bridge.revokeConsent(consent.id, reason: "x", tenant: tenant).get()
                let at = day.clinic.executor.now
                try await group.waitForAll()
                return at
            }
            let row = try #require(
                try await day.store.delivery(of: key, stage: .create, tenant: tenant))
            for attempt in try await day.store.attempts(deliveryID: row.id) {
                #expect(attempt.attempt.timestamp <= revokedAt)
            }
        }
    }
}
