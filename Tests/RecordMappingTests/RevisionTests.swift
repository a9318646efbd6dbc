import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// What a later revision of a visit changes, told by its templates as the queue tells it.
@Suite struct RevisionTests {
    private let clinic: Clinic
    private let visit: JSONObject
    private let before: MappedRecord

    init() throws {
        self.clinic = try Clinic()
        self.visit = try OutpatientVisit.data
        self.before = try self.clinic.map(visit: self.visit)
    }

    @Test("A medicine handed over late adds its own facts and changes nothing else")
    func lateDispense() throws {
        var early = self.visit
        early["dispenses"] = nil
        let first = try self.clinic.map(visit: early).templates
        let second = self.before.templates
        let added = Set(second.keys).subtracting(first.keys)
        #expect(added.count == 4)
        #expect(
            added.allSatisfy { $0.hasPrefix("MedicationDispense/") || $0.hasPrefix("Medication/") })
        #expect(Set(first.keys).isSubset(of: second.keys))
        for (name, template) in first { #expect(second[name] == template, "\(name)") }
    }

    @Test("A late laboratory result changes the medical summary, but not the closed Encounter")
    func lateResult() throws {
        var early = self.visit
        early["lab_results"] = nil
        early["lab_reports"] = nil
        let first = try self.clinic.map(visit: early).templates
        let second = self.before.templates
        let changed = first.keys.filter { first[$0] != second[$0] }
        #expect(changed.count == 1)
        #expect(changed.first?.hasPrefix("Composition/") == true)
    }

    @Test("A corrected measurement changes its own Observation, and the index computed from it")
    func correction() throws {
        var later = self.visit
        let text = OutpatientVisit.vitalSigns.replacing("68.5", with: "86.5")
        later["vital_signs"] = try OutpatientVisit.parse(text)
        let second = try self.clinic.map(visit: later).templates
        let changed = Set(second.keys.filter { second[$0] != self.before.templates[$0] })
        #expect(
            changed == [
                "Observation/\(Name.vitals.uuidString.lowercased())#weight create create",
                "Observation/\(Name.vitals.uuidString.lowercased())#bmi create create",
            ])
    }

    @Test("A diagnosis entered in error is only an update, and leaves the closing and the summary")
    func diagnosisInError() throws {
        var later = self.visit
        let text = OutpatientVisit.diagnoses
        let place = try #require(text.range(of: "\"final\"", options: .backwards))
        later["diagnoses"] = try OutpatientVisit.parse(
            text.replacingCharacters(in: place, with: "\"entered_in_error\""))
        let mapped = try self.clinic.map(visit: later)
        let update = try mapped.delivery("Condition", Name.secondDiagnosis)
        #expect(update.operation == .update && update.stage == .create)
        let condition = PlanChecks.bound(try JSONValue(parsing: update.template))
        #expect(condition["clinicalStatus"] == nil)
        #expect(condition["verificationStatus"]?["coding"]?[0]?["code"] == "entered-in-error")
        #expect(StructureCheck(mode: .sending).issues(in: condition) == [])

        let finish = try mapped.delivery("Encounter", Name.visit, stage: .finish)
        let composition = try mapped.delivery("Composition", Name.visit)
        for delivery in [finish, composition] {
            let named = PlanChecks.references(in: try JSONValue(parsing: delivery.template))
            #expect(!named.contains(update.key))
            #expect(!delivery.dependencies.contains { $0.key == update.key })
        }
    }

    @Test("A withdrawn result leaves its report, which changes")
    func resultInError() throws {
        var later = self.visit
        let text = OutpatientVisit.labResults
        let place = try #require(text.range(of: "\"final\"", options: .backwards))
        later["lab_results"] = try OutpatientVisit.parse(
            text.replacingCharacters(in: place, with: "\"entered_in_error\""))
        let mapped = try self.clinic.map(visit: later)
        #expect(try mapped.delivery("Observation", Name.glucoseResult).operation == .update)
        let report = try mapped.template("DiagnosticReport", Name.report)
        #expect(report["result"]?.array?.count == 1)
        #expect(report["basedOn"]?.array?.count == 1)
    }

    @Test("A withdrawn result still names the order and specimen it was sent with")
    func withdrawnChain() throws {
        var later = self.visit
        for list in ["lab_orders", "specimens", "lab_results", "lab_reports"] {
            let text = try #require(self.visit[list]).text
                .replacing("\"status\":\"completed\"", with: "\"status\":\"entered_in_error\"")
                .replacing("\"status\":\"received\"", with: "\"status\":\"entered_in_error\"")
                .replacing("\"status\":\"final\"", with: "\"status\":\"entered_in_error\"")
            later[list] = try OutpatientVisit.parse(text)
        }
        let mapped = try self.clinic.map(visit: later)
        let laboratory = mapped.deliveries.filter {
            (120...130).contains($0.order) && $0.key.component.isEmpty
        }
        #expect(laboratory.count == 6)
        #expect(laboratory.allSatisfy { $0.operation == .update })
        for delivery in laboratory {
            let resource = PlanChecks.bound(try JSONValue(parsing: delivery.template))
            #expect(StructureCheck(mode: .sending).issues(in: resource) == [])
        }
        let report = try mapped.template("DiagnosticReport", Name.report)
        #expect(report["result"]?.array?.count == 2)
        let finish = try mapped.delivery("Encounter", Name.visit, stage: .finish)
        #expect(!finish.dependencies.contains { $0.key.type == "Specimen" })
    }

    @Test("A cancelled prescription stays created while something handed over rests on it")
    func cancelledAfterDispense() throws {
        var later = self.visit
        let text = try #require(self.visit["prescriptions"]).text
            .replacing("\"status\":\"active\"", with: "\"status\":\"cancelled\"")
        later["prescriptions"] = try OutpatientVisit.parse(text)
        let dispensed = try self.clinic.map(visit: later)
        #expect(try dispensed.delivery("MedicationRequest", Name.syrupItem).operation == .create)
        #expect(
            try dispensed.template("MedicationRequest", Name.syrupItem)["status"] == "cancelled")
        #expect(
            try dispensed.delivery("MedicationRequest", Name.referencedItem).operation == .update)

        later["dispenses"] = nil
        later["administrations"] = nil
        let alone = try self.clinic.map(visit: later)
        #expect(try alone.delivery("MedicationRequest", Name.syrupItem).operation == .update)
        #expect(!alone.deliveries.contains { $0.key.type == "Medication" })
    }

    @Test("A returned medicine updates its dispensing and asks for no new product")
    func returned() throws {
        var later = self.visit
        let text = try #require(self.visit["dispenses"]).text
            .replacing("\"status\":\"completed\"}]", with: "\"status\":\"returned\"}]")
        later["dispenses"] = try OutpatientVisit.parse(text)
        let mapped = try self.clinic.map(visit: later)
        let update = try mapped.delivery("MedicationDispense", Name.compoundDispense)
        #expect(update.operation == .update)
        #expect(try JSONValue(parsing: update.template)["status"] == "stopped")
        let own = ResourceKey(
            type: "Medication", localID: Name.compoundDispense, component: "medication")
        #expect(!mapped.deliveries.contains { $0.key == own })
    }
}
