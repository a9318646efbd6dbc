import GRDB
import SyncCore
import SyncStore

/// Keeps the findings of records.
struct FindingWork {
    let db: Database

    func replace(_ findings: [FindingRow], of record: RecordName, tenant: Tenant) throws {
        let name = tenant.arguments + [record.kind, record.id.text]
        try self.db.run(Self.delete, name)
        for (position, finding) in findings.enumerated() {
            try self.db.run(
                Self.insert,
                name + [
                    position, finding.revision, finding.code, finding.severity, finding.path,
                    finding.messageIndonesian, finding.messageEnglish,
                ])
        }
    }

    private static let delete = """
        DELETE FROM record_finding
        WHERE organization_id = ? AND environment = ? AND kind = ? AND id = ?
        """

    private static let insert = """
        INSERT INTO record_finding (
            organization_id, environment, kind, id, position, revision, code, severity, path,
            message_id, message_en)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}
