import DemoClinic
import EngineSimulation
import FHIRR4
import Foundation
import StoreSQLite
import SyncCore
import SyncEngine
import SyncStore
import Testing

/// A clinic's day as it is handed in, with the means to change it.
struct HandedInDay: Sendable {
    let file: TemporaryStore
    let clinic: SimulatedClinic

    init(seed: UInt64, visits: Int = 2, problems: Set<DemoProblem> = []) throws {
        let file = try TemporaryStore(inMemory: true)
        self.file = file
        self.clinic = try SimulatedClinic(seed: seed, visits: visits, problems: problems) {
            try file.open($0)
        }
    }

    var tenant: Tenant { self.clinic.tenant }
    var store: any SyncStore { self.clinic.store }

    func run<Value: Sendable>(
        _ body: @escaping @Sendable (Bridge) async throws -> Value
    ) throws -> Value {
        let clinic = self.clinic
        return try clinic.executor.run {
            try await clinic.setUp()
            return try await body(clinic.process())
        }
    }

    func records(_ kind: String) -> [JSONValue] {
        self.clinic.day.records.filter { $0["kind"]?.string == kind }
    }

    /// Local identifiers of the records of a kind, in the order of the day.
    func ids(_ kind: String) -> [UUID] { self.records(kind).compactMap(Self.id) }

    /// The first visit with a diagnosis and a medical summary.
    func visit() throws -> JSONValue {
        try #require(
            self.records("encounter").first {
                $0["data"]?["medical_summary"] != nil && $0["data"]?["diagnoses"]?[0] != nil
            })
    }

    func visitID() throws -> UUID { try #require(Self.id(try self.visit())) }

    func patientID(of visit: JSONValue) throws -> UUID {
        try #require(visit["data"]?["patient_id"]?.string.flatMap(UUID.init))
    }

    static func id(_ record: JSONValue) -> UUID? { record["id"]?.string.flatMap(UUID.init) }

    /// Hands in the whole day, each record as `change` leaves it; nil keeps one back.
    @discardableResult
    func handIn(
        _ bridge: Bridge, _ change: (JSONValue) -> JSONValue? = { $0 }
    ) async throws -> ImportReport {
        let report = try await bridge.importEnvelopes(
            self.clinic.day.records.compactMap(change).map {
                ImportedEnvelope(value: .success($0), origin: "day")
            })
        #expect(report.refused == 0, "\(report.findings.map(\.finding))")
        return report
    }

    /// The record with other data, as its next revision.
    static func revised(
        _ record: JSONValue, by step: Int = 1, _ change: (inout JSONObject) -> Void
    ) -> JSONValue {
        guard var envelope = record.object, var data = record["data"]?.object else {
            return record
        }
        change(&data)
        envelope["revision"] = .number(JSONNumber((envelope["revision"]?.int ?? 1) + step))
        envelope["data"] = .object(data)
        return .object(envelope)
    }

    func take(_ bridge: Bridge, _ record: JSONValue) async throws {
        let report = try await bridge.importEnvelopes([
            ImportedEnvelope(value: .success(record), origin: "revision")
        ])
        #expect(report.accepted == 1, "\(report.findings.map(\.finding))")
    }

    func send(_ bridge: Bridge) async throws {
        _ = try await bridge.run(self.tenant, until: .empty(timeout: nil))
    }

    /// Lets the world go on for a time.
    func pass(_ time: Duration) async throws {
        try await self.clinic.executor.ambient.sleep(time)
    }
}
