public import ClinicRecord

/// Why a rule book was refused.
///
/// Nothing of it was taken over: half a book would hold back what is right, or let pass what is not.
public struct RuleBookFault: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        case tooLarge
        case notText
        case notARuleBook
        case versionMissing
        case unknownWord
        case nameMissing
        case unknownElement
        case unknownConstraint
        case badArguments
        case badCondition
        case badNumber
        case badForm
        case sameIsMissing
        case endMissing
        case countDiffers
    }

    public let reason: Reason
    /// Counted from 1.
    public let line: Int

    public init(reason: Reason, line: Int) {
        self.reason = reason
        self.line = line
    }

    public var description: String { "line \(self.line): \(self.reason.rawValue)" }

    /// The reason in words, for the person who keeps the book.
    public var text: LocalizedText {
        let words = Self.words(self.reason)
        return LocalizedText(
            indonesian: "Baris \(self.line): \(words.indonesian)",
            english: "Line \(self.line): \(words.english)")
    }

    private static func words(_ reason: Reason) -> LocalizedText {
        switch reason {
        case .tooLarge:
            LocalizedText(
                indonesian: "berkas lebih besar daripada yang boleh.",
                english: "the file is larger than a rule book may be.")
        case .notText:
            LocalizedText(
                indonesian: "berkas bukan teks UTF-8.", english: "the file is no UTF-8 text.")
        case .notARuleBook:
            LocalizedText(
                indonesian: "berkas tidak diawali dengan `rulebook 1`.",
                english: "the file does not begin with `rulebook 1`.")
        case .versionMissing:
            LocalizedText(
                indonesian: "`version` dengan satu kata harus ada di baris kedua.",
                english: "the second line must be `version` and one word.")
        case .unknownWord:
            LocalizedText(
                indonesian: "kata pertama tidak dikenal.", english: "the first word is unknown.")
        case .nameMissing:
            LocalizedText(
                indonesian: "nama atau nilainya tidak ada.",
                english: "its name or its value is missing.")
        case .unknownElement:
            LocalizedText(
                indonesian: "FHIR R4 tidak punya elemen itu.",
                english: "FHIR R4 has no such element.")
        case .unknownConstraint:
            LocalizedText(
                indonesian: "jenis aturan tidak dikenal.",
                english: "that kind of rule is unknown.")
        case .badArguments:
            LocalizedText(
                indonesian: "isi aturan tidak cocok dengan jenisnya.",
                english: "what follows the kind of rule does not fit it.")
        case .badCondition:
            LocalizedText(
                indonesian: "syarat sesudah `when` tidak dapat dibaca.",
                english: "the condition after `when` cannot be read.")
        case .badNumber:
            LocalizedText(
                indonesian: "nomor aturan harus lima angka, atau `-`.",
                english: "a rule's number has five digits, or is `-`.")
        case .badForm:
            LocalizedText(
                indonesian: "pola kode tidak dapat dibaca.",
                english: "the form of a code cannot be read.")
        case .sameIsMissing:
            LocalizedText(
                indonesian: "aturan yang ditunjuk oleh `same` tidak ada.",
                english: "the rule that `same` names is not in the book.")
        case .endMissing:
            LocalizedText(
                indonesian:
                    "baris terakhir harus `end` dan jumlah aturan; berkas mungkin terpotong.",
                english: "the last line must be `end` and the count; the file may be cut off.")
        case .countDiffers:
            LocalizedText(
                indonesian: "jumlah aturan berbeda dari yang disebut di baris terakhir.",
                english: "there are more or fewer rules than the last line says.")
        }
    }
}
