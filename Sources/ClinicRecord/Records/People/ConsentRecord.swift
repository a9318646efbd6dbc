public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a patient allows to be shared (model section 19).
public struct ConsentRecord: Hashable, Sendable {
    public enum Scope: String, ClinicCode {
        case all
        /// The Encounter without clinical content.
        case encounterOnly = "encounter_only"
        case none
    }

    public enum Method: String, ClinicCode {
        case written, verbal, electronic
    }

    public enum GivenBy: String, ClinicCode {
        case `self`, parent, guardian, family
    }

    public var patientID: UUID
    public var consentGiven: Bool
    /// `none` whatever the clinic wrote, when the consent was not given.
    public var consentScope: Scope
    public var consentDatetime: Instant
    public var consentMethod: Method
    /// Always there for a verbal consent.
    public var witnessedBy: UUID?
    public var consentDocumentURL: String?
    /// The patient when absent.
    public var givenBy: GivenBy?
    public var relation: String?
    public var validFrom: Instant
    public var validUntil: Instant?
    public var revoked: Bool?
    /// Always there, like the reason, when the consent was revoked.
    public var revokedAt: Instant?
    public var revokedReason: String?
}

extension ConsentRecord: FieldReadable {
    init(reading fields: FieldReader) {
        self.patientID = fields.required("patient_id", .record(.patient))
        self.consentGiven = fields.required("consent_given", .bool)
        let scope: Scope = fields.required("consent_scope", .code)
        self.consentScope = self.consentGiven ? scope : .none
        self.consentDatetime = fields.required("consent_datetime", .instant)
        let method: Method? = fields.needed("consent_method", .code)
        self.consentMethod = method ?? .written
        self.witnessedBy = fields.optional("witnessed_by", .uuid, neededIf: method == .verbal)
        self.consentDocumentURL = fields.optional("consent_document_url", .string(max: 500))
        self.givenBy = fields.optional("given_by", .code)
        self.relation = fields.optional("relation", .text)
        let from = fields.needed("valid_from", .instant)
        self.validFrom = from ?? .standIn
        self.validUntil = fields.optional("valid_until", .instant)
        self.revoked = fields.optional("revoked", .bool)
        let isRevoked = self.revoked == true
        self.revokedAt = fields.optional("revoked_at", .instant, neededIf: isRevoked)
        self.revokedReason = fields.optional("revoked_reason", .text, neededIf: isRevoked)
        fields.refuse(reversed: from, self.validUntil, at: "valid_until")
    }
}
