import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncStore
import Testing

@testable import SyncEngine

@Suite("Something the platform had is gone")
struct VanishedReferenceTests {
    @Test(
        "A late fact of a visit that vanished names the element, and once it is back goes through")
    func encounter() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 3, visits: 2) { try file.open($0) }
        let visit = try #require(
            clinic.day.records.first {
                $0["kind"] == "encounter" && $0["data"]?["vital_signs"]?[0] != nil
            }?.object)
        var envelope = visit
        var data = try #require(visit["data"]?.object)
        var late = try #require(data["vital_signs"]?[0]?.object)
        late["id"] = .string(NameUUID.make("late").uuidString.lowercased())
        data["vital_signs"] = .array((data["vital_signs"]?.array ?? []) + [.object(late)])
        envelope["revision"] = 2
        envelope["data"] = .object(data)
        let revised = ImportedEnvelope(value: .success(.object(envelope)), origin: "revision")
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let whole = clinic.simulator.snapshot
            for encounter in whole.resources(ofType: "Encounter") {
                clinic.simulator.withPlatform { $0.remove("Encounter", id: encounter.id) }
            }
            _ = try await bridge.importEnvelopes([revised])
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .empty)
            #expect((run.counts.byType["Observation"]?.failed ?? 0) > 0)
            let errors = try await clinic.store.errors(ErrorFilter(), for: clinic.tenant)
            let observations = errors.filter { $0.resourceType == "Observation" }
            #expect(!observations.isEmpty)
            #expect(observations.allSatisfy { $0.record.errorCode == "dependency_vanished" })
            #expect(
                observations.allSatisfy {
                    $0.record.errorMessage.contains("Observation.encounter")
                        && !$0.record.errorMessage.contains("Observation.subject")
                })
            // The platform has it again: a person retries, and all is well.
            clinic.simulator.withPlatform { $0 = whole }
            for error in errors {
                let id = try #require(error.deliveryID)
                try await clinic.store.retry(id, now: clinic.executor.now)
            }
            let again = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(again.counts.total.failed == 0 && again.counts.total.pending == 0)
        }
    }

    @Test("A resource names what it refers to by element, the facility's own texts left alone")
    func named() {
        let resource: JSONValue = [
            "resourceType": "Encounter",
            "subject": ["reference": "Patient/P1", "display": "Patient/none"],
            "participant": [["individual": ["reference": "Practitioner/N1"]]],
            "basedOn": [["reference": "urn:uuid:x"], ["reference": "A/B/C"], ["reference": "A/"]],
        ]
        #expect(
            ReferenceCheck.named(in: resource).map(\.path)
                == ["Encounter.subject", "Encounter.participant[0].individual"])
    }
}
