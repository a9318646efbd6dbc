import SyncCore
import Testing

@Suite struct SafeTextTests {
    @Test(
        "Numbers as long as a NIK are masked however they are grouped",
        arguments: [
            "3171234567890123", "x3171234567890123y", "3171 2345 6789 0123", "3171-2345-6789-0123",
            "31.7123.456789.0123", "100000030009",
        ])
    func longNumbers(_ number: String) {
        let masked = SafeText.masked("Patient with NIK \(number) exists")
        #expect(!masked.contains("0123") && !masked.contains("0009"))
        #expect(masked.contains("[masked]"))
    }

    @Test(
        "What helps to repair stays readable",
        arguments: [
            "Element not found: Encounter.statusHistory[2].period.end (RuleNumber: 10122)",
            "Code not found: 'J06.99' in system: http://hl7.org/fhir/sid/icd-10 (RuleNumber: 10001)",
            "resource not found: Encounter/11111111-1111-4111-8111-111111111111",
            "Not Allowed : Future Date or Past Date before 3rd June 2014",
            "value 2026-02-02T01:00:00+00:00 refused",
        ])
    func helpful(_ text: String) {
        #expect(SafeText.masked(text) == text)
    }

    @Test(
        "Quoted free text, mail addresses and control characters do not get through",
        arguments: [
            "Invalid display: 'Budi Santoso' given", "Invalid display: \"Budi Santoso\" given",
            "Invalid display: 'Budi' given", "mail budi@example.id refused",
        ])
    func names(_ text: String) {
        #expect(!SafeText.masked(text).lowercased().contains("budi"))
    }

    @Test("A quote that never closes hides nothing behind it")
    func openQuote() {
        #expect(!SafeText.masked("display 'Budi Santoso").contains("Budi"))
    }

    @Test("Lines and control characters become spaces and long texts are cut")
    func shape() {
        #expect(SafeText.masked("a\nb\u{1B}[31mc") == "a b [31mc")
        #expect(SafeText.masked(String(repeating: "x", count: 5_000)).count == 1_000)
    }

    @Test("A number cut in two by the limit is masked all the same")
    func cutNumber() {
        let text = String(repeating: "x", count: 990) + " 3171234567890123"
        #expect(!SafeText.masked(text).contains("3171"))
    }
}

@Suite struct RuleNumbersTests {
    @Test(
        "Every spelling of a rule number is found",
        arguments: [
            "(RuleNumber: 10117)", "(Rule Number: 10117)", "(Rule 10117)", "rulenumber:10117",
            "RULE NUMBER 10117", "(RuleNumber:10117) Format allowed : YYYY", "Rule No. 10117",
            "rule_number=10117", "Rules: 10117",
        ])
    func spellings(_ text: String) {
        #expect(RuleNumbers.found(in: "Element not found \(text)") == [10117])
    }

    @Test("Several numbers are found in order, each once")
    func several() {
        let text = "a (RuleNumber: 10122); b (Rule 10457); c (RuleNumber: 10122)"
        #expect(RuleNumbers.found(in: text) == [10122, 10457])
    }

    @Test(
        "Other numbers are none of them",
        arguments: [
            "resource cannot be accessed due to business rule", "rule 1011", "rule 101170",
            "code 10117", "", "rule", "Rule of 10117",
        ])
    func none(_ text: String) {
        #expect(RuleNumbers.found(in: text).isEmpty)
    }

    @Test("An expression that begins with five digits gives the number")
    func expression() {
        #expect(RuleNumbers.leading(inExpression: "10117 Encounter.identifier") == 10117)
        #expect(RuleNumbers.leading(inExpression: "Encounter.identifier") == nil)
        #expect(RuleNumbers.leading(inExpression: "101 Encounter") == nil)
    }
}

@Suite struct HintWordsTests {
    @Test(
        "The platform's words are understood in any case",
        arguments: [
            ("Found duplicate resource: Encounter", AnswerHint.duplicate),
            ("Found duplicate: Location (RuleNumber: 20002)", .duplicate),
            ("Patient Resource Exists", .duplicate),
            ("reference target(s) not found: Patient/P1", .referenceNotFound),
            ("REFERENCE_NOT_FOUND", .referenceNotFound),
            ("resource cannot be accessed due to business rule", .businessRule),
            ("Wrong organization ID provided by system URL: x", .wrongOrganization),
            ("throttled", .throttled),
        ])
    func found(_ text: String, _ hint: AnswerHint) {
        #expect(HintWords.hints(in: text) == [hint])
    }

    @Test(
        "Other words mean nothing",
        arguments: [
            "found duplicated EpisodeOfCare Type with status active", "Element not found: x",
            "heart rate limit of the device", "", "Invalid reference",
        ])
    func notFound(_ text: String) {
        #expect(HintWords.hints(in: text).isEmpty)
    }
}
