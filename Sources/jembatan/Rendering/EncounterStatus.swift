import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// How far one encounter has come: its record, its deliveries and what is to be mended.
struct EncounterStatus {
    let encounter: UUID
    let tenant: Tenant
    let record: StoredRecord?
    let deliveries: [DeliveryRow]
    let findings: [FindingRow]

    func json(_ language: Language) -> JSONValue {
        var object = JSONObject()
        object["encounter_id"] = JSONValue(self.encounter)
        object["organization_id"] = JSONValue(self.tenant.organizationID)
        object["environment"] = .string(self.tenant.environment.rawValue)
        object["revision"] = JSONValue(optional: self.record?.revision)
        object["accepted_at"] = JSONValue(self.record?.acceptedAt)
        object["satusehat_id"] = JSONValue(self.platformID)
        object["status"] = .string(self.overall.rawValue)
        object["deliveries"] = .array(self.deliveries.map { .object(DeliveryDocument.json($0)) })
        object["findings"] = .array(
            self.findings.map { row in
                .object([
                    "code": .string(row.code), "severity": .string(row.severity),
                    "path": .string(row.path), "message": .string(Self.message(row, language)),
                ])
            })
        return .object(object)
    }

    func text(_ language: Language) -> String {
        var lines = [DeliveryRendering.table(self.deliveries, language)]
        for row in self.findings where row.severity != Finding.Severity.ignored.rawValue {
            lines.append("\(row.code) \(row.path): \(Self.message(row, language))")
        }
        return lines.joined(separator: "\n")
    }

    private var platformID: String? {
        self.deliveries.first { $0.key.type == "Encounter" && $0.satusehatID != nil }?.satusehatID
    }

    /// The brief's word for the encounter as a whole: the worst of its parts.
    private var overall: DeliveryStatus {
        let statuses = Set(self.deliveries.map(\.status))
        let order: [DeliveryStatus] = [.failed, .processing, .pending, .skipped]
        return order.first(where: statuses.contains)
            ?? (self.deliveries.isEmpty ? .pending : .completed)
    }

    private static func message(_ row: FindingRow, _ language: Language) -> String {
        language == .indonesian ? row.messageIndonesian : row.messageEnglish
    }
}
