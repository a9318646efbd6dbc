import ClinicRecord
import FHIRR4
import Testing

@Suite struct StatusHistoryTests {
    private static let start = "2026-05-11T09:00:00+08:00"
    private static let examined = "2026-05-11T09:20:00+08:00"
    private static let end = "2026-05-11T09:55:00+08:00"

    private static func entry(_ status: String, _ start: String, _ end: String?) -> JSONValue {
        let entry: JSONValue = ["status": .string(status), "start": .string(start)]
        return entry.setting("end", to: end.map { .string($0) })
    }

    private func visit(_ history: [JSONValue]?) -> JSONValue {
        Sample.shortVisit.setting("data.status_history", to: history.map { .array($0) })
    }

    private func course(_ value: JSONValue) throws -> [String] {
        _ = try Sample.read(value)
        return try Sample.encounter(value).statusHistory.map { period in
            let clock = { (instant: Instant) in instant.utcText.dropFirst(11).prefix(5) }
            return "\(period.status.rawValue) \(clock(period.start))-\(period.end.map(clock) ?? "")"
        }
    }

    private let whole = ["arrived 01:00-01:20", "in_progress 01:20-01:55", "finished 01:55-01:55"]

    @Test("Ends that the clinic left out are derived")
    func derivedEnds() throws {
        let history = [
            Self.entry("arrived", Self.start, nil), Self.entry("in_progress", Self.examined, nil),
            Self.entry("finished", Self.end, nil),
        ]
        #expect(try self.course(self.visit(history)) == self.whole)
    }

    @Test("The end of a finished visit is derived")
    func derivedLast() throws {
        let history = [
            Self.entry("arrived", Self.start, Self.examined),
            Self.entry("in_progress", Self.examined, nil),
        ]
        #expect(try self.course(self.visit(history)) == self.whole)
    }

    @Test("The arrival is derived from the start of the visit")
    func derivedFirst() throws {
        let history = [Self.entry("in_progress", Self.examined, Self.end)]
        #expect(try self.course(self.visit(history)) == self.whole)
    }

    @Test("The whole course is derived when the attending practitioner's start is known")
    func derivedWhole() throws {
        let value = self.visit(nil).setting(
            "data.participants[0].start", to: .string(Self.examined))
        #expect(try self.course(value) == self.whole)
        let empty = self.visit([]).setting(
            "data.participants[0].start", to: .string(Self.examined))
        #expect(try self.course(empty) == self.whole)
    }

    @Test("A stay needs no arrival")
    func stay() throws {
        let value = self.visit(nil).setting("data.class", to: "inpatient")
            .setting("data.hospitalization", to: ["discharge_disposition": "home"])
        #expect(
            try self.course(value) == ["in_progress 01:00-01:55", "finished 01:55-01:55"])
    }

    @Test("A visit that has only begun has one open status")
    func arrived() throws {
        let value = self.visit(nil).setting("data.status", to: "arrived")
            .setting("data.period_end", to: nil).setting("data.diagnoses", to: nil)
        #expect(try self.course(value) == ["arrived 01:00-"])
    }

    @Test("A cancelled visit ends with its cancellation")
    func cancelled() throws {
        let value = self.visit([Self.entry("arrived", Self.start, Self.examined)])
            .setting("data.status", to: "cancelled").setting("data.period_end", to: nil)
            .setting("data.cancel_reason", to: "pasien pulang")
        #expect(try self.course(value) == ["arrived 01:00-01:20", "cancelled 01:20-01:20"])
    }

    @Test("Instants are compared, not their texts")
    func offsets() throws {
        let history = [
            Self.entry("arrived", "2026-05-11T08:00:00+07:00", "2026-05-11T01:20:00Z"),
            Self.entry("in_progress", Self.examined, "2026-05-11T01:55:00+00:00"),
            Self.entry("finished", Self.end, Self.end),
        ]
        #expect(try self.course(self.visit(history)) == self.whole)
    }

    private static let broken: [(String, [JSONValue], String)] = [
        (
            "out of order",
            [entry("in_progress", examined, end), entry("arrived", start, examined)],
            "[1].start"
        ),
        (
            "a gap",
            [
                entry("arrived", start, "2026-05-11T09:10:00+08:00"),
                entry("in_progress", examined, end),
            ], "[0].end"
        ),
        ("a late start", [entry("arrived", examined, end)], "[0].start"),
        (
            "an early start",
            [entry("in_progress", "2026-05-11T08:00:00+08:00", end)], "[0].start"
        ),
        (
            "an early finish",
            [
                entry("arrived", start, examined), entry("in_progress", examined, nil),
                entry("finished", "2026-05-11T09:50:00+08:00", nil),
            ], "[2].start"
        ),
        (
            "a finish that lasts",
            [
                entry("arrived", start, examined), entry("in_progress", examined, end),
                entry("finished", end, "2026-05-11T10:00:00+08:00"),
            ], "[2].end"
        ),
        (
            "an examination beyond the end",
            [
                entry("arrived", start, examined),
                entry("in_progress", examined, "2026-05-11T10:00:00+08:00"),
            ], "[1].end"
        ),
        (
            "something after the finish",
            [
                entry("arrived", start, examined), entry("finished", examined, examined),
                entry("in_progress", examined, end),
            ], "[1].status"
        ),
        ("no examination", [entry("arrived", start, end)], ""),
    ]

    @Test("A course that cannot be is refused", arguments: broken.indices)
    func refused(_ index: Int) {
        let (name, history, place) = Self.broken[index]
        let result = RecordReader.read(self.visit(history))
        #expect(result.record == nil, "\(name)")
        #expect(result.findings.map(\.code) == [.statusHistoryInvalid], "\(name)")
        #expect(result.findings.map(\.path) == ["data.status_history" + place], "\(name)")
    }

    @Test("A history that is absent and cannot be derived is required")
    func underivable() {
        let result = RecordReader.read(self.visit(nil))
        #expect(result.record == nil)
        #expect(result.findings.map(\.code) == [.fieldRequired])
        #expect(result.findings.map(\.path) == ["data.status_history"])
    }

    @Test("The last status is the status of the visit")
    func otherStatus() {
        let value = self.visit([Self.entry("arrived", Self.start, nil)])
            .setting("data.status", to: "in_progress").setting("data.period_end", to: nil)
        let result = RecordReader.read(value)
        #expect(result.findings.map(\.path) == ["data.status_history[0].status"])
    }
}
