import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// A finished visit with something in every section.
@Suite struct OutpatientVisitTests {
    private let clinic: Clinic
    private let mapped: MappedRecord

    init() throws {
        self.clinic = try Clinic()
        self.mapped = try self.clinic.map(visit: OutpatientVisit.data)
    }

    @Test("Every fact of a finished visit is planned once, in the brief's order")
    func plan() throws {
        #expect(self.mapped.findings.isEmpty)
        let plan = self.mapped.deliveries.map { delivery in
            let component = delivery.key.component.isEmpty ? "" : "#\(delivery.key.component)"
            let stage = delivery.stage == .create ? "" : " \(delivery.stage.rawValue)"
            return "\(delivery.order) \(delivery.operation.rawValue) \(delivery.key.type)"
                + component + stage
        }
        #expect(
            plan == [
                "50 search Patient",
                "60 create Encounter",
                "70 create Observation#bp_systolic",
                "70 create Observation#bp_diastolic",
                "70 create Observation#temperature",
                "70 create Observation#weight",
                "70 create Observation#height",
                "70 create Observation#bmi",
                "70 create Observation#oxygen_saturation",
                "70 create Observation#pain_score",
                "70 create Observation#consciousness",
                "75 create Observation",
                "75 create Observation#reaction",
                "80 create Condition",
                "80 create Condition",
                "80 create Condition",
                "80 create Condition",
                "85 create AllergyIntolerance",
                "90 create Procedure",
                "92 create Immunization",
                "95 create Medication",
                "95 create Medication#medication",
                "95 create Medication",
                "100 create MedicationRequest",
                "100 create MedicationRequest",
                "100 create MedicationRequest",
                "105 create Medication",
                "105 create Medication#medication",
                "110 create MedicationDispense",
                "110 create MedicationDispense",
                "115 create MedicationAdministration",
                "120 create ServiceRequest",
                "120 create ServiceRequest",
                "120 create ServiceRequest#follow_up",
                "122 create Specimen",
                "124 create Observation",
                "124 create Observation",
                "130 create DiagnosticReport",
                "140 update Encounter finish",
                "150 create Composition",
            ])
    }

    @Test("Every template is a sound R4 resource once its references are bound")
    func structure() throws {
        let check = StructureCheck(mode: .sending)
        for delivery in self.mapped.deliveries where delivery.operation != .search {
            let resource = PlanChecks.bound(try JSONValue(parsing: delivery.template))
            let issues = check.issues(in: resource)
            #expect(
                issues.isEmpty,
                "\(delivery.key): \(issues.map { "\($0.code) \($0.path) \($0.detail)" })")
        }
    }

    @Test("No delivery refers to a fact that it does not depend on, the patient excepted")
    func references() throws {
        for delivery in self.mapped.deliveries where delivery.operation != .search {
            let named = PlanChecks.references(in: try JSONValue(parsing: delivery.template))
            let awaited = Set(delivery.dependencies.map(\.key))
            let patient = ResourceKey(type: "Patient", localID: Name.patient)
            #expect(named.subtracting(awaited).subtracting([patient]).isEmpty, "\(delivery.key)")
        }
        let create = try self.mapped.delivery("Encounter", Name.visit)
        #expect(
            create.dependencies.contains(
                Dependency(ResourceKey(type: "Patient", localID: Name.patient))))
    }

    @Test("The order of the plan puts every parent before its children")
    func linearExtension() throws {
        let places = PlanChecks.places(self.mapped.deliveries)
        for (place, delivery) in self.mapped.deliveries.enumerated() {
            for dependency in delivery.dependencies {
                let node = PlanChecks.Node(key: dependency.key, stage: dependency.stage)
                guard let parent = places[node] else {
                    // Set-up facts come from records of their own.
                    #expect(["Practitioner", "Location"].contains(dependency.key.type))
                    continue
                }
                #expect(parent < place, "\(delivery.key) before \(dependency.key)")
                #expect(self.mapped.deliveries[parent].order < delivery.order)
            }
        }
    }

    @Test("The closing waits for the Encounter, the primary diagnosis and all other facts")
    func finishDependencies() throws {
        let finish = try self.mapped.delivery("Encounter", Name.visit, stage: .finish)
        let kinds = Dictionary(
            uniqueKeysWithValues: finish.dependencies.map { ($0.key, $0.kind) })
        #expect(kinds[ResourceKey(type: "Encounter", localID: Name.visit)] == .required)
        #expect(kinds[ResourceKey(type: "Condition", localID: Name.diagnosis)] == .accepted)
        #expect(kinds[ResourceKey(type: "Condition", localID: Name.secondDiagnosis)] == .settled)
        #expect(kinds[ResourceKey(type: "Practitioner", localID: Name.doctor)] == .required)
        for delivery in self.mapped.deliveries
        where delivery.operation == .create && delivery.encounterID != nil
            && !["Encounter", "Composition"].contains(delivery.key.type)
        {
            #expect(kinds[delivery.key] != nil, "\(delivery.key)")
        }
    }

    @Test("The medical summary waits for the closing, and only so far for what it lists")
    func compositionDependencies() throws {
        let composition = try self.mapped.delivery("Composition", Name.visit)
        let encounter = ResourceKey(type: "Encounter", localID: Name.visit)
        #expect(composition.dependencies.contains(Dependency(encounter)))
        #expect(composition.dependencies.contains(Dependency(encounter, stage: .finish)))
        let listed = composition.dependencies.filter { $0.kind == .settled }
        #expect(listed.contains { $0.key.type == "MedicationRequest" })
        #expect(listed.allSatisfy { $0.key.type != "Encounter" })
    }

    @Test("A report waits for its results, its specimen and its orders")
    func reportDependencies() throws {
        let report = try self.mapped.delivery("DiagnosticReport", Name.report)
        let required = report.dependencies.filter { $0.kind == .required }.map(\.key)
        #expect(
            Set(required).isSuperset(of: [
                ResourceKey(type: "Observation", localID: Name.hemoglobinResult),
                ResourceKey(type: "Observation", localID: Name.glucoseResult),
                ResourceKey(type: "Specimen", localID: Name.specimen),
                ResourceKey(type: "ServiceRequest", localID: Name.hemoglobinOrder),
                ResourceKey(type: "ServiceRequest", localID: Name.glucoseOrder),
            ]))
    }

    @Test("Everything created has an identifier under the facility's own systems")
    func identifiers() throws {
        for delivery in self.mapped.deliveries where delivery.operation == .create {
            let template = try JSONValue(parsing: delivery.template)
            let identifiers = template["identifier"]?.array ?? [template["identifier"] ?? .null]
            #expect(!identifiers.isEmpty)
            for identifier in identifiers {
                let system = try #require(identifier["system"]?.string)
                #expect(system.hasPrefix("http://sys-ids.kemkes.go.id/"))
                #expect(system.contains("/\(Clinic.satusehatID)"))
            }
            let token = try #require(delivery.businessIdentifier)
            #expect(
                identifiers.contains {
                    "\($0["system"]?.string ?? "")|\($0["value"]?.string ?? "")" == token
                })
        }
    }

    @Test("What is disclosed is classed: facility, encounter or clinical")
    func disclosure() throws {
        for delivery in self.mapped.deliveries {
            switch (delivery.key.type, delivery.key.component) {
            case ("Patient", _), ("Encounter", _):
                #expect(delivery.disclosure == .encounter)
                #expect(delivery.patientID == Name.patient)
            case ("Medication", ""):
                #expect(delivery.disclosure == .facility)
                #expect(delivery.patientID == nil && delivery.encounterID == nil)
                #expect(delivery.keepsExisting)
            default:
                #expect(delivery.disclosure == .clinical)
                #expect(delivery.encounterID == Name.visit)
            }
        }
    }

    @Test("Mapping twice gives the same bytes")
    func determinism() throws {
        let again = try Clinic().map(visit: OutpatientVisit.data)
        #expect(again.deliveries == self.mapped.deliveries)
    }

    @Test("No identity number stands in anything but the look-up of its person")
    func privacy() throws {
        for delivery in self.mapped.deliveries where delivery.operation != .search {
            let text = String(decoding: delivery.template, as: UTF8.self)
            #expect(!text.contains("3174021203900001"))
            #expect(!(delivery.businessIdentifier ?? "").contains("fhir.kemkes.go.id/id/"))
        }
        #expect(try self.mapped.delivery("Patient", Name.patient).businessIdentifier == nil)
    }
}
