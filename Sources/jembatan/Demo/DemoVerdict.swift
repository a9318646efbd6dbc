import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import SatusehatRules
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore

/// What a demonstration came to: our books compared with the platform's own.
///
/// Nothing is taken from what the bridge says of itself alone: what it calls arrived must stand on
/// the platform, and what stands there must be in its books exactly once.
struct DemoVerdict: Sendable {
    /// Several resources that did not arrive for one reason of one visit.
    struct Problem: Sendable, Hashable {
        var code: String
        /// The visit it belongs to, or nil for facility data.
        var encounterNumber: String?
        var isDeliberate: Bool
        /// What is refused or skipped itself.
        var resources = 0
        /// What waits for those.
        var heldBack = 0
    }

    /// One resource as it stands on the platform.
    struct Stored: Sendable, Hashable {
        /// `Type/id`.
        var key: String
        /// `system|value` of each business identifier, sorted.
        ///
        /// Medicines of one prescription share its number; only the whole set tells them apart.
        var identifiers: [String] = []
    }

    var arrivedByType: [String: Int] = [:]
    var problems: [Problem] = []
    /// What the bridge calls arrived and the platform does not have, and what was never settled.
    var lost = 0
    /// What stands on the platform twice, or without being in our books.
    var doubled = 0
    /// Deliberate problems that did not show.
    var missing: [DeliberateProblem] = []

    var isAsPromised: Bool {
        self.lost == 0 && self.doubled == 0 && self.missing.isEmpty
            && self.problems.allSatisfy(\.isDeliberate)
    }

    init(
        deliveries: [DeliveryRow], errorCodes: [UUID: String], stored: [Stored],
        day: DemoDay, refusedRecords: Int
    ) {
        self.lost = refusedRecords
        self.count(deliveries, stored)
        self.explain(deliveries, errorCodes, day)
    }

    private mutating func count(_ deliveries: [DeliveryRow], _ stored: [Stored]) {
        var ours: [String: Int] = [:]
        let onPlatform = Set(stored.map(\.key))
        for row in deliveries where row.status == .completed && row.stage == .create {
            if row.operation == .create {
                let key = "\(row.key.type)/\(row.satusehatID ?? "")"
                ours[key, default: 0] += 1
                if !onPlatform.contains(key) { self.lost += 1 }
            }
            if row.operation != .update { self.arrivedByType[row.key.type, default: 0] += 1 }
        }
        for row in deliveries where row.blockedBy == nil {
            if row.status == .pending || row.status == .processing { self.lost += 1 }
        }
        self.doubled = stored.count { ours[$0.key] == nil } + ours.values.count { $0 > 1 }
        self.doubled += Self.repeatedIdentifiers(stored)
    }

    /// Resources of one type whose business identifiers are all the same as another's.
    private static func repeatedIdentifiers(_ stored: [Stored]) -> Int {
        var seen: Set<[String]> = []
        return stored.count { item in
            let type = String(item.key.prefix { $0 != "/" })
            return !item.identifiers.isEmpty
                && !seen.insert([type] + item.identifiers).inserted
        }
    }

    private mutating func explain(
        _ deliveries: [DeliveryRow], _ errorCodes: [UUID: String], _ day: DemoDay
    ) {
        let numbers = Self.encounterNumbers(of: day)
        let roots = Dictionary(uniqueKeysWithValues: deliveries.map { ($0.id, $0) })
        var found: [Problem] = []
        for row in deliveries where row.status != .completed {
            let root = row.blockedBy.flatMap { roots[$0] } ?? row
            let code = root.skipReason ?? errorCodes[root.id] ?? "unknown"
            let number =
                (row.encounterID ?? root.encounterID).flatMap { numbers[$0] }
                ?? day.deliberateProblems.first { $0.patientID == root.patientID?.text }?
                .encounterNumber
            let isDeliberate = day.deliberateProblems.contains { problem in
                problem.encounterNumber == number && Self.codes(problem.kind, contain: code)
            }
            let index =
                found.firstIndex { $0.code == code && $0.encounterNumber == number }
                ?? found.endIndex
            if index == found.endIndex {
                found.append(
                    Problem(code: code, encounterNumber: number, isDeliberate: isDeliberate))
            }
            if row.blockedBy == nil {
                found[index].resources += 1
            } else {
                found[index].heldBack += 1
            }
        }
        self.problems = found.sorted {
            ($0.encounterNumber ?? "", $0.code) < ($1.encounterNumber ?? "", $1.code)
        }
        self.missing = day.deliberateProblems.filter { problem in
            !found.contains {
                $0.encounterNumber == problem.encounterNumber
                    && Self.codes(problem.kind, contain: $0.code)
            }
        }
    }

    private static func codes(_ kind: DemoProblem, contain code: String) -> Bool {
        switch kind {
        case .unknownPatient: code == "patient_not_registered"
        case .missingConsent: code.hasPrefix("consent_")
        case .unknownDiagnosisCode:
            code.hasPrefix("rule_") || code.hasPrefix("http_4") || code == "code_unknown"
                || code == "code-invalid" || code == "value" || code == "invalid"
        }
    }

    private static func encounterNumbers(of day: DemoDay) -> [UUID: String] {
        var numbers: [UUID: String] = [:]
        for record in day.records where record["kind"]?.string == "encounter" {
            guard let id = record["id"]?.string.flatMap(UUID.init(uuidString:)) else { continue }
            numbers[id] = record["data"]?["encounter_number"]?.string
        }
        return numbers
    }
}

extension DemoVerdict.Stored {
    init(_ resource: StoredResource) {
        self.key = resource.key
        // A Composition has one identifier, everything else a list of them.
        let given = resource.current["identifier"]
        self.identifiers = (given?.array ?? given.map { [$0] } ?? []).compactMap { identifier in
            identifier["value"]?.string.map { "\(identifier["system"]?.string ?? "")|\($0)" }
        }.sorted()
    }
}
