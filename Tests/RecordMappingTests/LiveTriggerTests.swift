import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// With the live trigger a visit reaches the platform while it lasts.
@Suite struct LiveTriggerTests {
    private let clinic: Clinic

    init() throws {
        var clinic = try Clinic()
        clinic.trigger = .live
        self.clinic = clinic
    }

    @Test("An arrival looks the patient up, creates the Encounter and sends what is final")
    func arrival() throws {
        let mapped = try self.clinic.map(visit: VisitVariants.underWay("arrived"))
        let encounters = mapped.deliveries.filter { $0.key.type == "Encounter" }
        #expect(encounters.map(\.stage) == [.create])
        #expect(mapped.deliveries.first?.key.type == "Patient")
        #expect(mapped.deliveries.contains { $0.key.component == "bp_systolic" })
        let created = try mapped.template("Encounter", Name.visit)
        #expect(
            created["statusHistory"]?[0]?["period"] == ["start": "2026-03-04T02:00:00+00:00"])
    }

    @Test(
        "A change of status on the way is an update of the whole Encounter",
        arguments: [
            ("triaged", "triaged"), ("in_progress", "in-progress"), ("on_leave", "onleave"),
        ])
    func changeOfStatus(clinicWord: String, platformWord: String) throws {
        let mapped = try self.clinic.map(visit: VisitVariants.underWay(clinicWord))
        let update = try mapped.delivery("Encounter", Name.visit, stage: .status)
        #expect(update.operation == .update)
        #expect(update.order == 65)
        let template = PlanChecks.bound(try JSONValue(parsing: update.template))
        #expect(template["status"]?.string == platformWord)
        #expect(
            template["statusHistory"]?[1] == [
                "status": .string(platformWord),
                "period": ["start": "2026-03-04T02:15:00+00:00"],
            ])
        #expect(template["subject"] != nil && template["participant"] != nil)
        #expect(StructureCheck(mode: .sending).issues(in: template) == [])
        #expect(!mapped.deliveries.contains { $0.stage == .finish })
        #expect(!mapped.deliveries.contains { $0.key.type == "Composition" })
    }

    @Test("A finished visit repeats neither its arrival nor its last change, and closes after it")
    func finishAfterwards() throws {
        let before = try self.clinic.map(visit: VisitVariants.underWay("in_progress"))
        let after = try self.clinic.map(visit: OutpatientVisit.data)
        #expect(
            try before.template("Encounter", Name.visit, stage: .status)
                == after.template("Encounter", Name.visit, stage: .status))
        #expect(try after.delivery("Encounter", Name.visit).keepsExisting)
        let finish = try after.delivery("Encounter", Name.visit, stage: .finish)
        let encounter = ResourceKey(type: "Encounter", localID: Name.visit)
        #expect(
            finish.dependencies.contains(Dependency(encounter, stage: .status, kind: .settled)))
        let unchanged = ["bp_systolic", "bmi", "pain_score"]
        for component in unchanged {
            #expect(
                try before.template("Observation", Name.vitals, component)
                    == after.template("Observation", Name.vitals, component))
        }
    }

    @Test("On completion there is no update on the way")
    func completion() throws {
        let mapped = try Clinic().map(visit: OutpatientVisit.data)
        #expect(!mapped.deliveries.contains { $0.stage == .status })
    }
}
