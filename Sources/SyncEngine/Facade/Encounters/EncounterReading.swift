import ClinicRecord
import FHIRR4
import Foundation
import SatusehatRules
import SyncCore
import SyncStore

/// Gathers what is known of one encounter; nothing is asked of the platform.
struct EncounterReading: Sendable {
    /// More than the longest stay asks for.
    private static let rowsMax = 10_000

    let store: any SyncStore
    let tenant: Tenant
    let id: UUID

    /// One encounter with everything about it that is stored.
    struct Known: Sendable {
        var stored: StoredRecord
        var record: EncounterRecord
        /// All of them, in the order in which they were asked for.
        var deliveries: [DeliveryRow]
        var identities: [ResourceKey: PlatformIdentity]
        var pastEnds: [PastEnd]
    }

    var name: RecordName { RecordName(kind: RecordKind.encounter.rawValue, id: self.id) }
    var key: ResourceKey { ResourceKey(type: "Encounter", localID: self.id) }

    /// Nil when no such encounter was ever handed in.
    func known() async throws -> Known? {
        guard let stored = try await self.store.record(self.name, for: self.tenant),
            case .encounter(let record)? = RecordLoader.parse(stored.body)?.data
        else { return nil }
        let rows = try await self.rows()
        let identities = try await self.store.platformIDs(
            for: [self.key] + rows.map(\.key), tenant: self.tenant)
        return Known(
            stored: stored, record: record, deliveries: rows, identities: identities,
            pastEnds: try await self.store.pastEnds(encounterID: self.id, for: self.tenant))
    }

    func rows() async throws -> [DeliveryRow] {
        var filter = DeliveryFilter()
        filter.encounterID = self.id
        filter.limit = Self.rowsMax
        return try await self.store.deliveries(filter, for: self.tenant)
    }

    func picture(_ known: Known) async throws -> EncounterPicture {
        var resources: [EncounterPicture.Resource] = []
        for row in Self.standing(known.deliveries) {
            resources.append(try await self.resource(row, known))
        }
        return EncounterPicture(
            encounterID: self.id,
            satusehatEncounterID: known.identities[self.key]?.id,
            isFinished: self.isFinished(known),
            syncStatus: EncounterPicture.SyncStatus(resources.map(\.status)),
            resources: resources,
            syncedAt: known.deliveries.compactMap(\.completedAt).max())
    }

    /// The newest delivery of each fact and stage, and older ones that still want something; a later
    /// one is newer.
    private static func standing(_ rows: [DeliveryRow]) -> [DeliveryRow] {
        struct Place: Hashable {
            let key: ResourceKey
            let stage: DeliveryStage
        }
        var newest: [Place: UUID] = [:]
        for row in rows { newest[Place(key: row.key, stage: row.stage)] = row.id }
        return rows.filter { row in
            newest[Place(key: row.key, stage: row.stage)] == row.id
                || (row.status != .completed && row.status != .skipped)
        }
    }

    /// The last closing that the platform took says how the Encounter stands there: one that is being
    /// sent again has been taken before.
    private func isFinished(_ known: Known) -> Bool {
        let taken = Set(known.pastEnds.filter { $0.status == .completed }.map(\.deliveryID))
        let last = known.deliveries.last { row in
            row.key == self.key && row.stage == .finish
                && (row.status == .completed || taken.contains(row.id))
        }
        guard let last, let template = try? JSONValue(parsing: last.template) else { return false }
        return template["status"]?.string == "finished"
    }

    private func resource(
        _ row: DeliveryRow, _ known: Known
    ) async throws -> EncounterPicture.Resource {
        var resource = EncounterPicture.Resource(
            deliveryID: row.id, resourceType: row.key.type, localID: row.key.localID,
            component: row.key.component.isEmpty ? nil : row.key.component, stage: row.stage,
            satusehatID: known.identities[row.key]?.id, status: .pending)
        switch row.status {
        case .completed:
            resource.status = .success
        case .failed:
            resource.status = .failed
            let code = try await self.errorCode(row)
            resource.explain(code, ExplanationCatalogue.explanation(for: code).text)
        case .skipped:
            resource.status = .skipped
            let code = row.skipReason ?? "skipped"
            resource.explain(code, ExplanationCatalogue.explanation(for: code).text)
        case .pending where row.blockedBy != nil:
            resource.status = .blocked
            resource.explain("blocked", try await self.blockedText(row))
        case .pending where row.phase == .held:
            resource.explain("held", ServiceTexts.held)
        case .pending, .processing:
            // The trouble that it has met so far and goes on against by itself.
            guard row.errorMessage != nil else { break }
            let code = try await self.errorCode(row)
            resource.explain(code, ExplanationCatalogue.explanation(for: code).text)
        }
        return resource
    }

    private func errorCode(_ row: DeliveryRow) async throws -> String {
        var filter = ErrorFilter()
        filter.deliveryID = row.id
        filter.limit = 1
        let newest = try await self.store.errors(filter, for: self.tenant).first
        return newest?.record.errorCode ?? row.phase.rawValue
    }

    private func blockedText(_ row: DeliveryRow) async throws -> LocalizedText {
        guard let id = row.blockedBy, let root = try await self.store.delivery(id) else {
            return ServiceTexts.blocked(by: nil, why: nil)
        }
        let why = ExplanationCatalogue.explanation(for: try await self.errorCode(root)).text
        return ServiceTexts.blocked(by: root.key.type, why: why)
    }
}

extension EncounterPicture.Resource {
    fileprivate mutating func explain(_ code: String, _ text: LocalizedText) {
        self.errorCode = code
        self.error = text
    }
}
