import ClinicRecord
import FHIRR4
import Foundation
import SyncEngine

/// Takes the records of one call in, in batches, so that a long stream needs little memory.
///
/// A record that was refused because it names one that comes later in the stream is offered once more
/// at the end.
struct RecordIntake {
    private static let batchCountMax = 500
    private static let batchBytesMax = 16 << 20
    private static let deferredMax = 5_000

    private let bridge: Bridge
    private let organizationID: UUID
    private var batch: [ImportedEnvelope] = []
    private var batchBytes = 0
    private var deferred: [ImportedEnvelope] = []
    private var report = ImportReport()

    init(bridge: Bridge, organizationID: UUID) {
        self.bridge = bridge
        self.organizationID = organizationID
    }

    /// One record or an array of them.
    mutating func add(document bytes: [UInt8]) async throws {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw APIError.invalidJSON(error)
        }
        if let items = value.array {
            for (index, item) in items.enumerated() {
                try await self.add(.success(item), origin: "$[\(index)]", bytes: 0)
            }
        } else {
            try await self.add(.success(value), origin: "$", bytes: bytes.count)
        }
    }

    mutating func add(_ line: [UInt8], origin: String) async throws {
        let value: Result<JSONValue, JSONError>
        do {
            value = .success(try JSONValue(parsing: line))
        } catch {
            value = .failure(error)
        }
        try await self.add(value, origin: origin, bytes: line.count)
    }

    mutating func finish() async throws -> ImportReport {
        try await self.flush()
        let again = self.deferred
        guard !again.isEmpty else { return self.report }
        // What they said the first time is replaced by what they say now.
        let origins = Set(again.map(\.origin))
        self.report.findings.removeAll { origins.contains($0.origin) }
        self.report.refused -= again.count
        self.merge(
            try await self.bridge.importEnvelopes(again, ofOrganization: self.organizationID))
        return self.report
    }

    private mutating func add(
        _ value: Result<JSONValue, JSONError>, origin: String, bytes: Int
    ) async throws {
        self.batch.append(ImportedEnvelope(value: value, origin: origin))
        self.batchBytes += bytes
        if self.batch.count >= Self.batchCountMax || self.batchBytes >= Self.batchBytesMax {
            try await self.flush()
        }
    }

    private mutating func flush() async throws {
        guard !self.batch.isEmpty else { return }
        let batch = self.batch
        self.batch = []
        self.batchBytes = 0
        let answer = try await self.bridge.importEnvelopes(
            batch, ofOrganization: self.organizationID)
        self.merge(answer)
        let waiting = Set(
            answer.findings.lazy
                .filter { $0.finding.code == .unknownReference && $0.finding.refusesRecord }
                .map(\.origin))
        guard !waiting.isEmpty, self.deferred.count + waiting.count <= Self.deferredMax else {
            return
        }
        self.deferred += batch.filter { waiting.contains($0.origin) }
    }

    private mutating func merge(_ answer: ImportReport) {
        self.report.accepted += answer.accepted
        self.report.ignored += answer.ignored
        self.report.refused += answer.refused
        self.report.findings += answer.findings
        self.report.tenants.formUnion(answer.tenants)
    }
}
