/// Every way in which a record can be wrong, finer than the codes that clinics see.
///
/// A problem decides code, severity and text. It carries rules and limits, never a value that the
/// clinic wrote.
enum Problem: Hashable {
    enum Shape: Hashable {
        case object, list, string, wholeNumber, number, bool
        case uuid, date, instant, dateOrInstant, timeOfDay
        case codedOrText, medicine, measuredValue, laboratoryValue
    }

    enum CodeShape: Hashable {
        case icd10, icd9cm, loinc, loincCheckDigit, kfa, plain
    }

    // Contract.
    case missing
    case emptyList
    case wrongType(Shape)
    case notListed([String])
    case standIn
    case tooLong(max: Int)
    case controlCharacters
    case notDigits(count: Int)
    case below(minimum: Int)
    case notPositive
    case unreasonableNumber
    case belowMinimum(of: String)
    case wrongKFALevel([String])
    case wrongPrefix(String)
    case schemaVersion
    case timezone
    case duplicateID
    case duplicateNumber
    case duplicateRank
    case primaryRank
    case attendingMissing
    case kfaOfCompound
    case unknownMember
    case deferredMember
    case tooManyFindings

    // Times.
    case noOffset
    case tooEarly
    case reversed

    // Names of other things.
    case unknownRecord(RecordKind)
    case unknownDepartment
    case unknownItem([ItemKind])
    /// The id is the clinic's own key of the item, without which nobody could find it.
    case vanished(id: String)

    // People.
    case nikFormat
    case nikMismatch
    case notIdentifiable(isPatientItself: Bool)
    case recorderWithoutIHS
    case strExpired
    case sipExpired

    // The visit as a whole.
    case historyUnordered
    case historyGap
    case historyStart
    case historyEnd
    case historyStatus
    case historyIncomplete
    case noDiagnosis
    case primaryCount

    case staleRevision

    // Codes and amounts.
    case codeShape(CodeShape)
    case codeUnknown
    case outOfRange(low: String, high: String)
    case notBelowSystolic
    case unit(expected: [String])
    case noIngredients
    case noRatio
    case toothUnmapped
}

extension Problem {
    var code: FindingCode {
        switch self {
        case .missing, .emptyList, .attendingMissing: .fieldRequired
        case .wrongType: .fieldType
        case .notListed, .standIn, .tooLong, .controlCharacters, .notDigits, .below, .notPositive,
            .unreasonableNumber, .belowMinimum, .wrongKFALevel, .wrongPrefix, .schemaVersion,
            .timezone, .duplicateID, .duplicateNumber, .duplicateRank, .primaryRank,
            .kfaOfCompound, .unknownMember, .deferredMember, .tooManyFindings:
            .valueNotAllowed
        case .noOffset: .instantWithoutOffset
        case .tooEarly: .instantTooEarly
        case .reversed: .periodReversed
        case .unknownRecord, .unknownDepartment, .unknownItem: .unknownReference
        case .vanished: .itemVanished
        case .nikFormat: .nikFormat
        case .nikMismatch: .nikMismatch
        case .notIdentifiable: .patientNotIdentifiable
        case .recorderWithoutIHS: .recorderWithoutIHS
        case .strExpired, .sipExpired: .credentialExpired
        case .historyUnordered, .historyGap, .historyStart, .historyEnd, .historyStatus,
            .historyIncomplete:
            .statusHistoryInvalid
        case .staleRevision: .revisionStale
        case .noDiagnosis: .noDiagnosis
        case .primaryCount: .primaryDiagnosisCount
        case .codeShape: .codeShape
        case .codeUnknown: .codeUnknown
        case .outOfRange, .notBelowSystolic: .valueOutOfRange
        case .unit: .unitMismatch
        case .noIngredients, .noRatio: .compoundIncomplete
        case .toothUnmapped: .toothUnmapped
        }
    }

    var severity: Finding.Severity {
        switch self {
        case .unknownMember, .deferredMember, .nikMismatch, .recorderWithoutIHS, .strExpired,
            .sipExpired:
            .warning
        case .staleRevision: .ignored
        default: .error
        }
    }

    /// Whether the record falls even when only an item of it is concerned.
    var refusesRecord: Bool {
        switch self {
        case .vanished, .noDiagnosis, .primaryCount, .historyUnordered, .historyGap, .historyStart,
            .historyEnd, .historyStatus, .historyIncomplete, .tooManyFindings,
            .notIdentifiable(isPatientItself: false):
            true
        default: false
        }
    }

    func finding(at path: String, refusesRecord: Bool = false) -> Finding {
        let severity = self.severity
        return Finding(
            code: self.code,
            severity: severity,
            path: path,
            message: FindingTexts.text(for: self, field: FindingTexts.field(of: path)),
            refusesRecord: severity == .error && (refusesRecord || self.refusesRecord)
        )
    }
}
