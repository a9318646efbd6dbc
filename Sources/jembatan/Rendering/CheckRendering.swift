import ClinicRecord
import FHIRR4
import Foundation

/// Prints what a check finds as it is found, so that nothing is gathered in memory.
final class CheckRendering {
    enum Form {
        case people
        case json
        case operationOutcome
    }

    private let form: Form
    private let language: Language
    private let write: (String) -> Void
    private var hasBegun = false

    init(_ form: Form, _ language: Language, write: @escaping (String) -> Void) {
        self.form = form
        self.language = language
        self.write = write
    }

    func show(_ entries: [CheckEntry]) {
        for entry in entries {
            switch self.form {
            case .people: self.write(self.line(entry) + "\n")
            case .json: self.write(self.opening + self.json(entry).text)
            case .operationOutcome: self.write(self.opening + self.issue(entry).text)
            }
            self.hasBegun = true
        }
    }

    func finish(_ counts: CheckCounts) {
        switch self.form {
        case .people: self.write(self.summary(counts) + "\n")
        case .json:
            let tail = Self.json(counts).text.dropFirst()
            self.write((self.hasBegun ? "" : self.opening) + "]," + tail + "\n")
        case .operationOutcome:
            // An outcome has at least one issue.
            let nothing = self.opening + Self.allIsWell(self.summary(counts)).text
            self.write((self.hasBegun ? "" : nothing) + "]}\n")
        }
    }

    /// What stands before the next finding.
    private var opening: String {
        if self.hasBegun { return "," }
        return self.form == .json
            ? #"{"findings":["# : #"{"resourceType":"OperationOutcome","issue":["#
    }

    // MARK: For people

    private func line(_ entry: CheckEntry) -> String {
        let mark = entry.isError ? "✗" : "!"
        let advice = entry.advice.map { "\n    → \($0[self.language])" } ?? ""
        return "\(mark) \(entry.origin)  \(entry.what[self.language])\(advice)"
    }

    private func summary(_ counts: CheckCounts) -> String {
        var lines = [
            LocalizedText(
                "\(counts.documents) diperiksa: \(counts.faulty) dengan kesalahan, "
                    + "\(counts.errors) kesalahan, \(counts.warnings) peringatan.",
                "\(counts.documents) checked: \(counts.faulty) with errors, "
                    + "\(counts.errors) errors, \(counts.warnings) warnings.")
        ]
        if counts.records > 0 {
            lines.append(
                LocalizedText(
                    "\(counts.records) data klinik menjadi \(counts.mapped) data FHIR, "
                        + "yang ikut diperiksa.",
                    "\(counts.records) clinic records became \(counts.mapped) FHIR resources, "
                        + "which were checked too."))
        }
        if counts.unmapped > 0 {
            lines.append(
                LocalizedText(
                    "\(counts.unmapped) data klinik hanya dibaca, tidak diubah ke FHIR: "
                        + "terlalu banyak untuk sekali periksa.",
                    "\(counts.unmapped) clinic records were only read and not mapped to FHIR: "
                        + "there are too many for one check."))
        }
        return lines.map { $0[self.language] }.joined(separator: "\n")
    }

    // MARK: For programs

    private func json(_ entry: CheckEntry) -> JSONValue {
        .object([
            "origin": .string(entry.origin),
            "stage": .string(entry.stage.rawValue),
            "code": .string(entry.code),
            "rule": JSONValue(optional: entry.ruleNumber),
            "path": .string(entry.path),
            "severity": .string(entry.isError ? "error" : "warning"),
            "message": .string(entry.what[self.language]),
            "advice": JSONValue(entry.advice?[self.language]),
            "who": JSONValue(entry.mender?.rawValue),
        ])
    }

    private static func json(_ counts: CheckCounts) -> JSONValue {
        .object([
            "checked": JSONValue(counts.documents),
            "resources": JSONValue(counts.resources),
            "records": JSONValue(counts.records),
            "unreadable": JSONValue(counts.unreadable),
            "faulty": JSONValue(counts.faulty),
            "errors": JSONValue(counts.errors),
            "warnings": JSONValue(counts.warnings),
            "mapped": JSONValue(counts.mapped),
            "unmapped": JSONValue(counts.unmapped),
        ])
    }

    private func issue(_ entry: CheckEntry) -> JSONValue {
        let number = entry.ruleNumber.map { " (RuleNumber: \($0))" } ?? ""
        return .object([
            "severity": .string(entry.isError ? "error" : "warning"),
            "code": .string(Self.issueType(entry)),
            "details": .object(["text": .string(entry.what[self.language] + number)]),
            "diagnostics": .string("\(entry.origin): \(entry.code)"),
            "expression": .array([.string(entry.path)]),
        ])
    }

    private static func issueType(_ entry: CheckEntry) -> String {
        switch entry.stage {
        case .json, .structure: "structure"
        case .rules: "business-rule"
        case .intake, .mapping: "invalid"
        }
    }

    private static func allIsWell(_ text: String) -> JSONValue {
        .object([
            "severity": .string("information"), "code": .string("informational"),
            "details": .object(["text": .string(text)]),
        ])
    }
}
