import ClinicRecord
import FHIRR4
import Testing

/// Spoils valid records at random and by a seed, and reads them.
@Suite struct MutationTests {
    /// SplitMix64, so that a failing seed can be run again.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            self.state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = self.state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let secret = "7371019999999999"
    private static let replacements: [JSONValue] = [
        .null, true, false, 0, -1, 5, .decimal("1e400"), .decimal("-0.000000000000000000001"),
        "", "-", "0", " ", "x", .string(secret), .string(String(repeating: "9", count: 5000)),
        "2026-13-01", "2026-05-11T09:00:00", "1999-01-01T00:00:00Z", "2026-05-11", "A09.9",
        "00000000-0000-0000-0000-000000000000", [], [:], [.null], [[:]], [[[]]],
        ["code": .string(secret)], .object(JSONObject()).setting(secret, to: .string(secret)),
        ["value": 1, "unit": "x", "ucum": "x"],
    ]

    @Test(
        "Whatever becomes of a record, reading ends with a record or a finding", arguments: 0..<24)
    func mutations(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let bases = Sample.masters + [Sample.shortVisit, Sample.fullVisit, Sample.fullVisit]
        for round in 0..<60 {
            var value = bases[Int(random.next() % UInt64(bases.count))]
            for _ in 0...(random.next() % 3) { value = Self.spoil(value, &random) }
            let result = RecordReader.read(value)
            let hasError = result.findings.contains { $0.severity == .error }
            #expect(result.record != nil || hasError, "seed \(seed) round \(round)")
            if result.findings.contains(where: \.refusesRecord) {
                #expect(result.record == nil, "seed \(seed) round \(round)")
            }
            for finding in result.findings {
                Self.expectDiscreet(finding)
            }
            if let record = result.record {
                // What could not be read is a stand-in until its item is thrown away.
                let values = "\(record.data)"
                #expect(!values.contains("00000000-0000-0000-0000-000000000000"))
                #expect(!values.contains("1970-01-01"))
            }
            self.checkAgain(result)
        }
    }

    /// The checks that need other records must stand the same treatment.
    private func checkAgain(_ result: ReadResult) {
        guard let record = result.record, let today = CalendarDate("2026-05-12") else { return }
        var known = KnownRecords()
        for master in Sample.masters {
            if let record = RecordReader.read(master).record { known.insert(record) }
        }
        let previous = RecordReader.read(Sample.fullVisit).record
        let check = IntakeCheck(
            known: known, previous: previous, practitionersWithIHSNumber: [], today: today)
        for finding in check.check(record).findings { Self.expectDiscreet(finding) }
    }

    private static func expectDiscreet(_ finding: Finding) {
        for text in [finding.path, finding.message.indonesian, finding.message.english] {
            #expect(!text.contains(Self.secret))
        }
        #expect(!finding.message.indonesian.isEmpty && !finding.message.english.isEmpty)
    }

    private static func spoil(_ value: JSONValue, _ random: inout Seeded) -> JSONValue {
        switch value {
        case .object(let object) where !object.isEmpty && !Self.oneIn(12, &random):
            let member = object.members[Int(random.next() % UInt64(object.count))]
            var object = object
            if Self.oneIn(8, &random) {
                object[member.name] = nil
            } else if Self.oneIn(20, &random) {
                object[Self.secret] = member.value
            } else {
                object[member.name] = Self.spoil(member.value, &random)
            }
            return .object(object)
        case .array(let items) where !items.isEmpty && !Self.oneIn(12, &random):
            let index = Int(random.next() % UInt64(items.count))
            var items = items
            switch random.next() % 10 {
            case 0: items.remove(at: index)
            case 1: items.append(items[index])
            default: items[index] = Self.spoil(items[index], &random)
            }
            return .array(items)
        default:
            return Self.replacements[Int(random.next() % UInt64(Self.replacements.count))]
        }
    }

    private static func oneIn(_ count: UInt64, _ random: inout Seeded) -> Bool {
        random.next() % count == 0
    }
}
