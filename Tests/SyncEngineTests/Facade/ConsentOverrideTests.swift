import EngineSimulation
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Sending without a consent on file, by law")
struct ConsentOverrideTests {
    private static let ground = "PMK 24/2022 pasal 28"

    private static func set(_ bridge: Bridge, _ tenant: Tenant) async throws
        -> Result<ConsentOverride, OverrideRefusal>
    {
        try await bridge.setConsentOverride(
            legalGround: Self.ground, author: NameUUID.make("director"),
            authorName: "dr. Sari", tenant: tenant)
    }

    @Test("It needs its ground and its author, stands once, and each that stood is remembered")
    func recorded() throws {
        let day = try HandedInDay(seed: 2)
        let tenant = day.tenant
        try day.run { bridge in
            let none = try await bridge.consentOverride(tenant)
            #expect(none == nil, "off unless somebody says so")
            let groundless = try await bridge.setConsentOverride(
                legalGround: " ", author: nil, authorName: "dr. Sari", tenant: tenant)
            #expect(groundless == .failure(.groundRequired))
            let nobody = try await bridge.setConsentOverride(
                legalGround: Self.ground, author: nil, authorName: "", tenant: tenant)
            #expect(nobody == .failure(.authorRequired))
            let override = try await Self.set(bridge, tenant).get()
            #expect(override.legalGround == Self.ground && override.authorName == "dr. Sari")
            let standing = try await bridge.consentOverride(tenant)
            #expect(standing == override)
            #expect(try await Self.set(bridge, tenant) == .failure(.standsAlready))
            try await day.pass(.seconds(60))
            let ended = try await bridge.clearConsentOverride(
                by: nil, authorName: "dr. Budi", tenant: tenant)
            #expect(ended?.endedByName == "dr. Budi")
            #expect(ended?.endedAt == day.clinic.executor.now)
            #expect(try await bridge.consentOverride(tenant) == nil)
            let again = try await bridge.clearConsentOverride(
                by: nil, authorName: "dr. Budi", tenant: tenant)
            #expect(again == nil)
            _ = try await Self.set(bridge, tenant).get()
            let all = try await bridge.consentOverrides(tenant)
            #expect(all.map { $0.endedAt == nil } == [true, false])
            let other = Tenant(organizationID: tenant.organizationID, environment: .production)
            #expect(try await bridge.consentOverride(other) == nil)
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: day.file.path))
        #expect(bytes.range(of: Data("dr. Sari".utf8)) == nil)
    }

    @Test("What was skipped for want of a consent goes, and each delivery names the override")
    func sent() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge) { $0["kind"] == "consent" ? nil : $0 }
            try await day.send(bridge)
            let before = try #require(try await bridge.encounter(id, tenant: tenant))
            #expect(before.resources.allSatisfy { $0.errorCode == "consent_missing" })
            let override = try await Self.set(bridge, tenant).get()
            try await day.send(bridge)
            let after = try #require(try await bridge.encounter(id, tenant: tenant))
            #expect(after.syncStatus == .completed, "\(after.resources)")
            for resource in after.resources {
                let used = try await bridge.overridesUsed(deliveryID: resource.deliveryID)
                #expect(used.map(\.id) == [override.id])
            }
        }
    }

    @Test("With a consent on file it is not drawn on")
    func unused() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        let tenant = day.tenant
        try day.run { bridge in
            _ = try await Self.set(bridge, tenant).get()
            try await day.handIn(bridge)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: tenant))
            #expect(picture.syncStatus == .completed)
            for resource in picture.resources {
                let used = try await bridge.overridesUsed(deliveryID: resource.deliveryID)
                #expect(used.isEmpty)
            }
        }
    }

    @Test("It never overrules a patient who refused or revoked, and once ended nothing goes by it")
    func limits() throws {
        let day = try HandedInDay(seed: 2, visits: 3)
        let visit = try day.visit()
        let id = try day.visitID()
        let patientID = try day.patientID(of: visit)
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(tenant)
            let consent = try #require(
                try await bridge.consents(patientID: patientID, tenant: tenant).first)
            _ = try await bridge.revokeConsent(consent.id, reason: "x", tenant: tenant).get()
            _ = try await Self.set(bridge, tenant).get()
            try await day.send(bridge)
            let revoked = try #require(try await bridge.encounter(id, tenant: tenant))
            #expect(revoked.resources.allSatisfy { $0.errorCode == "consent_revoked" })
            _ = try await bridge.clearConsentOverride(
                by: nil, authorName: "dr. Budi", tenant: tenant)
            let refusal = try await bridge.syncEncounter(id, tenant: tenant)
            #expect(refusal == .failure(.consentRequired))
        }
    }
}
