import ClinicRecord
import FHIRR4
import SyncEngine

/// Findings of an import as documents and lines.
enum FindingRendering {
    static func json(_ entry: ImportReport.Entry, _ language: Language) -> JSONValue {
        var object = JSONObject()
        object["code"] = .string(entry.finding.code.rawValue)
        object["severity"] = .string(entry.finding.severity.rawValue)
        object["path"] = .string(Self.path(of: entry.finding))
        object["message"] = .string(entry.finding.message[language])
        object["origin"] = .string(entry.origin)
        object["refuses_record"] = .bool(entry.finding.refusesRecord)
        return .object(object)
    }

    static func json(_ report: ImportReport, _ language: Language) -> JSONValue {
        .object([
            "accepted": JSONValue(report.accepted),
            "ignored": JSONValue(report.ignored),
            "refused": JSONValue(report.refused),
            "findings": .array(report.findings.map { Self.json($0, language) }),
        ])
    }

    static func text(_ report: ImportReport, _ language: Language) -> String {
        var lines = [
            LocalizedText(
                "\(report.accepted) diterima, \(report.ignored) sudah dikenal, "
                    + "\(report.refused) ditolak.",
                "\(report.accepted) accepted, \(report.ignored) already known, "
                    + "\(report.refused) refused.")[language]
        ]
        // A repeated revision is no news: the count says it.
        for entry in report.findings where entry.finding.severity != .ignored {
            lines.append(Self.line(entry, language))
        }
        return lines.joined(separator: "\n")
    }

    /// The whole record has a path too.
    private static func path(of finding: Finding) -> String {
        finding.path.isEmpty ? "$" : finding.path
    }

    private static func line(_ entry: ImportReport.Entry, _ language: Language) -> String {
        let finding = entry.finding
        let mark = finding.severity == .error ? "✗" : "!"
        let path = Self.path(of: finding)
        return
            "\(mark) \(entry.origin) \(path)  \(finding.code.rawValue): \(finding.message[language])"
    }
}
