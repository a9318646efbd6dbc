import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import RecordMapping
import SatusehatRules
import SyncCore

/// How fast resources are checked before they are sent, parsing included.
struct CheckBenchmark {
    private static let visits = 100
    /// Resources of about this size are what a million is promised of.
    private static let bytesWanted = 1_500
    private static let atLeast: Duration = .seconds(2)
    private static let million = 1_000_000.0

    func run() async throws {
        let texts = try Self.resources()
        let size = texts.map(\.count).reduce(0, +) / texts.count
        let values = try texts.map { try JSONValue(parsing: $0) }
        let rules = RuleCheck()
        var table = Table(
            "Checking: \(texts.count) resources of \(size) bytes", ["work", "per second", "share"])
        var whole: Double?
        func add(_ name: String, _ perSecond: Double) {
            let share = whole.map { ($0 / perSecond).text(2) } ?? "1"
            whole = whole ?? perSecond
            table.add(name, perSecond.text(0), share)
        }
        add(
            "parsed, checked against R4 and the rules; one thread",
            try Self.rate(texts.count) {
                for text in texts { try Self.check(text, rules) }
            })
        add(
            "parsed",
            try Self.rate(texts.count) {
                for text in texts { _ = try JSONValue(parsing: text) }
            })
        add(
            "checked against R4",
            Self.rate(values.count) {
                for value in values { _ = StructureCheck().issues(in: value) }
            })
        add(
            "checked against the rules",
            Self.rate(values.count) {
                for value in values { _ = rules.findings(in: value) }
            })
        table.show()
        let cores = 2
        let processor = clock()
        let perSecond = try await Self.parallelRate(texts, rules, cores: cores)
        // Others may have had the cores meanwhile, so the time the processor took is told as well.
        let seconds = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
        let share = seconds / (Self.atLeast / .seconds(1)) / Double(cores)
        print(
            "\nOn \(cores) cores, of which others left \((share * 100).text(0)) %: "
                + "\(perSecond.text(0)) a second, a million in "
                + "\((Self.million / perSecond).text(0)) s; with both to itself in "
                + "\((Self.million / perSecond * share).text(0)) s.")
    }

    /// Mapped resources of a demo day near the size that is promised of.
    private static func resources() throws -> [[UInt8]] {
        let day = DemoClinic.day(
            visits: Self.visits,
            date: DemoClinic.latestDay(before: Instant(secondsSince1970: 1_772_600_400)),
            organizationID: Plans.tenant.organizationID)
        let records = day.records.compactMap { RecordReader.read($0).record }
        var known = KnownRecords()
        for record in records { known.insert(record) }
        let mapper = RecordMapper(MappingContext(satusehatOrganizationID: "100000001"))
        let texts = records.flatMap { mapper.map($0, known: known).deliveries }
            .filter { $0.operation != .search }
            .map(\.template)
        // The largest ones, as far as their mean stays above the size.
        var chosen: [[UInt8]] = []
        var bytes = 0
        for text in texts.sorted(by: { $0.count > $1.count }) {
            guard (bytes + text.count) / (chosen.count + 1) >= Self.bytesWanted else { break }
            bytes += text.count
            chosen.append(text)
        }
        return chosen
    }

    private static func check(_ text: [UInt8], _ rules: RuleCheck) throws {
        let value = try JSONValue(parsing: text)
        _ = StructureCheck().issues(in: value)
        _ = rules.findings(in: value)
    }

    private static func rate(_ count: Int, _ work: () throws -> Void) rethrows -> Double {
        try work()
        let clock = ContinuousClock()
        let start = clock.now
        var done = 0
        while clock.now - start < Self.atLeast {
            try work()
            done += count
        }
        return Double(done) / ((clock.now - start) / .seconds(1))
    }

    private static func parallelRate(
        _ texts: [[UInt8]], _ rules: RuleCheck, cores: Int
    ) async throws -> Double {
        try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<cores {
                group.addTask {
                    try Self.rate(texts.count) {
                        for text in texts { try Self.check(text, rules) }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
