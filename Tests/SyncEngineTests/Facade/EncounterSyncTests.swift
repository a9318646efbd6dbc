import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("Asking for an encounter to be sent")
struct EncounterSyncTests {
    private static func refusal(
        _ bridge: Bridge, _ id: UUID, _ day: HandedInDay
    ) async throws -> EncounterSyncRefusal? {
        switch try await bridge.syncEncounter(id, tenant: day.tenant) {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }

    @Test("It is planned at once, sent by the running engine, and asking again is harmless")
    func planned() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            let first = try await bridge.syncEncounter(id, tenant: day.tenant).get()
            #expect(first.syncStatus == .pending)
            #expect(day.clinic.simulator.snapshot.journal.requestCount == 0)
            let second = try await bridge.syncEncounter(id, tenant: day.tenant).get()
            #expect(second == first)
            try await day.send(bridge)
            let requests = day.clinic.simulator.snapshot.journal.requestCount
            let third = try await bridge.syncEncounter(id, tenant: day.tenant).get()
            #expect(third.syncStatus == .completed)
            try await day.send(bridge)
            #expect(day.clinic.simulator.snapshot.journal.requestCount == requests)
        }
    }

    @Test("What failed of it goes back in line, made anew from what is known now")
    func redriven() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            let type = "Observation"
            day.clinic.simulator.withPlatform { platform in
                _ = platform.add(
                    FaultRule(.outcomeInside200, method: "POST", type: type, occurrence: .every))
            }
            try await day.send(bridge)
            let before = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(before.resources.contains { $0.status == .failed })
            day.clinic.simulator.withPlatform { $0.clearFaults() }
            let again = try await bridge.syncEncounter(id, tenant: day.tenant).get()
            #expect(!again.resources.contains { $0.status == .failed || $0.status == .blocked })
            try await day.send(bridge)
            let after = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(
                after.syncStatus == .completed,
                "\(after.resources.filter { $0.status != .success })")
        }
    }

    @Test("An encounter nobody handed in is not found")
    func notFound() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .notFound && refusal?.code == "ENCOUNTER_NOT_FOUND")
        }
    }

    @Test("An organization that was switched off sends nothing")
    func inactive() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            var configuration = try #require(try await day.store.configuration(for: day.tenant))
            configuration.isActive = false
            try await day.store.saveConfiguration(configuration, now: day.clinic.executor.now)
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .configurationInactive && refusal?.code == "CONFIG_INACTIVE")
        }
    }

    @Test("A visit under way is not complete; where everything is sent live, it is sent")
    func notComplete() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge) { record in
                guard HandedInDay.id(record) == id else { return record }
                return HandedInDay.revised(record, by: 0) { data in
                    data["status"] = "arrived"
                    data["status_history"] = nil
                    data["period_end"] = nil
                }
            }
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .notComplete && refusal?.code == "ENCOUNTER_NOT_COMPLETE")
            var configuration = try #require(try await day.store.configuration(for: day.tenant))
            configuration.trigger = .live
            try await day.store.saveConfiguration(configuration, now: day.clinic.executor.now)
            let live = try await Self.refusal(bridge, id, day)
            #expect(live == nil)
        }
    }

    @Test("A patient without consent is not sent until one is on file")
    func consent() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge) { $0["kind"] == "consent" ? nil : $0 }
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .consentRequired && refusal?.code == "CONSENT_REQUIRED")
            try await day.handIn(bridge)
            try await bridge.plan(day.tenant)
            let consented = try await Self.refusal(bridge, id, day)
            #expect(consented == nil)
        }
    }

    @Test("A patient whom the index does not hold is refused until a look-up finds one")
    func patient() throws {
        let day = try HandedInDay(seed: 5, visits: 12, problems: [.unknownPatient])
        let problem = try #require(day.clinic.day.deliberateProblems.first)
        let id = try #require(UUID(uuidString: problem.encounterID))
        let patient = try #require(
            day.records("patient").first { $0["id"]?.string == problem.patientID }?["data"])
        let registered = IndexedPatient(
            id: "P09999999999", nik: patient["nik"]?.string,
            name: patient["full_name"]?.string ?? "", gender: patient["gender"]?.string ?? "",
            birthDate: patient["birth_date"]?.string ?? "")
        try day.run { bridge in
            try await day.handIn(bridge)
            let before = try await Self.refusal(bridge, id, day)
            #expect(before == nil, "nothing is known against it yet")
            try await day.send(bridge)
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .patientNotRegistered)
            #expect(refusal?.code == "PATIENT_NOT_REGISTERED")
            day.clinic.simulator.withPlatform { $0.add(registered) }
            // The refusal put the look-up back in line.
            try await day.send(bridge)
            let found = try await Self.refusal(bridge, id, day)
            #expect(found == nil)
            try await day.send(bridge)
            let picture = try #require(try await bridge.encounter(id, tenant: day.tenant))
            #expect(picture.syncStatus == .completed)
        }
    }

    @Test("An attending practitioner whom the index does not hold is refused")
    func practitioner() throws {
        let day = try HandedInDay(seed: 2)
        let visit = try day.visit()
        let id = try day.visitID()
        let attending = visit["data"]?["participants"]?.array?.first { $0["role"] == "attending" }
        try day.run { bridge in
            try await day.handIn(bridge) { record in
                guard record["id"] == attending?["practitioner_id"] else { return record }
                return HandedInDay.revised(record, by: 0) { $0["nik"] = "9901015504800001" }
            }
            try await day.send(bridge)
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(
                refusal == .practitionerNotRegistered
                    && refusal?.code == "PRACTITIONER_NOT_REGISTERED")
        }
    }

    @Test("A location that the platform refused is not one to send a visit from")
    func location() throws {
        let day = try HandedInDay(seed: 2)
        let id = try day.visitID()
        try day.run { bridge in
            try await day.handIn(bridge)
            let type = "Location"
            day.clinic.simulator.withPlatform { platform in
                _ = platform.add(
                    FaultRule(.outcomeInside200, method: "POST", type: type, occurrence: .every))
            }
            try await day.send(bridge)
            let refusal = try await Self.refusal(bridge, id, day)
            #expect(refusal == .locationNotRegistered && refusal?.code == "LOCATION_NOT_REGISTERED")
            day.clinic.simulator.withPlatform { $0.clearFaults() }
            try await day.send(bridge)
            let mended = try await Self.refusal(bridge, id, day)
            #expect(mended == nil, "the refusal put the location back in line")
        }
    }

    @Test("Every refusal has words in both languages", arguments: EncounterSyncRefusal.allCases)
    func words(refusal: EncounterSyncRefusal) {
        #expect(!refusal.text.indonesian.isEmpty && !refusal.text.english.isEmpty)
        #expect(refusal.text.indonesian != refusal.text.english)
    }
}
