import DemoClinic
import FHIRR4
import Foundation
import SyncCore
import SyncStore
import Testing

@testable import jembatan

@Suite struct DemoVerdictTests {
    private static let tenant = Tenant(
        organizationID: NameUUID.make("clinic"), environment: .sandbox)

    private let day: DemoDay

    init() throws {
        let date = try #require(CalendarDate("2026-03-04"))
        self.day = DemoClinic.day(
            visits: 6, date: date, organizationID: Self.tenant.organizationID)
    }

    private func row(
        _ type: String, _ name: String, _ phase: DeliveryPhase, id: String? = nil,
        encounter: String? = nil, patient: String? = nil, blockedBy: UUID? = nil,
        skipReason: String? = nil, operation: DeliveryOperation = .create
    ) -> DeliveryRow {
        DeliveryRow(
            id: NameUUID.make(name), tenant: Self.tenant,
            key: ResourceKey(type: type, localID: NameUUID.make("local " + name)),
            stage: .create, operation: operation, status: phase.status, phase: phase, template: [],
            encounterID: encounter.flatMap(UUID.init(uuidString:)),
            patientID: patient.flatMap(UUID.init(uuidString:)), priority: 0, retryCount: 0,
            retriesMax: 3, nextRetryAt: nil, openDependencies: 0, blockedBy: blockedBy,
            satusehatID: id, responseStatus: nil, errorMessage: nil, skipReason: skipReason,
            businessIdentifier: nil, createdAt: .distantPast, startedAt: nil, completedAt: nil)
    }

    private func verdict(
        _ rows: [DeliveryRow], _ stored: [DemoVerdict.Stored], _ codes: [UUID: String] = [:]
    ) -> DemoVerdict {
        DemoVerdict(
            deliveries: rows, errorCodes: codes, stored: stored, day: self.day, refusedRecords: 0)
    }

    @Test("What arrived and stands there once is neither lost nor doubled")
    func balanced() {
        let verdict = self.verdict(
            [
                self.row("Encounter", "a", .created, id: "1"),
                self.row("Patient", "p", .adopted, id: "P1", operation: .search),
            ],
            [.init(key: "Encounter/1", identifiers: ["s|1"])])
        #expect(verdict.lost == 0)
        #expect(verdict.doubled == 0)
        #expect(verdict.arrivedByType == ["Encounter": 1, "Patient": 1])
    }

    @Test("What the bridge calls arrived and the platform does not have is lost")
    func lost() {
        #expect(self.verdict([self.row("Encounter", "a", .created, id: "1")], []).lost == 1)
    }

    @Test("What never came to rest is lost", arguments: [DeliveryPhase.waiting, .unknown, .held])
    func unsettled(_ phase: DeliveryPhase) {
        #expect(self.verdict([self.row("Encounter", "a", phase)], []).lost == 1)
    }

    @Test("A resource that nobody's books name is doubled")
    func stranger() {
        #expect(self.verdict([], [.init(key: "Encounter/1")]).doubled == 1)
    }

    @Test("One business identifier on two resources is doubled")
    func repeatedIdentifier() {
        let rows = [
            self.row("Encounter", "a", .created, id: "1"),
            self.row("Encounter", "b", .created, id: "2"),
        ]
        let stored = ["Encounter/1", "Encounter/2"].map {
            DemoVerdict.Stored(key: $0, identifiers: ["s|1"])
        }
        #expect(self.verdict(rows, stored).doubled == 1)
    }

    @Test("Medicines of one prescription share its number and are not doubled")
    func sharedPrescription() {
        let rows = ["1", "2"].map { self.row("MedicationRequest", $0, .created, id: $0) }
        let stored = ["1", "2"].map {
            DemoVerdict.Stored(
                key: "MedicationRequest/\($0)", identifiers: ["item|\($0)", "prescription|9"])
        }
        #expect(self.verdict(rows, stored).doubled == 0)
    }

    @Test("Two deliveries that claim one resource are told")
    func sharedResource() {
        let rows = [
            self.row("Encounter", "a", .created, id: "1"),
            self.row("Encounter", "b", .adopted, id: "1"),
        ]
        #expect(self.verdict(rows, [.init(key: "Encounter/1")]).doubled == 1)
    }

    @Test("Exactly the deliberate problems make the promise")
    func deliberate() throws {
        var rows: [DeliveryRow] = []
        var codes: [UUID: String] = [:]
        for problem in self.day.deliberateProblems {
            let name = problem.kind.rawValue
            switch problem.kind {
            case .unknownPatient:
                let root = self.row(
                    "Patient", name, .rejected, patient: problem.patientID, operation: .search)
                codes[root.id] = "patient_not_registered"
                rows += [
                    root,
                    self.row(
                        "Encounter", name + " child", .blocked, encounter: problem.encounterID,
                        blockedBy: root.id),
                ]
            case .missingConsent:
                rows.append(
                    self.row(
                        "Encounter", name, .skipped, encounter: problem.encounterID,
                        skipReason: "consent_missing"))
            case .unknownDiagnosisCode:
                let root = self.row(
                    "Condition", name, .rejected, encounter: problem.encounterID)
                codes[root.id] = "rule_10461"
                rows.append(root)
            }
        }
        let verdict = self.verdict(rows, [], codes)
        #expect(verdict.problems.count == self.day.deliberateProblems.count)
        #expect(verdict.problems.allSatisfy { $0.isDeliberate })
        #expect(verdict.problems.map(\.heldBack).reduce(0, +) == 1)
        #expect(verdict.isAsPromised)
    }

    @Test("Any other problem, or one that does not show, breaks the promise")
    func unexpected() {
        #expect(!self.verdict([], []).isAsPromised)
        let other = self.row("Condition", "x", .rejected)
        let verdict = self.verdict([other], [], [other.id: "http_500"])
        #expect(verdict.problems.first?.isDeliberate == false)
        #expect(!verdict.isAsPromised)
    }
}
