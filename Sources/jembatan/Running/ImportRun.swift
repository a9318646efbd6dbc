import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// One import from its inputs to its report, in bounded memory.
///
/// Envelopes go to the bridge in batches. One that was refused because it names a record not seen
/// yet is kept and handed in once more at the end, so that the order of files does not matter.
struct ImportRun {
    /// Large enough for a clinic's day in one call, small enough to hold.
    private static let batchCountMax = 500
    private static let batchBytesMax = 32 << 20
    /// What may wait for a record that comes later.
    private static let deferredBytesMax = 256 << 20

    /// More than one record can have.
    private static let findingsMax = 10_000

    private let bridge: Bridge
    private let limits = JSONLimits.standard
    private var batch: [ImportedEnvelope] = []
    private var batchBytes = 0
    private var batches = 0
    private var deferred: [ImportedEnvelope] = []
    private var deferredBytes = 0
    /// Accepted records of which an item names a record that had not come in yet, by origin.
    private var incomplete: [String: RecordName] = [:]
    private(set) var report = ImportReport()
    /// How many inputs could be read as JSON at all.
    private(set) var readable = 0
    private(set) var unreadable = 0

    init(bridge: Bridge) {
        self.bridge = bridge
    }

    mutating func take(_ file: InputFile) async throws {
        try await file.read(partBytesMax: self.limits.bytesMax) { part in
            try await self.add(part, of: file)
        }
    }

    mutating func finish() async throws {
        try await self.flush()
        // One call looks at its own leftovers again by itself.
        guard self.batches > 1, !self.deferred.isEmpty else { return }
        let again = self.deferred
        self.deferred = []
        // What they said the first time is replaced by what they say now.
        let origins = Set(again.map(\.origin))
        self.report.findings.removeAll { origins.contains($0.origin) }
        self.report.refused -= again.count
        for start in stride(from: 0, to: again.count, by: Self.batchCountMax) {
            let end = min(start + Self.batchCountMax, again.count)
            self.merge(try await self.bridge.importEnvelopes(Array(again[start..<end])))
        }
    }

    private mutating func add(_ part: SplitPart, of file: InputFile) async throws {
        let value: Result<JSONValue, JSONError>
        do {
            value = .success(try JSONValue(parsing: part.bytes, limits: self.limits))
            self.readable += 1
        } catch {
            value = .failure(error)
            self.unreadable += 1
        }
        self.batch.append(
            ImportedEnvelope(value: value, origin: part.place.origin(in: file.name)))
        self.batchBytes += part.bytes.count
        if self.batch.count >= Self.batchCountMax || self.batchBytes >= Self.batchBytesMax {
            try await self.flush()
        }
    }

    private mutating func flush() async throws {
        guard !self.batch.isEmpty else { return }
        let batch = self.batch
        let bytes = self.batchBytes
        self.batch = []
        self.batchBytes = 0
        self.batches += 1
        let answer = try await self.bridge.importEnvelopes(batch)
        self.merge(answer)
        self.noteIncomplete(answer, batch)
        guard self.deferredBytes < Self.deferredBytesMax else { return }
        let waiting = Set(
            answer.findings.lazy
                .filter { $0.finding.code == .unknownReference && $0.finding.refusesRecord }
                .map(\.origin))
        guard !waiting.isEmpty else { return }
        self.deferred += batch.filter { waiting.contains($0.origin) }
        self.deferredBytes += bytes
    }

    /// Takes back what later batches have made good: planning looks at such records again, and what
    /// it still finds is stored.
    mutating func settleIncomplete(in store: any SyncStore) async throws {
        for (origin, name) in self.incomplete {
            var standing: Set<String> = []
            for tenant in self.report.tenants {
                let rows = try await store.findings(name, limit: Self.findingsMax, for: tenant)
                standing.formUnion(
                    rows.filter { $0.code == FindingCode.unknownReference.rawValue }.map(\.path))
            }
            self.report.findings.removeAll {
                $0.origin == origin && $0.finding.code == .unknownReference
                    && !standing.contains($0.finding.path)
            }
        }
    }

    private mutating func noteIncomplete(_ answer: ImportReport, _ batch: [ImportedEnvelope]) {
        let origins = Set(
            answer.findings.lazy
                .filter { $0.finding.code == .unknownReference && !$0.finding.refusesRecord }
                .map(\.origin))
        guard !origins.isEmpty else { return }
        for envelope in batch where origins.contains(envelope.origin) {
            guard case .success(let value) = envelope.value,
                let kind = value["kind"]?.string,
                let id = value["id"]?.string.flatMap(UUID.init(uuidString:))
            else { continue }
            self.incomplete[envelope.origin] = RecordName(kind: kind, id: id)
        }
    }

    private mutating func merge(_ answer: ImportReport) {
        self.report.accepted += answer.accepted
        self.report.ignored += answer.ignored
        self.report.refused += answer.refused
        self.report.findings += answer.findings
        self.report.tenants.formUnion(answer.tenants)
    }
}
