import ClinicRecord

/// Explains a rule from what it holds an element to, by a sentence for each kind.
struct RuleSentences {
    let book: RuleBook

    /// Nil when the book has no such rule.
    func explanation(ofRule number: Int) -> Explanation? {
        var rows = self.book.rules(numbered: number)
        // Two names for one thing: what is said there holds here.
        if rows.count == 1, case .same(let other) = rows[0].constraint {
            let others = self.book.rules(numbered: other).filter { $0.constraint != .platform }
            if !others.isEmpty { rows = others }
        }
        guard let first = rows.first else { return nil }
        var sentences: [LocalizedText] = []
        for row in rows {
            let sentence = Self.sentence(row)
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        let kind = Self.kind(of: first.constraint)
        return Explanation(
            what: LocalizedText(
                indonesian: Self.joined(sentences.map(\.indonesian)),
                english: Self.joined(sentences.map(\.english))),
            advice: kind.advice, mender: kind.mender)
    }

    /// A rule of many rows repeats itself in nested parts; the first ones say it all.
    private static let sentencesMax = 3

    private static func joined(_ sentences: [String]) -> String {
        sentences.prefix(Self.sentencesMax).map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined(separator: " ")
    }

    // MARK: What

    static func sentence(_ rule: Rule) -> LocalizedText {
        let element = ElementWords.name(of: rule.element.description)
        let predicate = Self.predicate(rule.constraint)
        let condition = rule.condition?.description
        return LocalizedText(
            indonesian:
                "\(element.indonesian) \(predicate.indonesian)\(condition.map { " bila \($0)" } ?? "").",
            english:
                "\(element.english) \(predicate.english)\(condition.map { " when \($0)" } ?? "").")
    }

    private static func predicate(_ constraint: Rule.Constraint) -> LocalizedText {
        switch constraint {
        case .platform:
            self.text(
                "hanya dapat dinilai oleh SATUSEHAT", "can be judged by SATUSEHAT alone")
        case .structure:
            self.text(
                "harus memakai kode atau bentuk yang ditetapkan FHIR R4",
                "must use a code or form that FHIR R4 lays down")
        case .same(let number):
            self.text("dinilai menurut aturan \(number)", "is judged by rule \(number)")
        case .required: self.text("wajib diisi", "must be given")
        case .referenced(let types):
            self.text(
                "wajib merujuk \(self.list(types, or: "atau", any: "data yang sudah terkirim"))",
                "must refer to \(self.list(types, or: "or", any: "something already sent"))")
        case .reference(let types):
            self.text(
                "hanya boleh merujuk \(self.list(types, or: "atau", any: "data yang sudah terkirim"))",
                "may only refer to \(self.list(types, or: "or", any: "something already sent"))")
        case .absent: self.text("tidak boleh diisi", "must be left out")
        case .unfit: self.text("tidak cocok", "does not fit")
        case .systems(let systems):
            self.text(
                "hanya boleh memakai sistem kode \(self.list(systems, or: "atau", any: "-"))",
                "may only use the code system \(self.list(systems, or: "or", any: "-"))")
        case .codes(_, let codes):
            self.text(
                "harus salah satu kode: \(codes.joined(separator: ", "))",
                "must be one of the codes \(codes.joined(separator: ", "))")
        case .forms(_, let forms):
            self.text(
                "harus berkode dengan bentuk \(self.list(forms.map(\.description), or: "atau", any: "-"))",
                "must have a code of the form \(self.list(forms.map(\.description), or: "or", any: "-"))"
            )
        case .identifiers(let forms):
            self.text(
                "hanya boleh memakai sistem \(self.list(forms.map(\.description), or: "atau", any: "-"))",
                "may only use the system \(self.list(forms.map(\.description), or: "or", any: "-"))"
            )
        case .demands(let form):
            self.text("wajib memuat sistem \(form)", "must include the system \(form)")
        default: self.valuePredicate(constraint)
        }
    }

    private static func valuePredicate(_ constraint: Rule.Constraint) -> LocalizedText {
        switch constraint {
        case .dateTime(.past):
            self.text(
                "harus tanggal dan jam lengkap dengan selisih dari UTC, tidak sebelum 3 Juni 2014 dan tidak di masa depan",
                "must be a whole date and time with its offset from UTC, not before 3 June 2014 and not in the future"
            )
        case .dateTime(.mayBeAhead):
            self.text(
                "harus tanggal dan jam lengkap dengan selisih dari UTC, tidak sebelum 3 Juni 2014",
                "must be a whole date and time with its offset from UTC, not before 3 June 2014")
        case .dateTime(.anyTime):
            self.text(
                "harus tanggal dan jam lengkap dengan selisih dari UTC",
                "must be a whole date and time with its offset from UTC")
        case .date: self.text("harus tanggal yang ada", "must be a date that exists")
        case .time: self.text("harus jam, menit dan detik", "must be hour, minute and second")
        case .decimal: self.text("harus angka, bukan teks", "must be a number, not a text")
        case .integer(let least):
            self.text(
                "harus bilangan bulat\(least.map { " mulai dari \($0)" } ?? "")",
                "must be a whole number\(least.map { " from \($0) on" } ?? "")")
        case .boolean: self.text("harus true atau false", "must be true or false")
        case .text: self.text("harus teks yang tidak kosong", "must be a text that is not empty")
        case .pattern(let form):
            self.text("harus berbentuk \(form)", "must have the form \(form)")
        case .after(let path):
            self.text(
                "harus sesudah \(path.joined(separator: "."))",
                "must be later than \(path.joined(separator: "."))")
        case .unique: self.text("harus unik", "must be unique")
        default: self.text("tidak diterima", "is not accepted")
        }
    }

    private static func list(_ words: [String], or: String, any: String) -> String {
        guard let last = words.last else { return any }
        if words.count == 1 { return last }
        return "\(words.dropLast().joined(separator: ", ")) \(or) \(last)"
    }

    private static func text(_ indonesian: String, _ english: String) -> LocalizedText {
        LocalizedText(indonesian: indonesian, english: english)
    }

    // MARK: What to do

    /// What to do follows from the kind of rule, and is the same as for what our own check finds.
    private static func kind(of constraint: Rule.Constraint) -> Explanation {
        let code: RuleFinding.Code =
            switch constraint {
            case .platform, .same, .codes, .forms: .codeNotAllowed
            case .structure, .unfit, .unique: .unfit
            case .required, .demands: .elementMissing
            case .referenced: .referenceMissing
            case .reference: .referenceType
            case .absent: .mustBeAbsent
            case .systems: .systemNotAllowed
            case .identifiers: .identifierSystem
            case .dateTime, .after: .dateTimeForm
            case .date: .dateForm
            case .time: .timeForm
            case .decimal: .notANumber
            case .integer: .notAnInteger
            case .boolean: .notABoolean
            case .text: .textEmpty
            case .pattern: .wrongForm
            }
        return ExplanationCatalogue.explanation(for: code.rawValue)
    }
}
