import EngineSimulation
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("What an insurer's claim rests on")
struct ClaimTests {
    @Test("A visit that arrived whole is ready, its diagnoses in order with the platform's ids")
    func ready() throws {
        let day = try HandedInDay(seed: 2, visits: 8)
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            var dispensed = 0
            var procedures = 0
            for id in day.ids("encounter") {
                let claim = try #require(try await bridge.claimReadiness(id, tenant: day.tenant))
                #expect(claim.isReady, "\(claim.missing)")
                #expect(claim.isFinished && claim.primaryDiagnosisAccepted)
                #expect(claim.satusehatEncounterID != nil && claim.lastSyncedAt != nil)
                #expect(claim.diagnoses.first?.isPrimary == true)
                #expect(claim.diagnoses.allSatisfy { $0.isAccepted && !$0.code.isEmpty })
                let ranks = claim.diagnoses.filter { $0.use != "admission" }.map(\.rank)
                #expect(ranks == ranks.sorted())
                #expect(claim.dispenses.allSatisfy { $0.satusehatID != nil })
                #expect(claim.procedures.allSatisfy { $0.isAccepted && !$0.code.isEmpty })
                dispensed += claim.dispenses.count
                procedures += claim.procedures.count
            }
            #expect(dispensed > 0 && procedures > 0)
        }
    }

    @Test("Before it is sent nothing is accepted, and it says what is missing")
    func notSent() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(day.tenant)
            let claim = try #require(try await bridge.claimReadiness(id, tenant: day.tenant))
            #expect(!claim.isReady && !claim.isFinished && !claim.primaryDiagnosisAccepted)
            #expect(claim.diagnoses.allSatisfy { !$0.isAccepted })
            #expect(claim.missing.first?.code == "not_sent_yet")
            let types = Set(claim.missing.map(\.resourceType))
            #expect(types.isSuperset(of: ["Encounter", "Condition"]))
        }
    }

    @Test("A refused secondary diagnosis is named with its reason and keeps the claim back")
    func refusedDiagnosis() throws {
        let day = try HandedInDay(seed: 5, visits: 12, problems: [.unknownDiagnosisCode])
        let problem = try #require(day.clinic.day.deliberateProblems.first)
        let id = try #require(UUID(uuidString: problem.encounterID))
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let claim = try #require(try await bridge.claimReadiness(id, tenant: day.tenant))
            #expect(claim.isFinished && claim.primaryDiagnosisAccepted)
            #expect(!claim.isReady)
            #expect(claim.missing.map(\.code) == ["rule_10003"])
            let refused = claim.diagnoses.filter { !$0.isAccepted }
            #expect(refused.map(\.localID) == claim.missing.map(\.localID))
            #expect(refused.first?.isPrimary == false)
        }
    }

    @Test("It is found by SEP number, admission number and admission, within its own tenant")
    func aliases() throws {
        let day = try HandedInDay(seed: 2)
        let visit = try day.visit()
        let id = try day.visitID()
        let number = try #require(visit["data"]?["encounter_number"]?.string)
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            let none = try await bridge.findEncounter(
                sepNumber: "0301R0010126V000001", tenant: tenant)
            #expect(none == nil)
            try await day.take(
                bridge, HandedInDay.revised(visit) { $0["sep_number"] = "0301R0010126V000001" })
            let bySEP = try await bridge.findEncounter(
                sepNumber: "0301R0010126V000001", tenant: tenant)
            let byNumber = try await bridge.findEncounter(encounterNumber: number, tenant: tenant)
            let byAdmission = try await bridge.findEncounter(admissionID: id, tenant: tenant)
            #expect([bySEP, byNumber, byAdmission] == [id, id, id])
            let other = Tenant(organizationID: NameUUID.make("other"), environment: .sandbox)
            let elsewhere = try await bridge.findEncounter(
                sepNumber: "0301R0010126V000001", tenant: other)
            #expect(elsewhere == nil)
            try await day.take(
                bridge, HandedInDay.revised(visit, by: 2) { $0["sep_number"] = nil })
            let gone = try await bridge.findEncounter(
                sepNumber: "0301R0010126V000001", tenant: tenant)
            #expect(gone == nil)
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: day.file.path))
        #expect(bytes.range(of: Data("0301R0010126V000001".utf8)) == nil)
    }
}

@Suite("An encounter as one Bundle")
struct EncounterBundleTests {
    @Test("It holds what the platform accepted, as sent, each under its platform id")
    func whole() throws {
        let day = try HandedInDay(seed: 2, visits: 6)
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let platform = day.clinic.simulator.snapshot
            for id in day.ids("encounter") {
                let bundle = try #require(
                    try await bridge.encounterBundle(id, tenant: day.tenant))
                #expect(bundle["resourceType"] == "Bundle" && bundle["type"] == "collection")
                let entries = try #require(bundle["entry"]?.array)
                #expect(entries.first?["resource"]?["resourceType"] == "Encounter")
                #expect(entries.first?["resource"]?["status"] == "finished")
                let issues = StructureCheck().issues(in: bundle)
                #expect(issues.isEmpty, "\(issues.prefix(3))")
                let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
                let facts = Set(picture.resources.compactMap(\.satusehatID))
                let listed = entries.compactMap { $0["resource"]?["id"]?.string }
                #expect(facts.isSubset(of: listed))
                #expect(Set(listed).count == listed.count)
                for entry in entries {
                    let resource = try #require(entry["resource"])
                    let type = try #require(resource["resourceType"]?.string)
                    let id = try #require(resource["id"]?.string)
                    #expect(
                        entry["fullUrl"]?.string == "http://127.0.0.1:1/fhir-r4/v1/\(type)/\(id)")
                    let stored = try #require(platform.resource(type, id: id)?.current)
                    for member in resource.object?.members ?? [] {
                        #expect(stored[member.name] == member.value, "\(type).\(member.name)")
                    }
                }
            }
        }
    }

    @Test("What was refused is not in it, and nothing is in it before something was accepted")
    func partial() throws {
        let day = try HandedInDay(seed: 5, visits: 12, problems: [.unknownDiagnosisCode])
        let problem = try #require(day.clinic.day.deliberateProblems.first)
        let id = try #require(UUID(uuidString: problem.encounterID))
        try day.run { bridge in
            try await day.handIn(bridge)
            let empty = try #require(try await bridge.encounterBundle(id, tenant: day.tenant))
            #expect(empty["entry"] == nil)
            try await day.send(bridge)
            let bundle = try #require(try await bridge.encounterBundle(id, tenant: day.tenant))
            let claim = try #require(try await bridge.claimReadiness(id, tenant: day.tenant))
            let conditions = (bundle["entry"]?.array ?? []).filter {
                $0["resource"]?["resourceType"] == "Condition"
            }
            let accepted = claim.diagnoses.filter(\.isAccepted).count
            #expect(conditions.count >= accepted)
            let ids = conditions.compactMap { $0["resource"]?["id"]?.string }
            #expect(
                !claim.diagnoses.contains { !$0.isAccepted && ids.contains($0.satusehatID ?? "") })
        }
    }
}
