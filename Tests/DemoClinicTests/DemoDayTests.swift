import FHIRR4
import Foundation
import Testing

@testable import DemoClinic

@Suite struct DemoDayTests {
    static let organization = UUID(
        uuid: (1, 2, 3, 4, 5, 6, 0x47, 8, 0x89, 10, 11, 12, 13, 14, 15, 16))

    static func day(
        visits: Int = 40,
        seed: UInt64 = 1,
        problems: Set<DemoProblem> = Set(DemoProblem.allCases)
    ) throws -> DemoDay {
        DemoClinic.day(
            visits: visits, seed: seed, date: try #require(CalendarDate("2026-03-04")),
            organizationID: self.organization, problems: problems)
    }

    static func records(_ kind: String, in day: DemoDay) -> [JSONValue] {
        day.records.filter { $0["kind"]?.string == kind }
    }

    @Test("The same plan gives the same bytes, another seed gives others")
    func determinism() throws {
        #expect(try Self.day().ndjson == Self.day().ndjson)
        #expect(try Self.day().ndjson != Self.day(seed: 2).ndjson)
    }

    @Test("A day holds exactly as many encounters as asked for", arguments: [1, 2, 3, 7, 40, 60])
    func count(visits: Int) throws {
        let day = try Self.day(visits: visits)
        #expect(Self.records("encounter", in: day).count == visits)
        #expect(day.encounterCount == visits)
        #expect(Self.records("patient", in: day).count == day.patientCount)
    }

    @Test("A full day shows everything the demonstration promises")
    func content() throws {
        let encounters = Self.records("encounter", in: try Self.day()).compactMap { $0["data"] }
        func holding(_ member: String) -> Int { encounters.count { $0[member] != nil } }
        #expect(encounters.contains { $0["class"] == "emergency" })
        #expect(encounters.contains { $0["class"] == "inpatient" })
        #expect(holding("lab_reports") >= 3)
        #expect(holding("dispenses") >= 20)
        #expect(holding("procedures") >= 4)
        #expect(holding("allergies") >= 2)
        #expect(holding("immunizations") == 2)
        #expect(holding("administrations") == 2)
        #expect(holding("medical_summary") == 40)
        let types = encounters.flatMap { encounter in
            (encounter["prescriptions"]?.array ?? []).flatMap { $0["items"]?.array ?? [] }
                .compactMap { $0["medicine"]?["type"]?.string }
        }
        #expect(types.contains("compound_per_dose"))
    }

    @Test("Exactly the three deliberate problems are told, and none when none is wanted")
    func problems() throws {
        let day = try Self.day()
        #expect(Set(day.deliberateProblems.map(\.kind)) == Set(DemoProblem.allCases))
        #expect(day.deliberateProblems.count == 3)
        #expect(try Self.day(problems: []).deliberateProblems.isEmpty)
        #expect(Self.records("consent", in: day).count == day.patientCount - 1)
        #expect(day.platformSeed["patients"]?.array?.count == day.patientCount - 1)
        let clean = try Self.day(visits: 60, problems: [])
        #expect(clean.platformSeed["patients"]?.array?.count == clean.patientCount)
        #expect(!String(decoding: clean.ndjson, as: UTF8.self).contains("\"J06.7\""))
    }

    @Test("Every id of a day is used once")
    func uniqueIDs() throws {
        var ids: [String] = []
        func collect(_ value: JSONValue) {
            for member in value.object?.members ?? [] {
                if member.name == "id", let id = member.value.string { ids.append(id) }
                collect(member.value)
            }
            for item in value.array ?? [] { collect(item) }
        }
        for record in try Self.day(visits: 60).records { collect(record) }
        #expect(ids.count > 500)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { UUID(uuidString: $0) != nil })
    }

    @Test("No number the platform sees as an identifier is given twice")
    func uniqueNumbers() throws {
        let encounters = Self.records("encounter", in: try Self.day(visits: 60))
            .compactMap { $0["data"] }
        func numbers(_ member: String, _ name: String) -> [String] {
            encounters.flatMap { $0[member]?.array ?? [] }.compactMap { $0[name]?.string }
        }
        let sets = [
            encounters.compactMap { $0["encounter_number"]?.string },
            numbers("prescriptions", "number"), numbers("dispenses", "number"),
            numbers("lab_orders", "number"), numbers("specimens", "number"),
            numbers("lab_results", "number"), numbers("lab_reports", "number"),
            numbers("allergies", "number"),
            encounters.compactMap { $0["medical_summary"]?["number"]?.string },
        ]
        for numbers in sets {
            #expect(!numbers.isEmpty)
            #expect(Set(numbers).count == numbers.count)
        }
    }

    @Test("Everything happened before the end of the clinic's day")
    func past() throws {
        let end = try #require(Instant("2026-03-05T00:00:00+07:00"))
        let allowed = ["follow_up_date", "expiry", "expiry_date", "str_expiry_date"]
        var latest = Instant(secondsSince1970: 0)
        func visit(_ value: JSONValue, _ name: String) {
            if let instant = value.string.flatMap({ Instant($0) }), !allowed.contains(name) {
                latest = max(latest, instant)
            }
            for member in value.object?.members ?? [] { visit(member.value, member.name) }
            for item in value.array ?? [] { visit(item, name) }
        }
        for record in try Self.day(visits: 60).records { visit(record, "") }
        #expect(latest < end)
        let now = try #require(Instant("2026-03-05T01:00:00+00:00"))
        #expect(DemoClinic.latestDay(before: now).text == "2026-03-04")
    }

    @Test("Every NIK is well formed, agrees with its owner and belongs to no real area")
    func niks() throws {
        let people = try Self.day().records.compactMap { $0["data"] }.filter { $0["nik"] != nil }
        #expect(people.count > 40)
        for person in people {
            let nik = try #require(person["nik"]?.string)
            let birth = try #require(person["birth_date"]?.string.flatMap { CalendarDate($0) })
            #expect(nik.count == 16)
            #expect(nik.hasPrefix("99"))
            let day = birth.day + (person["gender"] == "female" ? 40 : 0)
            #expect(Int(nik.dropFirst(6).prefix(2)) == day)
            #expect(Int(nik.dropFirst(8).prefix(2)) == birth.month)
        }
        #expect(Set(people.compactMap { $0["nik"]?.string }).count == people.count)
    }

    @Test("Every LOINC code of the catalogue carries its check digit")
    func loinc() {
        let codes = LabTest.all.map(\.loinc) + LabPanel.all.map(\.loinc)
        for code in codes {
            let halves = code.split(separator: "-")
            var sum = 0
            for (place, digit) in halves[0].compactMap(\.wholeNumberValue).reversed().enumerated() {
                let weighted = place.isMultiple(of: 2) ? digit * 2 : digit
                sum += weighted > 9 ? weighted - 9 : weighted
            }
            #expect(String((10 - sum % 10) % 10) == halves[1], "\(code)")
        }
    }

    @Test("The clinic keeps its rooms and staff from one day to the next")
    func sameClinic() throws {
        let first = try Self.day(seed: 1)
        let second = DemoClinic.day(
            seed: 9, date: try #require(CalendarDate("2026-03-05")),
            organizationID: Self.organization)
        for kind in ["location", "practitioner", "practitioner_assignment", "medicine"] {
            #expect(
                Self.records(kind, in: first).map { $0["id"] }
                    == Self.records(kind, in: second).map { $0["id"] })
        }
    }
}
