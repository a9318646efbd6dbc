import Foundation
import GRDB
import SyncCore
import SyncStore

/// Walks the deliveries of a tenant that may leave now, in the order in which they should.
///
/// Of one encounter at most one, and none while anything of it is under way or soon tried again; none
/// whose business identifier has a sender already.
struct ClaimSearch {
    /// Ready rows read at a time; a small claim begins with a small page.
    private static let pageRowsMax = 512
    private static let pageRowsMin = 16
    /// A retry or look this close keeps its encounter from going on, so that the order stays.
    static let nearSeconds: TimeInterval = 60

    let db: Database
    let tenant: StatementArguments
    let now: Date

    /// Whether there is any.
    func isAny() throws -> Bool {
        var isAny = false
        try self.each(expecting: 1) { _, _ in
            isAny = true
            return false
        }
        return isAny
    }

    /// Hands each to `take` with its row, until that answers that it has enough.
    func each(expecting count: Int, _ take: (String, Row) throws -> Bool) throws {
        var encountersSeen: Set<String> = []
        var place: (priority: Int64, id: String) = (.min, "")
        var pageRows = max(Self.pageRowsMin, min(count * 2, Self.pageRowsMax))
        while true {
            let page = try self.db.rows(
                QueueSQL.ready, self.tenant + [place.priority, place.id, pageRows])
            for row in page {
                var candidates: [String] = [row["id"]]
                if let encounter = row["encounter_id"] as String? {
                    guard encountersSeen.insert(encounter).inserted else { continue }
                    candidates = try self.inOrder(ofEncounter: encounter)
                }
                for id in candidates {
                    guard let claimable = try self.claimable(id) else { continue }
                    guard try take(id, claimable) else { return }
                    break
                }
            }
            guard page.count == pageRows, let last = page.last else { return }
            place = (last["priority"], last["id"])
            pageRows = Self.pageRowsMax
        }
    }

    private func inOrder(ofEncounter encounter: String) throws -> [String] {
        let near = self.now.addingTimeInterval(Self.nearSeconds).milliseconds
        let busy = try self.db.row(QueueSQL.encounterBusy, self.tenant + [encounter, near])
        guard busy == nil else { return [] }
        return try self.db.values(
            QueueSQL.readyInEncounter, self.tenant + [encounter, Self.pageRowsMin])
    }

    /// The row of a ready delivery unless another one of its business identifier is under way.
    private func claimable(_ id: String) throws -> Row? {
        guard let row = try self.db.row(QueueSQL.claimable, [id]) else { return nil }
        guard let identifier = row["business_identifier"] as String? else { return row }
        let type: String = row["resource_type"]
        let busy = try self.db.row(QueueSQL.identifierBusy, self.tenant + [type, identifier])
        return busy == nil ? row : nil
    }
}
