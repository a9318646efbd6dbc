import ClinicRecord
import FHIRR4

/// Finds the explanation of a code that the engine stores with a delivery or an error.
public enum ExplanationCatalogue {
    /// - Parameters:
    ///   - code: `rule_10003`, `http_503`, `consent_missing` and so on.
    ///   - paths: Elements that the platform named, such as `Condition.code`.
    public static func explanation(for code: String, paths: [String] = []) -> Explanation {
        if let entry = self.entries[code] { return entry }
        if code.hasPrefix("rule_") {
            return self.rule(String(code.dropFirst(5)), paths: paths)
        }
        if code.hasPrefix("http_5") { return self.serverTrouble }
        return self.refusal(code, paths: paths)
    }

    /// Explains what our own check found: the element, what is wrong with it, and what to do.
    public static func explanation(
        of finding: RuleFinding, book: RuleBook = .standard
    ) -> Explanation {
        let general = self.explanation(for: finding.code.rawValue)
        let element = ElementWords.name(of: finding.path)
        let rule = finding.ruleNumber.flatMap { number in
            book.rules(numbered: number).first { $0.isJudged }
        }
        let number = finding.ruleNumber.map { " [\($0)]" } ?? ""
        let demand = rule.map(RuleSentences.sentence)
        return Explanation(
            what: LocalizedText(
                indonesian: self.line(
                    general.what.indonesian, element.indonesian, number, demand?.indonesian),
                english: self.line(
                    general.what.english, element.english, number, demand?.english)),
            advice: general.advice, mender: general.mender)
    }

    /// Explains a departure from R4's form.
    public static func explanation(of issue: StructureIssue) -> Explanation {
        let general = self.explanation(for: CatalogueTable.code(of: issue.code))
        let element = ElementWords.name(of: issue.path)
        return Explanation(
            what: LocalizedText(
                indonesian: self.line(general.what.indonesian, element.indonesian, "", nil),
                english: self.line(general.what.english, element.english, "", nil)),
            advice: general.advice, mender: general.mender)
    }

    private static func line(
        _ what: String, _ element: String, _ number: String, _ demand: String?
    ) -> String {
        let demand = demand.map { " " + $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
        return
            "\(what.hasSuffix(".") ? String(what.dropLast()) : what): \(element)\(number).\(demand)"
    }

    /// Codes that have an explanation of their own.
    public static var codes: [String] { self.entries.keys.sorted() }

    private static let entries: [String: Explanation] = {
        var entries: [String: Explanation] = [:]
        for (code, mender, what, advice) in CatalogueTable.rows {
            entries[code] = Explanation(what: what, advice: advice, mender: mender)
        }
        return entries
    }()

    private static func rule(_ number: String, paths: [String]) -> Explanation {
        let written = Int(number).flatMap {
            RuleSentences(book: .standard).explanation(ofRule: $0)
        }
        if let written { return written }
        let place = paths.isEmpty ? "" : " (\(paths.joined(separator: ", ")))"
        return Explanation(
            what: LocalizedText(
                indonesian: "SATUSEHAT menolak data ini menurut aturan \(number)\(place).",
                english: "SATUSEHAT refused this under its rule \(number)\(place)."),
            advice: LocalizedText(
                indonesian:
                    "Perbaiki isian itu di sistem klinik lalu kirim revisi baru, atau jalankan `jembatan queue retry` bila penyebabnya sudah hilang.",
                english:
                    "Correct that field in the clinic's system and hand in a new revision, or run `jembatan queue retry` once the cause is gone."
            ),
            mender: .dataEntry
        )
    }

    private static func refusal(_ code: String, paths: [String]) -> Explanation {
        let place = paths.isEmpty ? "" : " (\(paths.joined(separator: ", ")))"
        return Explanation(
            what: LocalizedText(
                indonesian: "SATUSEHAT menolak data ini [\(code)]\(place).",
                english: "SATUSEHAT refused this [\(code)]\(place)."),
            advice: LocalizedText(
                indonesian:
                    "Lihat rinciannya dengan `jembatan errors show`, perbaiki, lalu ulangi.",
                english: "See the details with `jembatan errors show`, correct it, then retry."),
            mender: .dataEntry
        )
    }

    private static let serverTrouble = Explanation(
        what: LocalizedText(
            indonesian: "SATUSEHAT sedang bermasalah.",
            english: "SATUSEHAT is in trouble at the moment."),
        advice: LocalizedText(
            indonesian: "Tidak perlu berbuat apa-apa: pengiriman diulang sendiri.",
            english: "Nothing to do: sending is tried again by itself."),
        mender: .platform
    )
}
