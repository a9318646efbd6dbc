import Foundation
import SyncCore
import SyncStore

/// Plans whose deliveries a benchmark claims or lets wait.
enum Plans {
    static let tenant = Tenant(
        organizationID: NameUUID.make("benchmarked clinic"), environment: .sandbox)
    static let patient = NameUUID.make("benchmarked patient")

    /// Plans records of `size` deliveries each until `count` deliveries stand in the queue.
    ///
    /// - Parameters:
    ///   - ofVisits: Observations of encounters, of which one at a time is sent; Locations of the
    ///     facility otherwise.
    ///   - dependent: Each but the first of a record depends on the first.
    static func fill(
        _ store: any SyncStore, ambient: Ambient, count: Int, size: Int = 20, ofVisits: Bool,
        dependent: Bool = false
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var running = 0
            for start in stride(from: 0, to: count, by: size) {
                if running * size >= Self.batch {
                    try await group.next()
                } else {
                    running += 1
                }
                group.addTask {
                    try await Self.plan(
                        store, ambient, start..<min(count, start + size), ofVisits, dependent)
                }
            }
            try await group.waitForAll()
        }
    }

    /// Deliveries that are handed in at the same time.
    static let batch = 1_000

    private static func plan(
        _ store: any SyncStore, _ ambient: Ambient, _ numbers: Range<Int>, _ ofVisits: Bool,
        _ dependent: Bool
    ) async throws {
        let record = ambient.makeUUID()
        let name = RecordName(kind: ofVisits ? "encounter" : "location", id: record)
        let now = ambient.now()
        _ = try await store.accept(
            [
                IncomingRecord(
                    tenant: Self.tenant, name: name, revision: 1, changedAt: now,
                    body: Array("{}".utf8), references: [], findings: [])
            ], now: now)
        var deliveries: [PlannedDelivery] = []
        for number in numbers {
            deliveries.append(
                Self.delivery(
                    number, encounter: ofVisits ? record : nil, id: ambient.makeUUID(),
                    after: dependent ? deliveries.first?.key : nil))
        }
        _ = try await store.plan(
            QueuePlan(
                tenant: Self.tenant, record: name, revision: 1, deliveries: deliveries,
                findings: [], retriesMax: 3, makeUUID: ambient.makeUUID), now: now)
    }

    private static func delivery(_ number: Int, encounter: UUID?, id: UUID, after: ResourceKey?)
        -> PlannedDelivery
    {
        let type = encounter == nil ? "Location" : "Observation"
        let template = """
            {"resourceType":"\(type)","identifier":[{"system":"http://sys-ids.kemkes.go.id/\
            \(type.lowercased())/100000001","value":"B-\(number)"}],"status":"active",\
            "name":"Ruang \(number)"}
            """
        return PlannedDelivery(
            key: ResourceKey(type: type, localID: id), operation: .create,
            template: Array(template.utf8), dependencies: after.map { [Dependency($0)] } ?? [],
            order: 70, encounterID: encounter,
            patientID: encounter == nil ? nil : Self.patient,
            disclosure: encounter == nil ? .facility : .clinical,
            businessIdentifier: "benchmark|B-\(number)")
    }
}
