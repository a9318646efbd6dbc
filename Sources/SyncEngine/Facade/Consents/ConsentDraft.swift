import ClinicRecord
import Foundation
import SyncStore

/// A consent as somebody at the clinic gives it in.
public struct ConsentDraft: Sendable, Hashable {
    public var patientID: UUID
    public var consentGiven: Bool
    public var consentScope: ConsentRow.Scope
    public var consentDatetime: Date
    public var consentMethod: ConsentRow.Method
    public var witnessedBy: UUID?
    public var consentDocumentURL: String?
    /// Does without the document of a written consent, by the explicit word of whoever gives it in.
    public var waivesDocument: Bool
    /// `self`, `parent`, `guardian` or `family`; the patient when nil.
    public var givenBy: String?
    public var relation: String?
    /// From the consent on when nil.
    public var validFrom: Date?
    public var validUntil: Date?

    public init(
        patientID: UUID, consentGiven: Bool, consentScope: ConsentRow.Scope,
        consentDatetime: Date, consentMethod: ConsentRow.Method, witnessedBy: UUID? = nil,
        consentDocumentURL: String? = nil, waivesDocument: Bool = false, givenBy: String? = nil,
        relation: String? = nil, validFrom: Date? = nil, validUntil: Date? = nil
    ) {
        self.patientID = patientID
        self.consentGiven = consentGiven
        self.consentScope = consentScope
        self.consentDatetime = consentDatetime
        self.consentMethod = consentMethod
        self.witnessedBy = witnessedBy
        self.consentDocumentURL = consentDocumentURL
        self.waivesDocument = waivesDocument
        self.givenBy = givenBy
        self.relation = relation
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// One thing that stands against taking a consent or its revocation.
public struct ConsentProblem: Sendable, Hashable {
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case patientUnknown = "PATIENT_NOT_FOUND"
        case witnessMissing = "WITNESS_REQUIRED"
        case documentMissing = "DOCUMENT_REQUIRED"
        case documentTooLong = "DOCUMENT_URL_TOO_LONG"
        case giverUnknown = "GIVEN_BY_INVALID"
        case relationMissing = "RELATION_REQUIRED"
        case validityReversed = "VALIDITY_REVERSED"
        case inFuture = "CONSENT_IN_FUTURE"
    }

    public var code: Code
    /// The member that it is about.
    public var path: String
    public var text: LocalizedText
}

/// Why a consent was not taken.
public struct ConsentRefusal: Error, Sendable, Hashable {
    public var problems: [ConsentProblem]
}

/// Why a consent was not revoked.
public enum RevocationRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case notFound = "CONSENT_NOT_FOUND"
    case reasonRequired = "REVOCATION_REASON_REQUIRED"
    case alreadyRevoked = "CONSENT_ALREADY_REVOKED"

    public var text: LocalizedText {
        switch self {
        case .notFound:
            LocalizedText(
                indonesian: "Persetujuan ini tidak dikenal.", english: "This consent is not known.")
        case .reasonRequired:
            LocalizedText(
                indonesian: "Pencabutan memerlukan alasan.",
                english: "A revocation needs a reason.")
        case .alreadyRevoked:
            LocalizedText(
                indonesian: "Persetujuan ini sudah dicabut.",
                english: "This consent has been revoked before.")
        }
    }
}
