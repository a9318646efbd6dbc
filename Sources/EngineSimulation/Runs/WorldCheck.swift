import FHIRR4
import Foundation
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// What must hold once all trouble is over (DESIGN section 6).
struct WorldCheck {
    let clinic: SimulatedClinic
    let scenario: Scenario
    /// When processes died, and when the clock jumped, on the world's own clock.
    var deaths: [Date] = []
    var clockSteps: [Date] = []

    func outcome(_ report: RunReport) async throws -> SystemSimulation.Outcome {
        let platform = self.clinic.simulator.snapshot
        let deliveries = try await self.clinic.deliveries()
        var faults: [String] = []
        if report.end != .empty { faults.append("the last run ended with \(report.end)") }
        faults += self.unsettled(deliveries)
        faults += try await self.mappingFaults(deliveries, platform)
        faults += self.violations(platform)
        faults += self.revisionFaults(platform)
        faults += Self.doubles(platform)
        faults += MannersCheck(
            entries: platform.journal.entries, violations: platform.journal.violations,
            settings: self.scenario.settings,
            flightSeconds: self.clinic.latency / .seconds(1) + 0.001,
            storageSecondsMax: self.scenario.storageSecondsMax,
            deaths: self.deaths, clockSteps: self.clockSteps
        ).faults()
        faults += try await self.alertFaults()
        let people = deliveries.filter {
            $0.phase == .rejected && ($0.errorMessage?.contains("adoption") ?? false)
        }
        return SystemSimulation.Outcome(
            seed: self.scenario.seed,
            requests: platform.journal.requestCount,
            deliveries: deliveries.count,
            adopted: deliveries.filter { $0.phase == .adopted && $0.operation == .create }.count,
            leftToPeople: people.count,
            faults: faults)
    }

    /// An outage is told at its start and at its end, and whoever heard of one hears of the other.
    private func alertFaults() async throws -> [String] {
        let messages = try await self.clinic.store.alertMessages(
            limit: 1_000, for: self.clinic.tenant)
        let outages = Dictionary(
            grouping: messages.filter { $0.cause.kind == .platformTrouble }, by: \.alertID)
        return outages.values.compactMap { outage in
            // Their order by time is that of a clock that may have been set back.
            let events = outage.map(\.event)
            let isWhole = events.count == 2 && Set(events) == [.raised, .ended]
            return isWhole ? nil : "an outage was told as \(events)"
        }
    }

    /// Nothing accepted is lost: each delivery is completed, or skipped for the consent revoked.
    private func unsettled(_ deliveries: [DeliveryRow]) -> [String] {
        deliveries.compactMap { row in
            switch row.status {
            case .completed: nil
            case .skipped where self.scenario.includes(.consentRevoked): nil
            // Its id could not be learnt: it travels inside the requests.
            case .skipped where row.key.type == "Medication": nil
            default:
                "\(row.key.type) \(row.stage.rawValue) is \(row.phase.rawValue): \(row.errorMessage ?? "")"
            }
        }
    }

    /// Each completed fact stands on the platform under the id we hold, and nothing else does.
    private func mappingFaults(
        _ deliveries: [DeliveryRow], _ platform: Platform
    ) async throws -> [String] {
        var faults: [String] = []
        var held: Set<String> = []
        for row in deliveries where row.status == .completed && row.operation != .search {
            guard let id = row.satusehatID else {
                faults.append("\(row.key.type) is completed without an id")
                continue
            }
            held.insert("\(row.key.type)/\(id)")
            if platform.resource(row.key.type, id: id) == nil {
                faults.append("\(row.key.type) is completed but not on the platform")
            }
        }
        let strangers = platform.resources.filter {
            $0.organizationID == SimulatorClient.demo.organizationID && !held.contains($0.key)
                && $0.type != "Organization" && $0.type != "Medication"
        }
        if !self.scenario.includes(.consentRevoked) {
            faults += strangers.map { "\($0.type) is on the platform but unknown to us" }
        }
        for encounter in platform.resources(ofType: "Encounter")
        where !self.scenario.includes(.consentRevoked) && encounter.current["status"] != "finished"
        {
            faults.append("an Encounter was not closed")
        }
        return faults
    }

    private static let forbidden: Set<Violation.Kind> = [
        .childBeforeParent, .unresolvedReference, .duplicateIdentifier,
    ]

    private func violations(_ platform: Platform) -> [String] {
        platform.journal.violations
            .filter { Self.forbidden.contains($0.kind) }
            // No search finds a Medication: it is offered once more, and the platform refuses.
            .filter { $0.kind != .duplicateIdentifier || $0.type != "Medication" }
            .map(MannersCheck.text)
    }

    /// The last revision is what the platform holds: the corrected value once, and its late sibling.
    private func revisionFaults(_ platform: Platform) -> [String] {
        guard self.scenario.includes(.visitRevised), !self.scenario.includes(.consentRevoked)
        else { return [] }
        let revised = platform.resources(ofType: "Observation").filter {
            $0.current["valueQuantity"]?["value"]?.int == ClinicEvent.revisedHeartRate
        }
        return revised.count == 1
            ? [] : ["\(revised.count) Observations hold the corrected heart rate"]
    }

    /// No fact exists twice: each business identifier names one resource of its type.
    private static func doubles(_ platform: Platform) -> [String] {
        var seen: [String: String] = [:]
        var faults: [String] = []
        for resource in platform.resources {
            guard let identifier = Self.ownIdentifier(resource.current) else { continue }
            let key = "\(resource.type)|\(identifier)"
            if seen[key] != nil { faults.append("\(resource.type) exists twice") }
            seen[key] = resource.id
        }
        return faults
    }

    private static func ownIdentifier(_ resource: JSONValue) -> String? {
        let listed = resource["identifier"]?.array ?? [resource["identifier"]].compactMap { $0 }
        return listed.compactMap { identifier -> String? in
            guard let system = identifier["system"]?.string, !system.contains("/prescription/"),
                let value = identifier["value"]?.string
            else { return nil }
            return "\(system)|\(value)"
        }.first
    }
}
