import ClinicRecord
import FHIRR4
import SyncCore
import SyncStore

/// One delivery for a person: state, what it waits for, what was tried, what it sends.
struct DeliveryText {
    let row: DeliveryRow
    let parents: [DependencyRow]
    let attempts: [AttemptRow]
    let payload: JSONValue
    let language: Language

    var text: String {
        var lines = [
            "\(DeliveryRendering.name(self.row))  "
                + DeliveryRendering.state(self.row, self.language),
            "ID  \(self.row.id.text)",
        ]
        if let id = self.row.satusehatID { lines.append("SATUSEHAT  \(id)") }
        if self.row.skipReason != nil || self.row.errorMessage != nil {
            let reason = DeliveryRendering.remark(self.row, self.language)
            lines.append("\(self.say("Sebab", "Reason"))  \(reason)")
        }
        if let time = self.row.nextRetryAt {
            lines.append("\(self.say("Dicoba lagi", "Tried again"))  \(time.utcText)")
        }
        lines += self.waitingFor + self.tried
        lines.append("")
        lines.append(self.say("Isi yang dikirim:", "What it sends:"))
        lines.append(JSONOutline.text(self.payload))
        return lines.joined(separator: "\n")
    }

    private var waitingFor: [String] {
        guard !self.parents.isEmpty else { return [] }
        return ["", self.say("Menunggu:", "Waits for:")]
            + self.parents.map { parent in
                let mark = parent.state == .open ? "○" : "●"
                let phase = parent.parentPhase.rawValue
                return "  \(mark) \(parent.key.type)  \(phase)  \(parent.parentID.text)"
            }
    }

    private var tried: [String] {
        guard !self.attempts.isEmpty else { return [] }
        return ["", self.say("Percobaan:", "Attempts:")]
            + self.attempts.map { row in
                let attempt = row.attempt
                let answer = attempt.responseStatus.map(String.init) ?? "–"
                return "  \(attempt.timestamp.utcText)  \(attempt.requestMethod)  \(answer)"
                    + "  \(attempt.responseTimeMilliseconds) ms  \(attempt.errorMessage ?? "")"
            }
    }

    private func say(_ indonesian: String, _ english: String) -> String {
        LocalizedText(indonesian, english)[self.language]
    }
}

/// JSON indented for reading.
enum JSONOutline {
    static func text(_ value: JSONValue, indent: String = "") -> String {
        let deeper = indent + "  "
        switch value {
        case .object(let object) where !object.isEmpty:
            let members = object.members.map { member in
                deeper + JSONValue.string(member.name).text + ": "
                    + Self.text(member.value, indent: deeper)
            }
            return "{\n" + members.joined(separator: ",\n") + "\n\(indent)}"
        case .array(let items) where !items.isEmpty:
            let lines = items.map { deeper + Self.text($0, indent: deeper) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        default:
            return value.text
        }
    }
}
