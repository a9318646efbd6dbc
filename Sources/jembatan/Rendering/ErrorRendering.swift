import ClinicRecord
import FHIRR4
import SatusehatRules
import SyncCore
import SyncStore

/// A row of the error log as a document, with the names of the brief's columns.
enum ErrorRendering {
    static func table(_ rows: [ErrorRow], _ language: Language) -> String {
        var table = TextTable([
            "ID", LocalizedText("Jenis", "Type")[language],
            LocalizedText("Golongan", "Category")[language],
            LocalizedText("Sebab", "Reason")[language],
        ])
        for row in rows {
            table.add([
                row.record.id.text, row.resourceType, Self.category(row.record.category, language),
                Self.reason(row, language),
            ])
        }
        return table.text
    }

    /// The explanation in the reader's language where the code has one.
    private static func reason(_ row: ErrorRow, _ language: Language) -> String {
        guard let code = row.record.errorCode else { return row.record.errorMessage }
        return "[\(code)] "
            + ExplanationCatalogue.explanation(for: code).what[language]
    }

    static func category(_ category: ErrorCategory, _ language: Language) -> String {
        switch category {
        case .transient: LocalizedText("gangguan sementara", "passing trouble")[language]
        case .client: LocalizedText("data", "data")[language]
        case .auth: LocalizedText("kredensial", "credentials")[language]
        case .notFound: LocalizedText("tidak ditemukan", "not found")[language]
        case .server: LocalizedText("SATUSEHAT", "the platform")[language]
        case .unknown: LocalizedText("belum dikenal", "unknown")[language]
        }
    }
}
