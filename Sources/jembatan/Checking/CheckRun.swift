import ClinicRecord
import FHIRR4
import Foundation
import RecordMapping
import SatusehatRules
import SyncCore

/// One check from its inputs to its counts, on every core and in bounded memory.
///
/// Documents are cut off one after the other and checked in batches; what is found is handed over
/// in the order of the input as soon as it is known.
struct CheckRun {
    /// Large enough that handing over costs nothing beside the work.
    private static let batchBytesMax = 1 << 18
    /// Batches on their way for each core: one being checked and one waiting.
    private static let batchesPerCore = 2
    /// Clinic records are mapped together, as they refer to each other; what is held has a limit.
    private static let recordBytesMax = 64 << 20

    private static let jakartaOffsetMinutes = 7 * 60

    private struct Part: Sendable {
        let bytes: [UInt8]
        let origin: String
    }

    private let check: DocumentCheck
    private let organizationID: String?
    /// The day of the clinic, for papers that run out.
    private let today: CalendarDate?
    private let coresMax: Int
    private let show: ([CheckEntry]) -> Void
    private var records: [(record: ClinicRecord, origin: String)] = []
    private var recordBytes = 0
    /// Batches that were done before an earlier one.
    private var early: [Int: [DocumentCheck.Outcome]] = [:]
    private var nextShown = 0
    private(set) var counts = CheckCounts()

    init(
        book: RuleBook, organizationID: String?, now: Instant, cores: Int,
        show: @escaping ([CheckEntry]) -> Void
    ) {
        self.check = DocumentCheck(
            rules: RuleCheck(book, organizationID: organizationID, now: now), book: book,
            limits: .standard)
        self.organizationID = organizationID
        self.today =
            now.calendarDate(offsetMinutes: Self.jakartaOffsetMinutes)
        self.coresMax = max(1, cores)
        self.show = show
    }

    mutating func run(_ files: [InputFile]) async throws {
        let check = self.check
        let limit = self.coresMax * Self.batchesPerCore
        try await withThrowingTaskGroup(of: (Int, [DocumentCheck.Outcome]).self) { group in
            var batch: [Part] = []
            var batchBytes = 0
            var started = 0
            var running = 0
            func start(_ parts: [Part]) {
                let number = started
                started += 1
                running += 1
                group.addTask {
                    (number, parts.map { check.outcome($0.bytes, origin: $0.origin) })
                }
            }
            for file in files {
                try await file.read(partBytesMax: JSONLimits.standard.bytesMax) { part in
                    batchBytes += part.bytes.count
                    batch.append(
                        Part(bytes: part.bytes, origin: part.place.origin(in: file.name)))
                    guard batchBytes >= Self.batchBytesMax else { return }
                    start(batch)
                    batch = []
                    batchBytes = 0
                    while running >= limit, let done = try await group.next() {
                        running -= 1
                        self.take(done)
                    }
                }
            }
            start(batch)
            for try await done in group { self.take(done) }
        }
        self.mapRecords()
    }

    private mutating func take(_ done: (number: Int, outcomes: [DocumentCheck.Outcome])) {
        self.early[done.number] = done.outcomes
        while let outcomes = self.early.removeValue(forKey: self.nextShown) {
            self.nextShown += 1
            for outcome in outcomes { self.take(outcome) }
        }
    }

    private mutating func take(_ outcome: DocumentCheck.Outcome) {
        self.counts.add(outcome)
        if !outcome.entries.isEmpty { self.show(outcome.entries) }
        guard let (record, origin, bytes) = outcome.record else { return }
        guard self.recordBytes + bytes <= Self.recordBytesMax else {
            self.counts.unmapped += 1
            return
        }
        self.recordBytes += bytes
        self.records.append((record, origin))
    }

    // MARK: Clinic records

    /// Maps what came in to the resources that would be sent, and checks those. What they refer to
    /// has no id of the platform yet, so stand-ins take its place, as they do in the queue.
    private mutating func mapRecords() {
        guard !self.records.isEmpty else { return }
        var known = KnownRecords()
        for (record, _) in self.records { known.insert(record) }
        let mapper = RecordMapper(
            MappingContext(
                satusehatOrganizationID: self.organizationID ?? Self.anyOrganizationID))
        guard let today = self.today else { return }
        let intake = IntakeCheck(
            known: known, previous: nil, practitionersWithIHSNumber: nil, today: today)
        for (record, origin) in self.records {
            let (usable, findings) = intake.check(record)
            var entries = findings.map { CheckEntry($0, stage: .intake, origin: origin) }
            if let usable { entries += self.entries(mapper.map(usable, known: known), origin) }
            guard !entries.isEmpty else { continue }
            self.counts.add(entries)
            self.show(entries)
        }
    }

    private mutating func entries(_ mapped: MappedRecord, _ origin: String) -> [CheckEntry] {
        var entries = mapped.findings.map { CheckEntry($0, stage: .mapping, origin: origin) }
        for delivery in mapped.deliveries where delivery.operation != .search {
            guard let resource = try? JSONValue(parsing: delivery.template) else { continue }
            self.counts.mapped += 1
            entries += self.check.entries(resource, origin: origin)
        }
        return entries
    }

    /// Stands in identifiers where no Organization ID was named.
    private static let anyOrganizationID = "100000000"
}
