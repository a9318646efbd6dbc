import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import RecordMapping
import SyncCore

/// How fast documents are read, written, mapped and checked.
struct DocumentBenchmark {
    private static let visits = 100
    private static let atLeast: Duration = .seconds(2)

    func run() throws {
        let day = DemoClinic.day(
            visits: Self.visits,
            date: DemoClinic.latestDay(before: Instant(secondsSince1970: 1_772_600_400)),
            organizationID: Plans.tenant.organizationID)
        let texts = day.records.map(\.bytes)
        let values = day.records
        let records = values.compactMap { RecordReader.read($0).record }
        var known = KnownRecords()
        for record in records { known.insert(record) }
        let mapper = RecordMapper(
            MappingContext(satusehatOrganizationID: "100000001", trigger: .completion))
        let resources = try records.flatMap { mapper.map($0, known: known).deliveries }
            .filter { $0.operation != .search }
            .map { try JSONValue(parsing: $0.template) }
        let bytes = texts.map(\.count).reduce(0, +)
        var table = Table(
            "Documents: a day of \(Self.visits) visits, \(records.count) records, "
                + "\(resources.count) resources, \(bytes / 1_024) KiB; one thread",
            ["work", "per second", "MB/s", "times Foundation's reading"])
        var base: Double?
        func add(_ name: String, _ count: Int, isBytes: Bool, _ work: () throws -> Void) rethrows {
            let rounds = try Self.roundsPerSecond(work)
            let megabytes = isBytes ? (rounds * Double(bytes) / 1_000_000).text(1) : ""
            let times = base.map { (rounds / $0).text(2) } ?? "1"
            base = base ?? rounds
            table.add(
                name, (rounds * Double(count)).text(0), megabytes, isBytes ? times : "")
        }
        let data = texts.map { Data($0) }
        try add("records read by JSONSerialization, for comparison", data.count, isBytes: true) {
            for text in data { _ = try JSONSerialization.jsonObject(with: text) }
        }
        try add("records parsed (JSON)", texts.count, isBytes: true) {
            for text in texts { _ = try JSONValue(parsing: text) }
        }
        add("records written (JSON)", values.count, isBytes: true) {
            for value in values { _ = value.bytes }
        }
        add("records read and checked", values.count, isBytes: true) {
            for value in values { _ = RecordReader.read(value) }
        }
        add("records mapped to FHIR", records.count, isBytes: false) {
            for record in records { _ = mapper.map(record, known: known) }
        }
        add("resources checked against R4", resources.count, isBytes: false) {
            for resource in resources { _ = StructureCheck().issues(in: resource) }
        }
        table.show()
    }

    private static func roundsPerSecond(_ work: () throws -> Void) rethrows -> Double {
        try work()
        let clock = ContinuousClock()
        let start = clock.now
        var rounds = 0
        while clock.now - start < Self.atLeast {
            try work()
            rounds += 1
        }
        return Double(rounds) / ((clock.now - start) / .seconds(1))
    }
}
