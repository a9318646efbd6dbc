import SatusehatRules
import Testing

@Suite struct RuleExplanationTests {
    @Test("Every rule of the book is explained in both languages, with its element")
    func everyRule() {
        for rule in RuleBook.standard.rules {
            guard let number = rule.number else { continue }
            let explanation = ExplanationCatalogue.explanation(for: "rule_\(number)")
            for text in [explanation.what, explanation.advice] {
                #expect(text.indonesian.count > 15 && text.english.count > 15, "\(number)")
                #expect(text.indonesian != text.english, "\(number)")
            }
            #expect(!explanation.what.english.contains("refused this under its rule"), "\(number)")
        }
    }

    @Test("A rule about an element names it, in words where there are any")
    func names() {
        let start = ExplanationCatalogue.explanation(for: "rule_10123").what
        #expect(
            start.english.hasPrefix(
                "The start of the visit (Encounter.period.start) must be given."))
        #expect(
            start.indonesian.hasPrefix("Waktu mulai pada kunjungan (Encounter.period.start) wajib"))
        let systems = ExplanationCatalogue.explanation(for: "rule_10018").what
        #expect(systems.english.contains("http://hl7.org/fhir/sid/icd-10"))
        let same = ExplanationCatalogue.explanation(for: "rule_10171").what
        #expect(same.english.contains("Location.operationalStatus"))
        #expect(same.english.contains("v2-0116"))
    }

    @Test("Everything our check finds is explained in both languages")
    func everyCode() {
        for code in RuleFinding.Code.allCases {
            #expect(ExplanationCatalogue.codes.contains(code.rawValue), "\(code)")
            for number in [10123, nil] {
                let explanation = ExplanationCatalogue.explanation(
                    of: RuleFinding(
                        ruleNumber: number, code: code, path: "Encounter.period.start"))
                for text in [explanation.what, explanation.advice] {
                    #expect(text.indonesian.count > 15 && text.english.count > 15)
                    #expect(text.indonesian != text.english)
                }
                #expect(explanation.what.english.contains("Encounter.period.start"))
                #expect(explanation.what.indonesian.contains("waktu mulai pada kunjungan"))
            }
        }
    }

    @Test("What to do is told by the kind of rule, and who can")
    func menders() {
        #expect(ExplanationCatalogue.explanation(for: "rule_10006").mender == .administrator)
        #expect(ExplanationCatalogue.explanation(for: "rule_10125").mender == .dataEntry)
        #expect(ExplanationCatalogue.explanation(for: "rule_20010").mender == .platform)
        #expect(ExplanationCatalogue.explanation(for: "rule_20013").mender == .nobody)
    }
}
