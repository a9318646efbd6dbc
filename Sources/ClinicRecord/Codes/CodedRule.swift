/// Which concepts a field takes.
struct CodedRule {
    /// The system of a code that names none; nil when it has to name one.
    var system: String?
    /// The systems that a code may name; nil for any.
    var allowed: [String]?
    /// What the code has to begin with, one of these; empty for anything.
    var prefixes: [String] = []
    /// Whether the clinic's words alone will do.
    var allowsText = false

    var orText: Self {
        var rule = self
        rule.allowsText = true
        return rule
    }

    func problem(of code: String, in system: String) -> Problem? {
        if let problem = CodeShapes.problem(of: code, in: system) { return problem }
        if !self.prefixes.isEmpty, !self.prefixes.contains(where: code.hasPrefix) {
            return .wrongKFALevel(self.prefixes)
        }
        return nil
    }

    private static func only(_ system: String) -> Self {
        Self(system: system, allowed: [system])
    }

    static var icd10: Self { .only(CodeSystems.icd10) }
    static var icd9cm: Self { .only(CodeSystems.icd9cm) }
    static var loinc: Self { .only(CodeSystems.loinc) }
    static var snomed: Self { .only(CodeSystems.snomed) }
    static var form: Self { .only(CodeSystems.form) }
    static var kptl: Self { .only(CodeSystems.kptl) }
    static var anything: Self { Self() }
    static var vaccineGroup: Self { .kfa("VG") }

    /// SNOMED CT unless the code names another system.
    static var snomedFirst: Self { Self(system: CodeSystems.snomed) }

    /// HL7's interpretations unless the code names another system.
    static var interpretation: Self { Self(system: CodeSystems.interpretation) }

    static var serviceType: Self {
        Self(allowed: [CodeSystems.serviceType, CodeSystems.snomed])
    }

    /// What may be measured or found outside the sections of its own.
    static var finding: Self {
        Self(
            allowed: [
                CodeSystems.loinc, CodeSystems.snomed, CodeSystems.clinicalTerm,
                CodeSystems.ministry,
            ])
    }

    /// A product or substance of KFA at one of these levels; at any when none is given.
    static func kfa(_ prefixes: String...) -> Self {
        Self(system: CodeSystems.kfa, allowed: [CodeSystems.kfa], prefixes: prefixes)
    }
}
