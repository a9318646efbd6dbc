import Foundation
import GRDB
import SyncCore
import SyncStore

/// Keeps consent as given; a row changes only by being revoked.
struct ConsentWork {
    private static let table = "satusehat_consent"
    /// More consents than a person gives; it only bounds the answer.
    private static let rowsMax = 1_000

    let work: Work

    private var db: Database { self.work.db }

    /// Adds a row, or revokes the one there is.
    ///
    /// Handed in again with other content, the row there is ends as superseded and a new one is
    /// added; handed in again unchanged, nothing happens, and a revocation is never taken back.
    func save(_ row: ConsentRow, _ tenant: Tenant, now: Date) throws {
        guard let standing = try self.standing(row, tenant) else {
            try self.insert(row, id: row.id, tenant, now: now)
            return
        }
        let known = try self.consent(standing, tenant)
        guard Self.isSameContent(known, row) else {
            guard (standing["source_id"] as String) == row.id.text else {
                throw StoreError(.invalidState, "a consent that was given is not edited")
            }
            try self.revoke(known.id, at: now, reason: Self.superseded, tenant, now: now)
            try self.insert(row, id: self.work.ambient.makeUUID(), tenant, now: now)
            return
        }
        if row.revoked {
            try self.revoke(
                known.id, at: row.revokedAt ?? now, reason: row.revokedReason, tenant, now: now)
        }
    }

    /// The row meant: the newest one handed in under the name given, or the row of that very
    /// identifier when it was added for a change.
    private func standing(_ row: ConsentRow, _ tenant: Tenant) throws -> Row? {
        let name = tenant.arguments + [row.id.text]
        return try self.db.row(Self.newestOfSource, name) ?? self.db.row(Self.ofIdentifier, name)
    }

    private static let superseded = "superseded"

    private static func isSameContent(_ a: ConsentRow, _ b: ConsentRow) -> Bool {
        a.patientID == b.patientID && a.consentGiven == b.consentGiven
            && a.consentScope == b.consentScope && a.consentMethod == b.consentMethod
            && a.consentDatetime.milliseconds == b.consentDatetime.milliseconds
            && a.witnessedBy == b.witnessedBy && a.consentDocumentURL == b.consentDocumentURL
            && a.documentWaived == b.documentWaived && a.givenBy == b.givenBy
            && a.relation == b.relation
            && a.validFrom.milliseconds == b.validFrom.milliseconds
            && a.validUntil?.milliseconds == b.validUntil?.milliseconds
    }

    private func insert(_ row: ConsentRow, id: UUID, _ tenant: Tenant, now: Date) throws {
        let sealer = try self.work.writer(for: tenant, now: now)
        func sealed(_ text: String?, _ column: String) throws -> Data? {
            try sealer.sealIfAny(text.map { Array($0.utf8) }, Self.table, column, id.text)
        }
        try self.db.run(
            Self.insertRow,
            [id.text] + tenant.arguments + [
                row.id.text, row.patientID.text, row.consentGiven, row.consentScope.rawValue,
                row.consentDatetime.milliseconds, row.consentMethod.rawValue,
                row.witnessedBy?.text, row.consentDocumentURL, try sealed(row.givenBy, "given_by"),
                row.relation, row.validFrom.milliseconds, row.validUntil?.milliseconds,
                row.revoked, row.revokedAt?.milliseconds,
                try sealed(row.revokedReason, "revoked_reason"), row.documentWaived,
            ])
    }

    /// The first revocation counts.
    private func revoke(
        _ id: UUID, at: Date, reason: String?, _ tenant: Tenant, now: Date
    ) throws {
        let sealed = try self.work.writer(for: tenant, now: now).sealIfAny(
            reason.map { Array($0.utf8) }, Self.table, "revoked_reason", id.text)
        try self.db.run(Self.revokeRow, [at.milliseconds, sealed, id.text])
    }

    /// Revokes the row meant, which must not have been revoked before.
    func revoke(_ id: UUID, reason: String, _ tenant: Tenant, now: Date) throws -> ConsentRow {
        guard let row = try self.consent(id, tenant) else {
            throw StoreError(.notFound, "no consent has this identifier")
        }
        guard !row.revoked else {
            throw StoreError(.invalidState, "the consent was revoked before")
        }
        try self.revoke(row.id, at: now, reason: reason, tenant, now: now)
        return try self.consent(row.id, tenant) ?? row
    }

    /// By the row's own identifier, or by the name under which it was handed in.
    func consent(_ id: UUID, _ tenant: Tenant) throws -> ConsentRow? {
        let name = tenant.arguments + [id.text]
        let row = try self.db.row(Self.ofIdentifier, name) ?? self.db.row(Self.newestOfSource, name)
        return try row.map { try self.consent($0, tenant) }
    }

    func consents(patientID: UUID, _ tenant: Tenant) throws -> [ConsentRow] {
        try self.db.rows(
            Self.selectOfPatient, tenant.arguments + [patientID.text, Self.rowsMax]
        ).map { try self.consent($0, tenant) }
    }

    private func consent(_ row: Row, _ tenant: Tenant) throws -> ConsentRow {
        let sealer = try self.work.reader(for: tenant)
        let id: String = row["id"]
        func text(_ column: String) throws -> String? {
            try sealer.openIfAny(row, Self.table, column, id)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return ConsentRow(
            id: try row.uuid("id"), patientID: try row.uuid("patient_id"),
            consentGiven: row["consent_given"], consentScope: try row.word("consent_scope"),
            consentDatetime: row.date("consent_datetime"),
            consentMethod: try row.word("consent_method"),
            witnessedBy: try row.uuidIfAny("witnessed_by"),
            consentDocumentURL: row["consent_document_url"], givenBy: try text("given_by"),
            relation: row["relation"], validFrom: row.date("valid_from"),
            validUntil: row.dateIfAny("valid_until"), revoked: row["revoked"],
            revokedAt: row.dateIfAny("revoked_at"), revokedReason: try text("revoked_reason"),
            documentWaived: row["document_waived"])
    }

    private static let newestOfSource = """
        SELECT * FROM satusehat_consent
        WHERE organization_id = ? AND environment = ? AND source_id = ?
        ORDER BY rowid DESC LIMIT 1
        """

    private static let ofIdentifier = """
        SELECT * FROM satusehat_consent WHERE organization_id = ? AND environment = ? AND id = ?
        """

    private static let insertRow = """
        INSERT INTO satusehat_consent (
            id, organization_id, environment, source_id, patient_id, consent_given, consent_scope,
            consent_datetime, consent_method, witnessed_by, consent_document_url, given_by,
            relation, valid_from, valid_until, revoked, revoked_at, revoked_reason,
            document_waived)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let revokeRow = """
        UPDATE satusehat_consent SET revoked = 1, revoked_at = ?, revoked_reason = ?
        WHERE id = ? AND revoked = 0
        """

    /// The latest consent first.
    private static let selectOfPatient = """
        SELECT * FROM satusehat_consent
        WHERE organization_id = ? AND environment = ? AND patient_id = ?
        ORDER BY consent_datetime DESC, id DESC LIMIT ?
        """
}
