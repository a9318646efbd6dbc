import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import SyncStore

/// An alert as a line for people.
enum AlertRendering {
    static func table(_ rows: [AlertRow], _ language: Language) -> String {
        rows.map { row in
            "\(Self.line(row, language))\n    \(row.state.id.text)  \(Self.state(row.state, language))"
        }.joined(separator: "\n")
    }

    /// What a person should know at a glance.
    static func line(_ row: AlertRow, _ language: Language) -> String {
        let mark = row.state.severity == .critical ? "✗" : "!"
        return "\(mark) \(Self.message(row)[language])"
    }

    private static func message(_ row: AlertRow) -> LocalizedText {
        row.cause.text(detail: row.state.detail, count: row.state.count)
    }

    private static func state(_ state: AlertState, _ language: Language) -> String {
        if let endedAt = state.endedAt {
            return LocalizedText(
                "selesai \(endedAt.utcText)", "over since \(endedAt.utcText)")[language]
        }
        let since = LocalizedText(
            "sejak \(state.since.utcText)", "since \(state.since.utcText)")[language]
        guard state.acknowledgedAt != nil else { return since }
        return since + LocalizedText(", sedang ditangani", ", being seen to")[language]
    }
}
