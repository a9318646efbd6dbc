import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// The life of the Encounter resource itself.
@Suite struct EncounterTests {
    @Test("A visit is created arrived, with what the platform wants from the first minute")
    func create() throws {
        let mapped = try Clinic().map(visit: OutpatientVisit.data)
        let encounter = try mapped.template("Encounter", Name.visit)
        #expect(encounter["status"] == "arrived")
        #expect(encounter["period"] == ["start": "2026-03-04T02:00:00+00:00"])
        #expect(
            encounter["statusHistory"] == [
                [
                    "status": "arrived",
                    "period": [
                        "start": "2026-03-04T02:00:00+00:00",
                        "end": "2026-03-04T02:15:00+00:00",
                    ],
                ]
            ])
        #expect(encounter["location"]?[0]?["period"] == ["start": "2026-03-04T02:00:00+00:00"])
        #expect(encounter["participant"]?.array?.count == 1)
        #expect(encounter["serviceProvider"] == ["reference": "Organization/100000001"])
        for absent in ["diagnosis", "hospitalization", "length", "id"] {
            #expect(encounter[absent] == nil)
        }
        #expect(try mapped.delivery("Encounter", Name.visit).keepsExisting)
    }

    @Test("The closing tells the whole history, the length, the diagnoses and the discharge")
    func finish() throws {
        let mapped = try Clinic().map(visit: OutpatientVisit.data)
        let encounter = PlanChecks.bound(
            try mapped.template("Encounter", Name.visit, stage: .finish))
        let history = try #require(encounter["statusHistory"]?.array)
        #expect(history.map { $0["status"] } == ["arrived", "in-progress", "finished"])
        #expect(
            history[2]["period"] == [
                "start": "2026-03-04T02:50:00+00:00", "end": "2026-03-04T02:50:00+00:00",
            ])
        #expect(
            encounter["length"] == [
                "value": 50, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
            ])
        let diagnoses = try #require(encounter["diagnosis"]?.array)
        #expect(
            diagnoses.map { $0["use"]?["coding"]?[0]?["code"] } == ["DD", "DD", "CC"])
        #expect(diagnoses.map { $0["rank"] } == [1, 2, nil])
        let discharge = encounter["hospitalization"]?["dischargeDisposition"]
        #expect(discharge?["coding"]?[0]?["code"] == "home")
        #expect(discharge?["text"] == "Kontrol satu minggu lagi")
        let serviceClass = encounter["location"]?[0]?["extension"]?[0]
        #expect(serviceClass?["extension"]?.array?.count == 2)
        #expect(encounter["id"] == nil)
    }

    @Test(
        "On completion nothing leaves before the visit is finished",
        arguments: ["arrived", "in_progress"])
    func completionWaits(status: String) throws {
        let visit = try VisitVariants.underWay(status)
        #expect(try Clinic().map(visit: visit).deliveries.isEmpty)
    }

    @Test("A planned visit asks for nothing, live or not")
    func planned() throws {
        var clinic = try Clinic()
        clinic.trigger = .live
        var visit = try OutpatientVisit.head
        visit["status"] = "planned"
        visit["status_history"] = nil
        visit["period_end"] = nil
        #expect(try clinic.map(visit: visit).deliveries.isEmpty)
    }

    @Test("A visit whose patient nobody can identify is refused with a finding")
    func unidentifiable() throws {
        var clinic = try Clinic()
        try clinic.add(
            "patient", Name.stranger,
            """
            {"mrn": "RM-9", "identity_kind": "none", "full_name": "Tanpa Nama",
             "gender": "male", "birth_date": "1980-01-01", "citizenship": "WNI",
             "is_active": true}
            """)
        for id in [Name.stranger, UUID()] {
            var visit = try OutpatientVisit.data
            visit["patient_id"] = .string(id.uuidString.lowercased())
            let mapped = try clinic.map(visit: visit)
            #expect(mapped.deliveries.isEmpty)
            #expect(mapped.findings.map(\.code) == [.patientNotIdentifiable])
            #expect(mapped.findings.first?.refusesRecord == true)
        }
    }

    @Test("A newborn is looked up by the mother's number and the order of birth")
    func newborn() throws {
        var visit = try OutpatientVisit.data
        visit["patient_id"] = .string(Name.newborn.uuidString.lowercased())
        let search = try Clinic().map(visit: visit).template("Patient", Name.newborn)
        #expect(
            search == [
                "resourceType": "Patient",
                "identifier": [
                    [
                        "system": "https://fhir.kemkes.go.id/id/nik-ibu",
                        "value": "3174025506920002",
                    ]
                ],
                "name": "Bayi Sari", "gender": "female", "birthDate": "2026-03-01",
                "multipleBirthInteger": 0,
            ])
    }

    @Test("An emergency visit that becomes a stay is two Encounters, each with its own life")
    func emergencyThenStay() throws {
        let clinic = try Clinic()
        let emergency = try clinic.map(visit: VisitVariants.emergency, id: Name.emergency)
        #expect(try emergency.template("Encounter", Name.emergency)["status"] == "arrived")
        let closed = try emergency.template("Encounter", Name.emergency, stage: .finish)
        #expect(
            closed["statusHistory"]?.array?.map { $0["status"] }
                == ["arrived", "triaged", "in-progress", "finished"])
        #expect(closed["class"]?["code"] == "EMER")

        let stay = try clinic.map(visit: VisitVariants.stay, id: Name.stay)
        let opened = try stay.template("Encounter", Name.stay)
        #expect(opened["status"] == "in-progress")
        #expect(opened["class"]?["code"] == "IMP")
        #expect(opened["location"]?.array?.count == 1)
        let left = try stay.template("Encounter", Name.stay, stage: .finish)
        #expect(left["length"]?["value"] == 2)
        #expect(left["length"]?["code"] == "d")
        #expect(left["location"]?.array?.count == 2)
        #expect(left["partOf"] == nil)
        #expect(left["hospitalization"]?["admitSource"]?["coding"]?[0]?["code"] == "emd")
        let disposition = left["hospitalization"]?["dischargeDisposition"]?["coding"]?[0]
        #expect(disposition?["code"] == "exp-gt48h")
        #expect(
            disposition?["system"]
                == "http://terminology.kemkes.go.id/CodeSystem/discharge-disposition")
        #expect(left["diagnosis"]?[0]?["use"]?["coding"]?[0]?["code"] == "AD")
        let closing = try stay.delivery("Encounter", Name.stay, stage: .finish)
        #expect(
            closing.dependencies.filter { $0.key.type == "Condition" }.map(\.kind).sorted {
                $0.rawValue < $1.rawValue
            } == [.accepted, .settled])
        let names = Set(stay.deliveries.map(\.key)).intersection(emergency.deliveries.map(\.key))
        #expect(names == [ResourceKey(type: "Patient", localID: Name.patient)])
    }

    @Test("Both Encounters of an emergency that became a stay are sound R4")
    func emergencyStructure() throws {
        let clinic = try Clinic()
        let check = StructureCheck(mode: .sending)
        let plans = [
            try clinic.map(visit: VisitVariants.emergency, id: Name.emergency),
            try clinic.map(visit: VisitVariants.stay, id: Name.stay),
        ]
        for delivery in plans.flatMap(\.deliveries) where delivery.operation != .search {
            let resource = PlanChecks.bound(try JSONValue(parsing: delivery.template))
            #expect(check.issues(in: resource) == [], "\(delivery.key)")
        }
    }

    @Test(
        "A visit taken back is one update, which the queue drops when nothing was sent",
        arguments: ["cancelled", "entered_in_error"])
    func withdrawn(status: String) throws {
        var visit = try OutpatientVisit.head
        visit["status"] = .string(status)
        visit["cancel_reason"] = "Pasien pulang sebelum diperiksa"
        visit["status_history"] = nil
        visit["period_end"] = nil
        let mapped = try Clinic().map(visit: visit)
        let update = try #require(mapped.deliveries.first)
        #expect(mapped.deliveries.count == 1)
        // In the stage of the closing, so that one which still waits does not leave afterwards.
        #expect(update.operation == .update && update.stage == .finish)
        #expect(
            update.dependencies.contains(
                Dependency(ResourceKey(type: "Encounter", localID: Name.visit))))
        let template = PlanChecks.bound(try JSONValue(parsing: update.template))
        #expect(template["status"]?.string == status.replacing("_", with: "-"))
        #expect(template["statusHistory"]?.array?.isEmpty == false)
        #expect(StructureCheck(mode: .sending).issues(in: template) == [])
    }
}
