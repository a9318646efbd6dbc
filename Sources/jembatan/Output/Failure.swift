import ClinicRecord
import FHIRR4

/// Why a command ended early: what happened, where, and what to type next.
///
/// The texts hold no value from a clinic record and no secret.
struct Failure: Error, Sendable {
    /// A stable name, listed in `docs/commands.md`.
    let code: String
    let what: LocalizedText
    let advice: LocalizedText?
    let status: ExitStatus

    init(
        _ code: String, status: ExitStatus = .usage, _ what: LocalizedText,
        advice: LocalizedText? = nil
    ) {
        self.code = code
        self.status = status
        self.what = what
        self.advice = advice
    }

    /// The document that `--json` prints instead of the command's own.
    func json(in language: Language) -> JSONValue {
        var error = JSONObject()
        error["code"] = .string(self.code)
        error["message"] = .string(self.what[language])
        if let advice = self.advice {
            error["advice"] = .string(advice[language])
        }
        return .object(["error": .object(error)])
    }

    func text(in language: Language) -> String {
        guard let advice = self.advice else { return self.what[language] }
        return "\(self.what[language])\n  \(advice[language])"
    }
}
