import ClinicRecord
import FHIRR4
import SatusehatRules
import SyncCore
import SyncStore

/// A delivery as a line for people.
enum DeliveryRendering {
    static func table(_ rows: [DeliveryRow], _ language: Language) -> String {
        var table = TextTable([
            "ID", LocalizedText("Jenis", "Type")[language],
            LocalizedText("Keadaan", "State")[language],
            LocalizedText("Keterangan", "Remark")[language],
        ])
        for row in rows {
            table.add([
                row.id.text, Self.name(row), Self.state(row, language), Self.remark(row, language),
            ])
        }
        return table.text
    }

    /// The type with what tells it from its neighbours.
    static func name(_ row: DeliveryRow) -> String {
        let type =
            row.key.component.isEmpty ? row.key.type : "\(row.key.type) (\(row.key.component))"
        switch row.stage {
        case .create: return row.operation == .update ? "\(type) ↻" : type
        case .status, .finish: return "\(type) → \(row.stage.rawValue)"
        }
    }

    static func state(_ row: DeliveryRow, _ language: Language) -> String {
        if row.blockedBy != nil { return LocalizedText("tertahan", "blocked")[language] }
        switch row.phase {
        case .waiting: return LocalizedText("menunggu", "waiting")[language]
        case .blocked: return LocalizedText("menunggu yang lain", "waiting for others")[language]
        case .held: return LocalizedText("ditahan", "held")[language]
        case .claimed, .inFlight: return LocalizedText("sedang dikirim", "being sent")[language]
        case .unknown: return LocalizedText("hasil dicari", "outcome looked for")[language]
        case .created, .adopted, .updated: return LocalizedText("terkirim", "arrived")[language]
        case .rejected: return LocalizedText("ditolak", "refused")[language]
        case .exhausted:
            return LocalizedText("habis percobaan", "out of retries")[language]
        case .skipped: return LocalizedText("dilewati", "skipped")[language]
        }
    }

    /// Why it did not arrive, in the reader's language where the reason is a known code; else its id.
    static func remark(_ row: DeliveryRow, _ language: Language) -> String {
        if let reason = row.skipReason {
            return ExplanationCatalogue.explanation(for: reason).what[language]
        }
        return row.errorMessage ?? row.satusehatID ?? ""
    }
}
