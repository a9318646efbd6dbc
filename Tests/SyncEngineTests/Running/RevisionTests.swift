import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite struct RevisionTests {
    /// A day, and one of its visits as the clinic hands it in.
    private struct Visit {
        let clinic: SimulatedClinic
        var envelope: JSONObject
        var data: JSONObject

        init(_ clinic: SimulatedClinic, at index: Int = 0) throws {
            self.clinic = clinic
            let visits = clinic.day.records.filter {
                $0["kind"] == "encounter" && $0["data"]?["medical_summary"] != nil
            }
            self.envelope = try #require(visits[index].object)
            self.data = try #require(visits[index]["data"]?.object)
        }

        func revised(_ change: (inout JSONObject) -> Void) -> ImportedEnvelope {
            var data = self.data
            var envelope = self.envelope
            change(&data)
            envelope["revision"] = .number(JSONNumber((envelope["revision"]?.int ?? 1) + 1))
            envelope["data"] = .object(data)
            return ImportedEnvelope(value: .success(.object(envelope)), origin: "revision")
        }
    }

    private static func writes(_ clinic: SimulatedClinic, after number: Int) -> [String] {
        clinic.simulator.snapshot.journal.entries
            .filter { $0.number > number && $0.type != "token" }
            .map { "\($0.method) \($0.type)" }
    }

    @Test("A measurement that comes late is sent alone, to the finished Encounter")
    func lateFact() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 3, visits: 3) { try file.open($0) }
        let visit = try Visit(clinic)
        let writes = try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let before = clinic.simulator.snapshot.journal.requestCount
            let late = visit.revised { data in
                let first = data["vital_signs"]?[0]
                var set: JSONObject = [
                    "id": .string(NameUUID.make("late").uuidString.lowercased()), "heart_rate": 77,
                ]
                set["recorded_at"] = first?["recorded_at"]
                set["recorded_by"] = first?["recorded_by"]
                data["vital_signs"] = .array(
                    (data["vital_signs"]?.array ?? []) + [.object(set)])
            }
            let report = try await bridge.importEnvelopes([late])
            #expect(report.accepted == 1, "\(report.findings.map(\.finding))")
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.counts.total.failed == 0 && run.counts.total.pending == 0)
            return Self.writes(clinic, after: before)
        }
        #expect(writes == ["POST Observation", "PUT Composition"])
    }

    @Test("The same revision again, or an older one, changes nothing")
    func stale() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 4, visits: 2) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            let before = clinic.simulator.snapshot.journal.requestCount
            let again = try await clinic.importDay(bridge)
            #expect(again.accepted == 0 && again.ignored == clinic.day.records.count)
            _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(clinic.simulator.snapshot.journal.requestCount == before)
        }
    }

    @Test("The deliberate problems of a day are the only ones, and each says why")
    func problems() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(
            seed: 5, visits: 12,
            problems: [.unknownPatient, .missingConsent, .unknownDiagnosisCode]
        ) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            _ = try await clinic.importDay(bridge)
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.end == .empty)
            #expect(run.counts.total.failed == 2)
            #expect(run.counts.byType["Patient"]?.failed == 1)
            #expect(run.counts.byType["Condition"]?.failed == 1)
            #expect(run.counts.total.blocked > 0)
            #expect(run.counts.total.skipped > 0)
            #expect(run.counts.total.pending == 0)
            let errors = try await clinic.store.errors(ErrorFilter(), for: clinic.tenant)
            #expect(
                Set(errors.compactMap(\.record.errorCode))
                    == ["patient_not_registered", "rule_10003"])
            // The visit with the refused second diagnosis is closed with the first.
            let encounters = clinic.simulator.snapshot.resources(ofType: "Encounter")
            #expect(encounters.allSatisfy { $0.current["status"] == "finished" })
        }
    }

    @Test("A consent for the visit alone sends the Encounter and nothing clinical")
    func encounterOnly() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 6, visits: 1) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            let envelopes = clinic.day.records.map { record -> JSONValue in
                guard record["kind"] == "consent", var envelope = record.object,
                    var data = record["data"]?.object
                else { return record }
                data["consent_scope"] = "encounter_only"
                envelope["data"] = .object(data)
                return .object(envelope)
            }
            let report = try await bridge.importEnvelopes(
                envelopes.map { ImportedEnvelope(value: .success($0), origin: "day") })
            #expect(report.refused == 0)
            let run = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(run.counts.total.failed == 0 && run.counts.total.pending == 0)
            let types = Set(
                clinic.simulator.snapshot.resources.filter {
                    $0.organizationID == SimulatorClient.demo.organizationID
                }.map(\.type))
            #expect(
                types.isSubset(of: [
                    "Organization", "Location", "PractitionerRole", "Encounter", "Medication",
                ]), "\(types)")
            let encounter = clinic.simulator.snapshot.resources(ofType: "Encounter").first?.current
            #expect(encounter?["diagnosis"] == nil)
        }
    }

    @Test("Consent recorded later brings back what lacked it, and the visit is closed")
    func laterConsent() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 7, visits: 2) { try file.open($0) }
        try clinic.executor.run {
            try await clinic.setUp()
            let bridge = clinic.process()
            let envelopes = clinic.day.records.map {
                ImportedEnvelope(value: .success($0), origin: "day")
            }
            let consents = clinic.day.records.filter { $0["kind"] == "consent" }
            let others = zip(clinic.day.records, envelopes)
                .filter { $0.0["kind"] != "consent" }.map(\.1)
            _ = try await bridge.importEnvelopes(others)
            let first = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(first.counts.byType["Encounter"]?.completed == 0)
            #expect(clinic.simulator.snapshot.resources(ofType: "Encounter").isEmpty)
            _ = try await bridge.importEnvelopes(
                consents.map { ImportedEnvelope(value: .success($0), origin: "consents") })
            let second = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
            #expect(second.counts.total.skipped == 0)
            #expect(second.counts.total.pending == 0 && second.counts.total.failed == 0)
            let encounters = clinic.simulator.snapshot.resources(ofType: "Encounter")
            #expect(encounters.count == clinic.day.encounterCount)
            #expect(encounters.allSatisfy { $0.current["status"] == "finished" })
        }
    }
}
