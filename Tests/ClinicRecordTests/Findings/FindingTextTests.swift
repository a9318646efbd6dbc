import FHIRR4
import Testing

@testable import ClinicRecord

@Suite struct FindingTextTests {
    private static let shapes: [Problem] = [
        .object, .list, .string, .wholeNumber, .number, .bool, .uuid, .date, .instant,
        .dateOrInstant, .timeOfDay, .codedOrText, .medicine, .measuredValue, .laboratoryValue,
    ].map { .wrongType($0) }

    private static let codeShapes: [Problem] = [
        .icd10, .icd9cm, .loinc, .loincCheckDigit, .kfa, .plain,
    ].map { .codeShape($0) }

    private static let references: [Problem] =
        RecordKind.allCases.map { .unknownRecord($0) } + [
            .unknownDepartment, .unknownItem([.labOrders]), .vanished(id: "x"),
        ]

    private static let others: [Problem] = [
        .missing, .emptyList, .notListed(["a"]), .standIn, .tooLong(max: 3), .controlCharacters,
        .notDigits(count: 2), .below(minimum: 1), .notPositive, .unreasonableNumber,
        .belowMinimum(of: "period"), .wrongKFALevel(["93"]), .wrongPrefix("IM-"), .schemaVersion,
        .timezone, .duplicateID, .duplicateNumber, .duplicateRank, .primaryRank,
        .attendingMissing, .kfaOfCompound, .unknownMember, .deferredMember, .tooManyFindings,
        .noOffset, .tooEarly, .reversed, .nikFormat, .nikMismatch,
        .notIdentifiable(isPatientItself: true), .notIdentifiable(isPatientItself: false),
        .recorderWithoutIHS, .strExpired, .sipExpired, .historyUnordered, .historyGap,
        .historyStart, .historyEnd, .historyStatus, .historyIncomplete, .staleRevision,
        .noDiagnosis, .primaryCount, .codeUnknown, .outOfRange(low: "1", high: "2"),
        .notBelowSystolic, .unit(expected: ["kg"]), .noIngredients, .noRatio, .toothUnmapped,
    ]

    private static let all = shapes + codeShapes + references + others

    @Test("Every problem has words of its own in both languages")
    func words() {
        var seen: Set<LocalizedText> = []
        for problem in Self.all {
            let text = problem.finding(at: "data.field").message
            #expect(!text.english.contains("cannot be used"), "\(problem)")
            #expect(text.indonesian != text.english, "\(problem)")
            #expect(seen.insert(text).inserted, "\(problem)")
            for language in Language.allCases {
                #expect(text[language].hasSuffix("."), "\(problem)")
            }
        }
    }

    @Test("Every code of the model is raised by some problem")
    func codes() {
        let raised = Set(Self.all.map(\.code))
        let fromReadingFiles: Set<FindingCode> = [.jsonInvalid, .jsonTooDeep, .jsonTooLarge]
        #expect(raised.union(fromReadingFiles) == Set(FindingCode.allCases))
    }

    @Test("Warnings and known revisions never refuse a record")
    func mild() {
        for problem in Self.all where problem.severity != .error {
            #expect(!problem.finding(at: "", refusesRecord: true).refusesRecord)
        }
        #expect(Finding.revisionStale.severity == .ignored)
    }

    @Test("Words name the field by the last part of its path")
    func fieldName() {
        let finding = Problem.missing.finding(at: "data.diagnoses[2].icd10.code")
        #expect(
            finding.message.english
                == "The field code is required. Fill it in and hand it in again.")
        #expect(FindingTexts.field(of: "") == "record")
    }
}
