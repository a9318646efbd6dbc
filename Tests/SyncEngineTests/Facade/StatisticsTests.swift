import EngineSimulation
import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("The figures of a period")
struct StatisticsTests {
    /// The demonstration day is one of March; a stay that ends on it began in February.
    private static let months = (
        CalendarDate(year: 2026, month: 2, day: 1), CalendarDate(year: 2026, month: 3, day: 31)
    )

    private static func figures(
        _ bridge: Bridge, _ day: HandedInDay, judgedAt: Date? = nil, polyclinic: UUID? = nil
    ) async throws -> SyncStatistics {
        try await bridge.statistics(
            from: try #require(Self.months.0), to: try #require(Self.months.1),
            polyclinicID: polyclinic, judgedAt: judgedAt, tenant: day.tenant)
    }

    /// Until the first of April has come in Jakarta.
    private static func untilApril(_ day: HandedInDay) async throws {
        let april = Date(timeIntervalSince1970: 1_774_976_400 + 3_600)
        try await day.pass(.seconds(april.timeIntervalSince(day.clinic.executor.now)))
    }

    @Test("With nothing handed in every figure is nothing, and the rate is none")
    func nothing() throws {
        let day = try HandedInDay(seed: 2)
        try day.run { bridge in
            let figures = try await Self.figures(bridge, day)
            #expect(figures.byType.isEmpty && figures.encountersFinished == 0)
            #expect(figures.syncRatePercent == nil)
        }
    }

    @Test("A day that arrived whole is synced at a hundred percent; pending before that")
    func whole() throws {
        let day = try HandedInDay(seed: 2, visits: 8)
        let count = day.clinic.day.encounterCount
        try day.run { bridge in
            try await day.handIn(bridge)
            try await bridge.plan(day.tenant)
            let before = try await Self.figures(bridge, day)
            #expect(before.encountersFinished == count && before.encountersCreated == 0)
            #expect(before.syncRatePercent == 0)
            #expect(before.byType["Encounter"]?.pending == 2 * count)
            #expect(before.byType.values.allSatisfy { $0.totalAttempted == 0 })
            try await day.send(bridge)
            let after = try await Self.figures(bridge, day)
            #expect(after.encountersCreated == count && after.encountersSynced == count)
            #expect(after.syncRatePercent == 100)
            #expect(after.commonErrors.isEmpty && after.skippedByReason.isEmpty)
            let rows = try await day.clinic.deliveries().filter { $0.encounterID != nil }
            for (type, row) in after.byType {
                let wanted = rows.filter { $0.key.type == type }.count
                #expect(row.successful == wanted && row.totalAttempted == wanted, "\(type)")
                #expect(row.failed == 0 && row.pending == 0 && row.skipped == 0)
            }
            #expect(Set(after.byType.keys) == Set(rows.map(\.key.type)))
        }
    }

    @Test("Failed, skipped and pending are told apart, with reasons and errors")
    func troubled() throws {
        let day = try HandedInDay(
            seed: 5, visits: 12,
            problems: [.unknownPatient, .missingConsent, .unknownDiagnosisCode])
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let figures = try await Self.figures(bridge, day)
            let rows = try await day.clinic.deliveries().filter { $0.encounterID != nil }
            let skipped = rows.filter { $0.status == .skipped }.count
            #expect(figures.skippedByReason == ["consent_missing": skipped])
            #expect(figures.byType["Condition"]?.failed == 1)
            #expect(figures.byType.values.map(\.skipped).reduce(0, +) == skipped)
            let pending = rows.filter { $0.status == .pending }.count
            #expect(figures.byType.values.map(\.pending).reduce(0, +) == pending)
            let attempted = rows.filter { $0.status == .completed || $0.status == .failed }.count
            #expect(figures.byType.values.map(\.totalAttempted).reduce(0, +) == attempted)
            let errors = Dictionary(
                uniqueKeysWithValues: figures.commonErrors.map { ($0.errorType, $0.count) })
            #expect(errors == ["patient_not_registered": 1, "rule_10003": 1])
            let finished = day.clinic.day.encounterCount
            #expect(figures.encountersFinished == finished)
            #expect(figures.encountersSynced == finished - 2)
            let hundredths = ((finished - 2) * 20_000 + finished) / (2 * finished)
            #expect(figures.syncRatePercent == Decimal(hundredths) / 100)
        }
    }

    @Test("What comes after its end does not alter a closed month")
    func closedMonth() throws {
        let day = try HandedInDay(
            seed: 5, visits: 12,
            problems: [.unknownPatient, .missingConsent, .unknownDiagnosisCode])
        let visits = day.records("encounter").filter { $0["data"]?["diagnoses"]?[0] != nil }
        try day.run { bridge in
            // One visit is kept back until April.
            let late = HandedInDay.id(visits[0])
            try await day.handIn(bridge) { HandedInDay.id($0) == late ? nil : $0 }
            try await day.send(bridge)
            try await Self.untilApril(day)
            let march = try await Self.figures(bridge, day)
            #expect(march.encountersHandedInLater == 0)
            // Everything that failed is mended, what was skipped is sent, a visit revised.
            try await day.take(bridge, visits[0])
            try await day.take(
                bridge,
                HandedInDay.revised(visits[1]) { data in
                    guard var item = data["diagnoses"]?[0]?.object else { return }
                    item["id"] = .string(NameUUID.make("april").uuidString.lowercased())
                    item["kind"] = "secondary"
                    item["rank"] = 9
                    data["diagnoses"] = .array((data["diagnoses"]?.array ?? []) + [.object(item)])
                })
            _ = try await bridge.setConsentOverride(
                legalGround: "PMK 24/2022", author: nil, authorName: "dr. Sari",
                tenant: day.tenant)
            _ = try await bridge.startBulkRetry(BulkRetryRequest(.all), day.tenant, by: nil)
            try await day.send(bridge)
            let after = try await Self.figures(bridge, day)
            var wanted = march
            wanted.encountersHandedInLater = 1
            #expect(after == wanted)
            let now = try await Self.figures(bridge, day, judgedAt: day.clinic.executor.now)
            #expect(now.skippedByReason.isEmpty)
            #expect(now.encountersFinished == march.encountersFinished + 1)
            #expect(now.encountersSynced > march.encountersSynced)
        }
    }

    @Test("An encounter counts by the clinic's day and place, and other days and places not")
    func filtered() throws {
        let day = try HandedInDay(seed: 2, visits: 8)
        try day.run { bridge in
            try await day.handIn(bridge)
            try await day.send(bridge)
            let all = try await Self.figures(bridge, day)
            var sum = 0
            for place in day.ids("location") {
                sum += try await Self.figures(bridge, day, polyclinic: place).encountersFinished
            }
            #expect(sum == all.encountersFinished && sum > 0)
            let january = try await bridge.statistics(
                from: try #require(CalendarDate(year: 2026, month: 1, day: 1)),
                to: try #require(CalendarDate(year: 2026, month: 1, day: 31)),
                judgedAt: day.clinic.executor.now, tenant: day.tenant)
            #expect(january.encountersFinished == 0 && january.byType.isEmpty)
            let nowhere = try await Self.figures(
                bridge, day, polyclinic: NameUUID.make("nowhere"))
            #expect(nowhere.encountersFinished == 0 && nowhere.byType.isEmpty)
        }
    }
}
