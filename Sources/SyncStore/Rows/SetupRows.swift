import Foundation
import SyncCore

/// A row of `satusehat_config`.
public struct SatusehatConfiguration: Sendable, Hashable {
    public enum Trigger: String, Sendable, Hashable, Codable, CaseIterable {
        /// The finish of an encounter queues everything (G-26).
        case completion
        /// Arrival creates, status changes update, final facts flow as they come.
        case live
    }

    public var id: UUID
    public var tenant: Tenant
    public var clientID: String
    public var clientSecret: String
    /// The facility's Organization ID on the platform.
    public var satusehatOrganizationID: String
    public var organizationName: String
    /// The name of the gateway profile, and the base URL when it is a named own one.
    public var gateway: String
    public var baseURL: String?
    public var trigger: Trigger
    public var isActive: Bool
    public var tokenExpiresAt: Date?
    public var lastTokenRefresh: Date?
    public var lastSyncAt: Date?
    public var lastError: String?
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: UUID, tenant: Tenant, clientID: String, clientSecret: String,
        satusehatOrganizationID: String, organizationName: String, gateway: String,
        baseURL: String? = nil, trigger: Trigger = .completion, isActive: Bool = true,
        createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.tenant = tenant
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.satusehatOrganizationID = satusehatOrganizationID
        self.organizationName = organizationName
        self.gateway = gateway
        self.baseURL = baseURL
        self.trigger = trigger
        self.isActive = isActive
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// The access token as stored, sealed at rest.
public struct StoredToken: Sendable, Hashable {
    public var accessToken: String
    public var obtainedAt: Date
    public var expiresAt: Date

    public init(accessToken: String, obtainedAt: Date, expiresAt: Date) {
        self.accessToken = accessToken
        self.obtainedAt = obtainedAt
        self.expiresAt = expiresAt
    }
}

public enum ActiveStatus: String, Sendable, Hashable, Codable {
    case active
    case inactive
}

/// A row of `satusehat_location`.
public struct LocationRow: Sendable, Hashable {
    public var id: UUID
    public var polyclinicID: UUID
    public var satusehatLocationID: String
    public var locationName: String
    public var locationType: String
    public var syncedAt: Date
    public var status: ActiveStatus

    public init(
        id: UUID, polyclinicID: UUID, satusehatLocationID: String, locationName: String,
        locationType: String, syncedAt: Date, status: ActiveStatus
    ) {
        self.id = id
        self.polyclinicID = polyclinicID
        self.satusehatLocationID = satusehatLocationID
        self.locationName = locationName
        self.locationType = locationType
        self.syncedAt = syncedAt
        self.status = status
    }
}

/// A row of `satusehat_practitioner`; NIK and name are sealed.
public struct PractitionerRow: Sendable, Hashable {
    public enum VerificationMethod: String, Sendable, Hashable, Codable {
        case nikLookup = "nik_lookup"
        case manual
    }

    public var id: UUID
    public var practitionerID: UUID
    public var ihsNumber: String
    public var nik: String
    public var practitionerName: String
    public var verifiedAt: Date
    public var verificationMethod: VerificationMethod
    public var status: ActiveStatus

    public init(
        id: UUID, practitionerID: UUID, ihsNumber: String, nik: String, practitionerName: String,
        verifiedAt: Date, verificationMethod: VerificationMethod, status: ActiveStatus
    ) {
        self.id = id
        self.practitionerID = practitionerID
        self.ihsNumber = ihsNumber
        self.nik = nik
        self.practitionerName = practitionerName
        self.verifiedAt = verifiedAt
        self.verificationMethod = verificationMethod
        self.status = status
    }
}

/// A row of `patient_ihs_lookup`: the history of look-ups. NIK and patient data are sealed.
public struct PatientLookupRow: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, Codable {
        case found
        case notFound = "not_found"
        case error
    }

    public var id: UUID
    /// Nil for a search before registration (G-31).
    public var patientID: UUID?
    /// The number searched by; empty when the search was not by NIK.
    public var nik: String
    public var lookupStatus: Status
    public var ihsPatientID: String?
    /// The whole Patient resource as JSON.
    public var ihsPatientData: [UInt8]?
    public var registrationRequired: Bool
    public var registrationInstructions: String?
    public var searchedAt: Date
    public var searchedBy: UUID

    public init(
        id: UUID, patientID: UUID?, nik: String, lookupStatus: Status, ihsPatientID: String?,
        ihsPatientData: [UInt8]?, registrationRequired: Bool, registrationInstructions: String?,
        searchedAt: Date, searchedBy: UUID
    ) {
        self.id = id
        self.patientID = patientID
        self.nik = nik
        self.lookupStatus = lookupStatus
        self.ihsPatientID = ihsPatientID
        self.ihsPatientData = ihsPatientData
        self.registrationRequired = registrationRequired
        self.registrationInstructions = registrationInstructions
        self.searchedAt = searchedAt
        self.searchedBy = searchedBy
    }
}

/// A row of `satusehat_consent`.
public struct ConsentRow: Sendable, Hashable {
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        case all
        case encounterOnly = "encounter_only"
        case none
    }

    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        case written
        case verbal
        case electronic
    }

    public var id: UUID
    public var patientID: UUID
    public var consentGiven: Bool
    public var consentScope: Scope
    public var consentDatetime: Date
    public var consentMethod: Method
    public var witnessedBy: UUID?
    public var consentDocumentURL: String?
    /// A written consent whose document somebody explicitly did without.
    public var documentWaived: Bool
    public var givenBy: String?
    public var relation: String?
    public var validFrom: Date
    public var validUntil: Date?
    public var revoked: Bool
    public var revokedAt: Date?
    public var revokedReason: String?

    public init(
        id: UUID, patientID: UUID, consentGiven: Bool, consentScope: Scope, consentDatetime: Date,
        consentMethod: Method, witnessedBy: UUID? = nil, consentDocumentURL: String? = nil,
        givenBy: String? = nil, relation: String? = nil, validFrom: Date, validUntil: Date? = nil,
        revoked: Bool = false, revokedAt: Date? = nil, revokedReason: String? = nil,
        documentWaived: Bool = false
    ) {
        self.id = id
        self.patientID = patientID
        self.consentGiven = consentGiven
        self.consentScope = consentScope
        self.consentDatetime = consentDatetime
        self.consentMethod = consentMethod
        self.witnessedBy = witnessedBy
        self.consentDocumentURL = consentDocumentURL
        self.documentWaived = documentWaived
        self.givenBy = givenBy
        self.relation = relation
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.revoked = revoked
        self.revokedAt = revokedAt
        self.revokedReason = revokedReason
    }
}
