/// The words for every problem: what is wrong, and what to do about it.
///
/// They name the field and the rule and never the value that stands there.
enum FindingTexts {
    static func text(for problem: Problem, field: String) -> LocalizedText {
        ContractTexts.text(for: problem, field)
            ?? AmountTexts.text(for: problem, field)
            ?? ReferenceTexts.text(for: problem, field)
            ?? VisitTexts.text(for: problem, field)
            ?? LocalizedText(
                indonesian: "Isian \(field) tidak dapat dipakai. Periksa lalu kirim lagi.",
                english: "The field \(field) cannot be used. Check it and hand it in again.")
    }

    /// The name by which the texts call a field: the last part of its path.
    static func field(of path: String) -> String {
        let name = path.split(separator: ".").last.map(String.init) ?? ""
        return name.isEmpty ? "record" : name
    }
}
