import Foundation
import SyncCore
import SyncStore
import Testing

@testable import StoreSQLite

@Suite("Facts of encounters that are older than the tables for them")
struct LateFactTests {
    @Test("They are made up for once, in pages, and never over newer ones")
    func pages() async throws {
        let place = try TemporaryStore()
        let before = Migration.all.filter { $0.version < 6 }
        let old = try place.openStore(migrations: before)
        let names = (0..<5).map { _ in RecordName(kind: "encounter", id: place.ambient.makeUUID()) }
        _ = try await old.accept(names.map { Self.incoming($0) }, now: .noon)
        try old.close()
        let new = try place.openStore()
        var newer = Self.incoming(names[0], revision: 2)
        newer.fact = EncounterFact(
            clinicDate: "2026-04-02", branchID: nil, polyclinicID: nil, finish: nil)
        _ = try await new.accept([newer], now: .noon + 10)
        var seen: [RecordName] = []
        while let page = try await new.encountersWithoutFacts(limit: 2, for: .sample) {
            seen += page.map(\.name)
            try await new.saveLateFacts(page.map(Self.late), for: .sample)
        }
        #expect(Set(seen) == Set(names) && seen.count == 5)
        for (month, count) in [("2026-03", 4), ("2026-04", 1)] {
            let figures = try await new.figures(
                FigureRequest(
                    from: month + "-01", to: month + "-30", branchID: nil, polyclinicID: nil,
                    judgedAt: .noon - 1, errorsSince: .noon), for: .sample)
            #expect(figures.encountersLater == count, "\(month)")
        }
        let alias = RecordAlias(kind: .sepNumber, value: names[3].id.text)
        let found = try await new.records(alias: alias, for: .sample)
        #expect(found == [names[3]])
    }

    private static func incoming(_ name: RecordName, revision: Int = 1) -> IncomingRecord {
        IncomingRecord(
            tenant: .sample, name: name, revision: revision, changedAt: .noon,
            body: Array("{}".utf8), references: [], findings: [])
    }

    private static func late(_ stored: StoredRecord) -> LateFact {
        LateFact(
            name: stored.name,
            fact: EncounterFact(
                clinicDate: "2026-03-02", branchID: nil, polyclinicID: nil, finish: nil),
            aliases: [RecordAlias(kind: .sepNumber, value: stored.name.id.text)],
            knownAt: stored.acceptedAt)
    }
}
