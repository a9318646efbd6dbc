import ClinicRecord
import FHIRR4
import SyncEngine

/// Counts of the queue as documents and as tables.
enum CountsRendering {
    static func json(_ row: QueueCounts.Row) -> JSONObject {
        var object = JSONObject()
        object["completed"] = JSONValue(row.completed)
        object["failed"] = JSONValue(row.failed)
        object["skipped"] = JSONValue(row.skipped)
        object["blocked"] = JSONValue(row.blocked)
        object["pending"] = JSONValue(row.pending)
        return object
    }

    static func json(_ counts: QueueCounts) -> JSONObject {
        var object = Self.json(counts.total)
        var types = JSONObject()
        for type in counts.byType.keys.sorted() {
            types[type] = .object(Self.json(counts.byType[type] ?? .init()))
        }
        object["by_type"] = .object(types)
        return object
    }

    static func table(_ counts: QueueCounts, _ language: Language) -> String {
        var table = TextTable(
            [
                LocalizedText("Jenis", "Type")[language],
                LocalizedText("terkirim", "arrived")[language],
                LocalizedText("gagal", "failed")[language],
                LocalizedText("dilewati", "skipped")[language],
                LocalizedText("tertahan", "blocked")[language],
                LocalizedText("menunggu", "pending")[language],
            ],
            alignments: [.left, .right, .right, .right, .right, .right])
        for type in counts.byType.keys.sorted() {
            table.add(Self.cells(type, counts.byType[type] ?? .init()))
        }
        table.add(Self.cells(LocalizedText("Semua", "All")[language], counts.total))
        return table.text
    }

    private static func cells(_ name: String, _ row: QueueCounts.Row) -> [String] {
        [name]
            + [row.completed, row.failed, row.skipped, row.blocked, row.pending]
            .map { $0 == 0 ? "·" : "\($0)" }
    }
}

extension QueueCounts {
    /// The counts of several organizations taken together.
    static func + (a: QueueCounts, b: QueueCounts) -> QueueCounts {
        var sum = a
        sum.total = a.total + b.total
        sum.byType.merge(b.byType) { $0 + $1 }
        sum.unplannedRecords += b.unplannedRecords
        return sum
    }
}

extension QueueCounts.Row {
    static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.completed += b.completed
        sum.failed += b.failed
        sum.skipped += b.skipped
        sum.blocked += b.blocked
        sum.pending += b.pending
        return sum
    }
}
