/// What is wrong with a clinic record, by the names of the model's section 21.
///
/// The names are part of the contract with clinics and never change; new ones may come.
public enum FindingCode: String, Hashable, Sendable, CaseIterable {
    case fieldRequired = "FIELD_REQUIRED"
    case fieldType = "FIELD_TYPE"
    case valueNotAllowed = "VALUE_NOT_ALLOWED"
    case instantWithoutOffset = "INSTANT_WITHOUT_OFFSET"
    case instantTooEarly = "INSTANT_TOO_EARLY"
    case periodReversed = "PERIOD_REVERSED"
    case unknownReference = "UNKNOWN_REFERENCE"
    case nikFormat = "NIK_FORMAT"
    case nikMismatch = "NIK_MISMATCH"
    case patientNotIdentifiable = "PATIENT_NOT_IDENTIFIABLE"
    case statusHistoryInvalid = "STATUS_HISTORY_INVALID"
    case noDiagnosis = "NO_DIAGNOSIS"
    case primaryDiagnosisCount = "PRIMARY_DIAGNOSIS_COUNT"
    case codeShape = "CODE_SHAPE"
    case codeUnknown = "CODE_UNKNOWN"
    case valueOutOfRange = "VALUE_OUT_OF_RANGE"
    case unitMismatch = "UNIT_MISMATCH"
    case compoundIncomplete = "COMPOUND_INCOMPLETE"
    case toothUnmapped = "TOOTH_UNMAPPED"
    case recorderWithoutIHS = "RECORDER_WITHOUT_IHS"
    case itemVanished = "ITEM_VANISHED"
    case revisionStale = "REVISION_STALE"
    case credentialExpired = "CREDENTIAL_EXPIRED"

    /// The text is not JSON; raised by whoever reads the file, before there is a record.
    case jsonInvalid = "JSON_INVALID"
    case jsonTooDeep = "JSON_TOO_DEEP"
    case jsonTooLarge = "JSON_TOO_LARGE"
}
