import FHIRR4
import SyncStore

/// People and keys as documents; what is secret is in none of them.
package enum PeopleDocument {
    package static func json(_ row: UserRow) -> JSONObject {
        [
            "id": JSONValue(row.id), "user_name": .string(row.userName),
            "organization_id": JSONValue(row.organizationID), "role": .string(row.role.rawValue),
            "is_active": .bool(row.isActive), "created_at": JSONValue(row.createdAt),
            "locked_until": JSONValue(row.lockedUntil),
            "last_sign_in_at": JSONValue(row.lastSignInAt),
        ]
    }

    package static func json(_ row: APIKeyRow) -> JSONObject {
        [
            "id": JSONValue(row.id), "name": .string(row.name),
            "organization_id": JSONValue(row.organizationID), "role": .string(row.role.rawValue),
            "prefix": .string(row.prefix), "created_at": JSONValue(row.createdAt),
            "expires_at": JSONValue(row.expiresAt), "revoked_at": JSONValue(row.revokedAt),
            "last_used_at": JSONValue(row.lastUsedAt),
        ]
    }
}

/// What a walk over the audit trail found, as a document.
package enum AuditVerdictDocument {
    package static func json(_ verdict: AuditVerdict) -> JSONObject {
        [
            "intact": .bool(verdict.fault == nil), "checked": JSONValue(verdict.checked),
            "head_sequence": JSONValue(verdict.headSequence),
            "head_hash": .string(verdict.headHash),
            "fault": JSONValue(verdict.fault?.kind.rawValue),
            "fault_sequence": JSONValue(optional: verdict.fault?.sequence),
        ]
    }
}
