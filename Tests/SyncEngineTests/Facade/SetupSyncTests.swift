import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("The facility's own records, one outcome each")
struct SetupSyncTests {
    @Test("They go from waiting to synced, and asked again they are unchanged")
    func course() throws {
        let day = try HandedInDay(seed: 2)
        let tenant = day.tenant
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(tenant)
            for type in ["Organization", "Location", "Practitioner"] {
                let waiting = try await bridge.syncOutcomes(type: type, tenant: tenant)
                #expect(!waiting.isEmpty && waiting.allSatisfy { $0.outcome == .waiting })
            }
            try await day.send(bridge)
            for type in ["Organization", "Location", "Practitioner"] {
                let synced = try await bridge.syncOutcomes(type: type, tenant: tenant)
                #expect(synced.allSatisfy { $0.outcome == .synced && $0.satusehatID != nil })
                #expect(synced.allSatisfy { $0.isGood && $0.reasonCode == nil })
                try await day.pass(.seconds(1))
                let again = try await bridge.requestSync(type: type, tenant: tenant)
                #expect(again.count == synced.count)
                #expect(again.allSatisfy { $0.outcome == .unchanged && $0.isGood })
            }
            let places = day.ids("location")
            let one = try await bridge.syncOutcomes(
                type: "Location", tenant: tenant, ids: [places[0]])
            #expect(one.map(\.localID) == [places[0]])
        }
    }

    @Test("Who is not in the index is not found, and found once registered and asked for again")
    func notFound() throws {
        let day = try HandedInDay(seed: 2)
        let tenant = day.tenant
        let record = try #require(day.records("practitioner").first)
        let id = try #require(HandedInDay.id(record))
        let nik = "9901015504800001"
        let registered = IndexedPractitioner(
            id: "N19999999", nik: nik, name: record["data"]?["full_name"]?.string ?? "",
            gender: record["data"]?["gender"]?.string ?? "",
            birthDate: record["data"]?["birth_date"]?.string ?? "")
        try day.run { bridge in
            try await day.handIn(bridge) { other in
                guard HandedInDay.id(other) == id else { return other }
                return HandedInDay.revised(other, by: 0) { $0["nik"] = .string(nik) }
            }
            try await day.send(bridge)
            let before = try #require(
                try await bridge.syncOutcomes(type: "Practitioner", tenant: tenant, ids: [id]).first
            )
            #expect(before.outcome == .notFound && !before.isGood)
            #expect(before.reasonCode == "practitioner_not_registered")
            #expect(before.reason?.english.isEmpty == false)
            day.clinic.simulator.withPlatform { $0.add(registered) }
            let asked = try await bridge.requestSync(
                type: "Practitioner", ids: [id], tenant: tenant)
            #expect(asked.map(\.outcome) == [.waiting])
            try await day.send(bridge)
            let after = try #require(
                try await bridge.syncOutcomes(type: "Practitioner", tenant: tenant, ids: [id]).first
            )
            #expect(after.outcome == .synced && after.satusehatID == "N19999999")
        }
    }

    @Test("A place that the platform refused has failed with the reason")
    func failed() throws {
        let day = try HandedInDay(seed: 2)
        let tenant = day.tenant
        try day.run { bridge in
            day.clinic.simulator.withPlatform { platform in
                _ = platform.add(FaultRule(.outcomeInside200, method: "POST", type: "Location"))
            }
            try await day.handIn(bridge)
            try await day.send(bridge)
            let outcomes = try await bridge.syncOutcomes(type: "Location", tenant: tenant)
            let failed = outcomes.filter { $0.outcome == .failed }
            #expect(!failed.isEmpty)
            #expect(failed.allSatisfy { $0.reasonCode != nil && $0.reason != nil })
        }
    }
}
