import SatusehatRules
import SyncCore
import Testing

@Suite struct ExplanationCatalogueTests {
    @Test("Every code of the catalogue speaks both languages and tells what to do")
    func bothLanguages() {
        for code in ExplanationCatalogue.codes {
            let explanation = ExplanationCatalogue.explanation(for: code)
            for text in [explanation.what, explanation.advice] {
                #expect(text.indonesian.count > 8, "\(code)")
                #expect(text.english.count > 8, "\(code)")
                #expect(text.indonesian != text.english, "\(code)")
            }
        }
    }

    @Test("Every reason for which a configuration stops is explained")
    func stopReasons() {
        for reason in Verdict.StopReason.allCases {
            #expect(ExplanationCatalogue.codes.contains(reason.rawValue))
        }
    }

    @Test("Every reason for which consent keeps something back is explained")
    func consentReasons() {
        for reason in DisclosureDecision.Reason.allCases {
            #expect(ExplanationCatalogue.codes.contains(reason.rawValue))
        }
    }

    @Test("A rule without words of its own still names its number and the element")
    func unknownRule() {
        let explanation = ExplanationCatalogue.explanation(
            for: "rule_10999", paths: ["Specimen.type"])
        #expect(explanation.what.english.contains("10999"))
        #expect(explanation.what.indonesian.contains("Specimen.type"))
    }
}
