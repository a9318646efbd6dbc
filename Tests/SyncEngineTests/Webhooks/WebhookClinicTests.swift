import EngineSimulation
import FHIRR4
import Foundation
import Satusehat
import SatusehatSimulator
import SyncCore
import SyncStore
import Testing

@testable import SyncEngine

@Suite("What a whole clinic's software hears of a troubled day")
struct WebhookClinicTests {
    @Test(
        "Every visit's id and rest arrive, through deaths of processes, outages and refusals",
        arguments: 1...3 as ClosedRange<UInt64>)
    func day(seed: UInt64) throws {
        let file = try TemporaryStore(inMemory: true)
        let clinic = try SimulatedClinic.unhurried(file, seed: seed, visits: 4)
        clinic.simulator.withPlatform {
            _ = $0.add(
                .outage(from: SimulatedClinic.noon + 20, until: SimulatedClinic.noon + 200))
        }
        let receiver = Receiver(clinic.executor.ambient)
        receiver.answer([.status(500), .fails(.cut), .status(204), .hangs])
        let store = try #require(clinic.store as? any WebhookStore)
        let desk = WebhookDesk(
            store: store, transport: receiver, ambient: clinic.executor.ambient,
            log: .init(label: "none") { _ in LogLines() })
        let deliveries = try clinic.executor.run {
            try await clinic.setUp()
            try await store.saveWebhookEndpoint(
                WebhookEndpointRow(
                    id: clinic.executor.ambient.makeUUID(), tenant: clinic.tenant,
                    url: "https://clinic.test/hook", secret: WebhookWorld.secret,
                    createdAt: clinic.executor.now))
            _ = try await clinic.importDay(clinic.process())
            let stop = StopRequest()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await desk.run(tenants: { [clinic.tenant] }, stop: stop) }
                for death in 1...5 {
                    let life = Life()
                    life.strike(
                        death.isMultiple(of: 2) ? .dieAfter : .dieBefore, inCalls: 60 * death)
                    _ = try? await clinic.process(life).run(
                        clinic.tenant, until: .empty(timeout: .seconds(300)))
                }
                // What ran out of retries in the outage is tried again by itself after a while.
                for _ in 0..<2 {
                    _ = try await clinic.process().run(clinic.tenant, until: .empty(timeout: nil))
                    try await clinic.executor.ambient.sleep(.seconds(1_000))
                }
                // The waits of what the receiver did not take at first.
                try await clinic.executor.ambient.sleep(.seconds(600))
                stop.make()
                try await group.waitForAll()
            }
            return try await clinic.deliveries()
        }
        try self.check(receiver, deliveries, clinic)
    }

    private func check(
        _ receiver: Receiver, _ deliveries: [DeliveryRow], _ clinic: SimulatedClinic
    ) throws {
        let documents = try receiver.requests.map { try JSONValue(parsing: $0.body ?? []) }
        func told(_ kind: WebhookEventKind, _ member: String) -> Set<String> {
            Set(
                documents.filter { $0["type"]?.string == kind.rawValue }
                    .compactMap { $0["data"]?[member]?.string })
        }
        let visits = deliveries.filter { $0.key.type == "Encounter" && $0.satusehatID != nil }
        #expect(!visits.isEmpty)
        #expect(
            told(.encounterIDAvailable, "satusehat_encounter_id")
                == Set(visits.compactMap(\.satusehatID)))
        let ids = Set(visits.map { $0.key.localID.uuidString.lowercased() })
        #expect(told(.encounterIDAvailable, "encounter_id") == ids)
        #expect(told(.visitSettled, "encounter_id").isSuperset(of: ids))
        let failed = deliveries.filter { $0.status == .failed }
        #expect(
            told(.deliveryFailed, "sync_queue_id")
                .isSuperset(of: failed.map { $0.id.uuidString.lowercased() }))
        let platformIDs = Set(visits.compactMap(\.satusehatID))
        for text in documents.flatMap(Self.texts) {
            #expect(Self.isHarmless(text) || platformIDs.contains(text), "\(text)")
        }
    }

    /// Every text of a document, names of members apart.
    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let items): items.flatMap(Self.texts)
        case .object(let object): object.members.flatMap { Self.texts($0.value) }
        default: []
        }
    }

    /// An id, an instant, or one of our own words.
    private static func isHarmless(_ text: String) -> Bool {
        if UUID(uuidString: text) != nil || Self.words.contains(text) { return true }
        return text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
            || text.wholeMatch(of: /(rule|http)_\d+/) != nil
    }

    private static let words: Set<String> = Set(
        WebhookEventKind.allCases.map(\.rawValue) + DeliveryStatus.allCases.map(\.rawValue)
            + DeliveryPhase.allCases.map(\.rawValue)
            + PlatformEnvironment.allCases.map(\.rawValue) + [
                "Encounter", "Condition", "Observation", "Procedure", "Patient", "Medication",
                "MedicationRequest", "MedicationDispense", "ServiceRequest", "Specimen",
                "DiagnosticReport", "Composition", "AllergyIntolerance", "Immunization",
            ])
}
