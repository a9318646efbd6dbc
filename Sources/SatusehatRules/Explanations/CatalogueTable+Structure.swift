import ClinicRecord
import FHIRR4

/// Departures from the form of R4, by the code of the issue.
extension CatalogueTable {
    static func code(of issue: StructureIssue.Code) -> String { "structure_\(issue.rawValue)" }

    static let structure: [Row] = StructureIssue.Code.allCases.map { code in
        let (indonesian, english) = Self.words(code)
        return row(
            Self.code(of: code), .administrator, id: indonesian,
            "Perbaiki isian itu; bila datanya dibuat Jembatan, laporkan kepada pembuat program.",
            en: english,
            "Correct it; if Jembatan made it, tell the program's makers.")
    }

    private static func words(_ code: StructureIssue.Code) -> (String, String) {
        switch code {
        case .badFormat:
            (
                "Isian tidak berbentuk seperti jenisnya di FHIR R4.",
                "A value lacks the form of its type."
            )
        case .choiceConflict:
            (
                "Hanya satu jenis nilai boleh diisi di sini.",
                "Only one type of value may stand here."
            )
        case .emptyValue:
            ("Isian kosong harus dihilangkan.", "An empty element must be left out.")
        case .invariant:
            (
                "Aturan FHIR R4 antara beberapa isian dilanggar.",
                "A rule of R4 between elements is broken."
            )
        case .missing:
            ("Isian yang wajib menurut FHIR R4 tidak ada.", "An element that R4 demands is absent.")
        case .notInBinding:
            (
                "Kode tidak termasuk daftar kode FHIR R4.",
                "A code is not in the list that R4 binds it to."
            )
        case .tooMany:
            ("Isian ini hanya boleh satu.", "There are more values than the element may have.")
        case .unknownElement:
            ("FHIR R4 tidak mengenal isian ini di tempat ini.", "R4 has no such element here.")
        case .unknownResourceType:
            ("FHIR R4 tidak mengenal jenis data ini.", "R4 has no such type of resource.")
        case .wrongReferenceType:
            (
                "Rujukan menunjuk jenis data yang tidak diizinkan FHIR R4.",
                "A reference names a type that R4 does not allow here."
            )
        case .wrongType:
            ("Jenis nilai JSON salah.", "Another kind of JSON value belongs here.")
        }
    }
}
