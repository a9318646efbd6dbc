import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Reads off an encounter's picture whether a claim can rest on it.
struct ClaimReading {
    let known: EncounterReading.Known
    let picture: EncounterPicture
    let findings: [FindingRow]

    var readiness: ClaimReadiness {
        let diagnoses = self.diagnoses
        return ClaimReadiness(
            encounterID: self.picture.encounterID,
            satusehatEncounterID: self.picture.satusehatEncounterID,
            isFinished: self.picture.isFinished,
            lastSyncedAt: self.picture.syncedAt,
            primaryDiagnosisAccepted: diagnoses.contains { $0.isPrimary && $0.isAccepted },
            diagnoses: diagnoses,
            procedures: self.procedures,
            dispenses: self.dispenses,
            missing: self.encounterGaps + self.resourceGaps + self.findingGaps)
    }

    private func id(_ type: String, _ localID: UUID) -> String? {
        self.known.identities[ResourceKey(type: type, localID: localID)]?.id
    }

    private var diagnoses: [ClaimReadiness.Diagnosis] {
        self.known.record.diagnoses.filter { $0.status != .enteredInError }
            .sorted { Self.place($0) < Self.place($1) }
            .map { item in
                let id = self.id("Condition", item.id)
                return ClaimReadiness.Diagnosis(
                    localID: item.id, code: item.icd10.code ?? "", display: item.icd10.display,
                    use: item.use.rawValue, kind: item.kind.rawValue, rank: item.rank,
                    isPrimary: item.isPrimary, isAccepted: id != nil, satusehatID: id)
            }
    }

    private static func place(_ item: Diagnosis) -> (Int, Int) {
        (item.isPrimary ? 0 : item.use == .admission ? 2 : 1, item.rank)
    }

    private var procedures: [ClaimReadiness.Procedure] {
        self.known.record.procedures.filter { $0.status != .enteredInError }.map { item in
            let id = self.id("Procedure", item.id)
            return ClaimReadiness.Procedure(
                localID: item.id, code: item.icd9cm.code ?? "", display: item.icd9cm.display,
                isAccepted: id != nil, satusehatID: id)
        }
    }

    private var dispenses: [ClaimReadiness.Dispense] {
        self.known.record.dispenses.flatMap(\.items).filter { $0.status != .enteredInError }
            .map {
                ClaimReadiness.Dispense(
                    itemID: $0.id, satusehatID: self.id("MedicationDispense", $0.id))
            }
    }

    private var encounterGaps: [ClaimReadiness.Missing] {
        let id = self.picture.encounterID
        if self.picture.satusehatEncounterID == nil {
            return [.init("Encounter", id, "not_sent_yet", ServiceTexts.encounterMissing)]
        }
        guard !self.picture.isFinished else { return [] }
        return [.init("Encounter", id, "not_closed", ServiceTexts.encounterOpen)]
    }

    private var resourceGaps: [ClaimReadiness.Missing] {
        self.picture.resources.filter { $0.status != .success }.map { resource in
            .init(
                resource.resourceType, resource.localID, resource.errorCode ?? "pending",
                resource.error ?? ServiceTexts.notAccepted)
        }
    }

    /// Items that could not be used never became a resource.
    private var findingGaps: [ClaimReadiness.Missing] {
        self.findings.filter { $0.severity == Finding.Severity.error.rawValue }.map { row in
            .init(
                "Encounter", self.picture.encounterID, row.code,
                LocalizedText(
                    indonesian: "\(row.path): \(row.messageIndonesian)",
                    english: "\(row.path): \(row.messageEnglish)"))
        }
    }
}

extension ClaimReadiness.Missing {
    fileprivate init(_ type: String, _ id: UUID, _ code: String, _ text: LocalizedText) {
        self.init(resourceType: type, localID: id, code: code, text: text)
    }
}
