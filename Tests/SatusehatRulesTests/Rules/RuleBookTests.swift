import FHIRR4
import SatusehatRules
import Testing

@Suite struct RuleBookTests {
    private static let good = """
        rulebook 1
        version 7
        // A line for the reader.
        let act http://act

        10001 v1.0 Encounter.class systems act
        - ours Encounter.subject referenced? Patient
        end 2
        """

    @Test("The book built in can be read and holds all of the platform's rules")
    func standard() {
        let book = RuleBook.standard
        #expect(Set(book.rules.compactMap(\.number)).count == 572)
        #expect(book.rules.count { $0.isJudged } > 500)
        #expect(book.version == "2025-12-10.1")
    }

    @Test("A book is read with its version, numbers, editions and severities")
    func reads() throws {
        let book = try RuleBook.parse(Array(Self.good.utf8))
        #expect(book.version == "7")
        #expect(book.rules.map(\.number) == [10001, nil])
        #expect(book.rules.map(\.origin) == ["v1.0", "ours"])
        #expect(book.rules.map(\.severity) == [.error, .warning])
        #expect(book.rules[0].constraint == .systems(["http://act"]))
        #expect(book.rules(numbered: 10001).count == 1)
    }

    @Test(
        "A broken book is refused whole, with the line and the reason",
        arguments: [
            ("rulebook 1", "rulebook 2", RuleBookFault.Reason.notARuleBook, 1),
            ("version 7", "version", .versionMissing, 2),
            ("let act http://act", "let act", .nameMissing, 4),
            ("let act http://act", "tell act http://act", .unknownWord, 4),
            ("let act http://act", "floor yesterday", .badArguments, 4),
            ("let act http://act", "form act +#", .badForm, 4),
            ("let act http://act", "list act", .nameMissing, 4),
            ("let act http://act", "reference Patients ##", .unknownElement, 4),
            ("10001", "1001", .badNumber, 6),
            ("Encounter.class", "Encounter.klas", .unknownElement, 6),
            ("Encounter.class", "Visit.class", .unknownElement, 6),
            ("Encounter.class", "*", .unknownElement, 6),
            ("systems act", "system act", .unknownConstraint, 6),
            ("systems act", "systems", .badArguments, 6),
            ("systems act", "required act", .badArguments, 6),
            ("systems act", "required when", .badCondition, 6),
            ("systems act", "required when stats=a", .badCondition, 6),
            ("systems act", "integer one", .badArguments, 6),
            ("systems act", "date-time soon", .badArguments, 6),
            ("systems act", "after perod", .badArguments, 6),
            ("systems act", "pattern +", .badForm, 6),
            ("systems act", "same 10002", .sameIsMissing, 6),
            ("referenced? Patient", "referenced? Patients", .badArguments, 7),
            ("end 2", "end 3", .countDiffers, 8),
            ("end 2", "", .endMissing, 8),
            ("end 2", "end 2\n10002 v1 Encounter.class r4", .endMissing, 9),
        ])
    func refuses(_ part: String, _ other: String, _ reason: RuleBookFault.Reason, _ line: Int) {
        let text = Self.good.replacing(part, with: other, maxReplacements: 1)
        #expect(throws: RuleBookFault(reason: reason, line: line)) {
            try RuleBook.parse(Array(text.utf8))
        }
    }

    @Test("A book cut off anywhere is refused")
    func cutOff() {
        let bytes = Array(Self.good.utf8)
        for count in 0..<(bytes.count - 1) {
            #expect(throws: RuleBookFault.self) { try RuleBook.parse(Array(bytes[..<count])) }
        }
    }

    @Test("What is no text, or far too long, is refused")
    func noBook() {
        #expect(throws: RuleBookFault(reason: .notText, line: 1)) {
            try RuleBook.parse([0x72, 0xFF])
        }
        #expect(throws: RuleBookFault(reason: .tooLarge, line: 1)) {
            try RuleBook.parse([UInt8](repeating: 0x20, count: RuleBook.bytesMax + 1))
        }
    }

    @Test("Every reason to refuse a book is told in both languages")
    func reasons() {
        for reason in RuleBookFault.Reason.allCases {
            let text = RuleBookFault(reason: reason, line: 3).text
            #expect(text.indonesian.hasPrefix("Baris 3: ") && text.indonesian.count > 20)
            #expect(text.english.hasPrefix("Line 3: ") && text.english.count > 20)
        }
    }
}
