import EngineSimulation
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("How far an encounter has come")
struct EncounterPictureTests {
    @Test("An encounter nobody handed in has no picture, and one of another tenant neither")
    func unknown() throws {
        let day = try HandedInDay(seed: 1)
        let id = try day.visitID()
        try day.run { bridge in
            let unknown = try await bridge.encounter(id, tenant: day.tenant)
            #expect(unknown == nil)
            try await day.handIn(bridge)
            let other = Tenant(organizationID: day.tenant.organizationID, environment: .production)
            let elsewhere = try await bridge.encounter(id, tenant: other)
            #expect(elsewhere == nil)
            let readiness = try await bridge.claimReadiness(id, tenant: other)
            #expect(readiness == nil)
            let bundle = try await bridge.encounterBundle(id, tenant: other)
            #expect(bundle == nil)
        }
    }

    @Test("It goes from not started over pending to completed, and is closed at the end")
    func course() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            let first = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(first.syncStatus == .notStarted)
            #expect(first.resources.isEmpty && first.satusehatEncounterID == nil)
            #expect(first.syncedAt == nil && !first.isFinished)
            try await bridge.plan(day.tenant)
            let second = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(second.syncStatus == .pending)
            #expect(second.resources.allSatisfy { $0.status == .pending && $0.error == nil })
            try await day.send(bridge)
            let third = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(third.syncStatus == .completed)
            #expect(third.isFinished)
            #expect(third.resources.count == second.resources.count)
            #expect(third.resources.allSatisfy { $0.status == .success && $0.satusehatID != nil })
            #expect(third.syncedAt != nil)
            let stages = third.resources.filter { $0.resourceType == "Encounter" }.map(\.stage)
            #expect(stages == [.create, .finish])
            let platform = day.clinic.simulator.snapshot.resources(ofType: "Encounter")
            #expect(platform.contains { $0.id == third.satusehatEncounterID })
        }
    }

    @Test("A refused diagnosis makes it partial, with code and words in both languages")
    func partial() throws {
        let day = try HandedInDay(seed: 5, visits: 12, problems: [.unknownDiagnosisCode])
        let problem = try #require(day.clinic.day.deliberateProblems.first)
        let id = try #require(UUID(uuidString: problem.encounterID))
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .partial)
            let failed = picture.resources.filter { $0.status == .failed }
            #expect(failed.map(\.resourceType) == ["Condition"])
            #expect(failed.first?.errorCode == "rule_10003")
            #expect(failed.first?.error?.indonesian.contains("ICD-10") == true)
            #expect(failed.first?.error?.english.contains("ICD-10") == true)
            #expect(failed.first?.satusehatID == nil)
        }
    }

    @Test("A patient whom the index does not hold blocks it, and nothing has arrived")
    func blocked() throws {
        let day = try HandedInDay(seed: 5, visits: 12, problems: [.unknownPatient])
        let problem = try #require(day.clinic.day.deliberateProblems.first)
        let id = try #require(UUID(uuidString: problem.encounterID))
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .failed)
            #expect(picture.resources.allSatisfy { $0.status == .blocked })
            #expect(picture.resources.allSatisfy { $0.errorCode == "blocked" })
            #expect(picture.resources.first?.error?.english.contains("Patient") == true)
            #expect(picture.satusehatEncounterID == nil && !picture.isFinished)
        }
    }

    @Test("Without consent everything is skipped with the reason, which is not completed")
    func skipped() throws {
        let day = try HandedInDay(seed: 3)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge) { $0["kind"] == "consent" ? nil : $0 }
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .failed)
            #expect(picture.resources.allSatisfy { $0.status == .skipped })
            #expect(picture.resources.allSatisfy { $0.errorCode == "consent_missing" })
        }
    }

    @Test("What a person holds is pending and says so")
    func held() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(day.tenant)
            let planned = try #require(try await bridge.encounter(id, tenant: day.tenant))
            let finish = try #require(planned.resources.first { $0.stage == .finish })
            try await bridge.holdDelivery(finish.deliveryID, reason: "asked", tenant: day.tenant)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .pending && !picture.isFinished)
            let held = picture.resources.filter { $0.errorCode == "held" }
            #expect(held.contains { $0.deliveryID == finish.deliveryID && $0.status == .pending })
            await #expect(throws: StoreError.self) {
                try await bridge.releaseDelivery(
                    planned.resources[0].deliveryID, tenant: day.tenant)
            }
            try await bridge.releaseDelivery(finish.deliveryID, tenant: day.tenant)
            try await day.send(bridge)
            let released = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(released.syncStatus == .completed && released.isFinished)
        }
    }

    @Test("A closed encounter stays closed while a late fact is sent, and is open once withdrawn")
    func closedAndWithdrawn() throws {
        let day = try HandedInDay(seed: 3, visits: 3)
        let visit = try day.visit()
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let late = HandedInDay.revised(visit) { data in
                guard var item = data["diagnoses"]?[0]?.object else { return }
                item["id"] = .string(NameUUID.make("late").uuidString.lowercased())
                item["kind"] = "secondary"
                item["rank"] = 9
                data["diagnoses"] = .array((data["diagnoses"]?.array ?? []) + [.object(item)])
            }
            try await day.take(bridge, late)
            try await bridge.plan(day.tenant)
            let pending = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(pending.syncStatus == .pending)
            #expect(pending.isFinished)
            try await day.send(bridge)
            let withdrawn = HandedInDay.revised(late) { data in
                data["status"] = "entered_in_error"
            }
            try await day.take(bridge, withdrawn)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(!picture.isFinished)
        }
    }
}
