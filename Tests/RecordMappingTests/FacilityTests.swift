import ClinicRecord
import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// The records a clinic sets up once.
@Suite struct FacilityTests {
    private let clinic: Clinic

    init() throws { self.clinic = try Clinic() }

    @Test("The facility is looked at, and its departments are created below it, parents first")
    func organization() throws {
        let mapped = try self.clinic.map(
            "organization", Name.organization, FacilityRecords.organization)
        #expect(
            mapped.deliveries.map(\.key.localID) == [
                Name.organization, Name.department, Name.childDepartment,
            ])
        #expect(mapped.deliveries.map(\.operation) == [.search, .create, .create])
        #expect(mapped.deliveries.map(\.order) == [10, 15, 15])
        #expect(
            try mapped.template("Organization", Name.organization) == [
                "resourceType": "Organization", "id": "100000001", "name": "Klinik Sehat Abadi",
            ])
        let department = try mapped.template("Organization", Name.department)
        #expect(department["partOf"] == ["reference": "Organization/100000001"])
        #expect(department["type"]?[0]?["coding"]?[0]?["code"] == "dept")
        let areas = department["address"]?[0]?["extension"]?[0]?["extension"]?.array
        #expect(
            areas?.map { $0["url"] } == ["province", "city", "district", "village"])
        let child = try mapped.delivery("Organization", Name.childDepartment)
        #expect(
            Set(child.dependencies.map(\.key.localID)) == [Name.organization, Name.department])
        try self.expectSound(mapped)
    }

    @Test("A polyclinic is a room, waits for the facility and tells where it is")
    func polyclinic() throws {
        let mapped = try self.clinic.map(
            "location", Name.generalClinic, FacilityRecords.generalClinic)
        let location = try mapped.template("Location", Name.generalClinic)
        #expect(location["identifier"]?[0]?["value"] == "POLI-UMUM")
        #expect(location["physicalType"]?["coding"]?[0]?["code"] == "ro")
        #expect(location["position"]?.text == #"{"longitude":106.8324,"latitude":-6.2312}"#)
        #expect(location["managingOrganization"] == ["reference": "Organization/100000001"])
        #expect(location["type"] == nil)
        #expect(
            mapped.deliveries[0].dependencies == [
                Dependency(
                    ResourceKey(type: "Organization", localID: Name.organization), kind: .settled)
            ])
        #expect(mapped.deliveries[0].disclosure == .facility)
        try self.expectSound(mapped)
    }

    @Test("A room waits for its ward, a department's place for the department")
    func parents() throws {
        let room = try self.clinic.map("location", Name.room, FacilityRecords.room)
        #expect(
            room.deliveries[0].dependencies.contains(
                Dependency(ResourceKey(type: "Location", localID: Name.ward))))
        let serviceClass = try room.template("Location", Name.room)["extension"]?[0]
        #expect(serviceClass?["valueCodeableConcept"]?["coding"]?[0]?["code"] == "2")
        let emergency = try self.clinic.map(
            "location", Name.emergencyRoom, FacilityRecords.emergencyRoom)
        #expect(
            emergency.deliveries[0].dependencies.contains(
                Dependency(ResourceKey(type: "Organization", localID: Name.department))))
        try self.expectSound(room)
        try self.expectSound(emergency)
    }

    @Test("Hours, bed status and a configured type are told when there are any")
    func locationDetails() throws {
        let data = """
            {"code": "UGD-1", "name": "Bed UGD 1", "kind": "bed", "parent_id": "\(Name.room)",
             "service_class": "reguler", "bed_status": "cleaning",
             "operating_hours": {"monday": {"open": "08:00", "close": "14:00"}},
             "status": "inactive"}
            """
        let bed = try self.clinic.map("location", Name.visit, data)
        let location = try bed.template("Location", Name.visit)
        #expect(location["operationalStatus"]?["code"] == "H")
        #expect(location["status"] == "inactive")
        #expect(location["hoursOfOperation"]?[0]?["daysOfWeek"] == ["mon"])
        try self.expectSound(bed)

        let mapper = RecordMapper(
            MappingContext(
                satusehatOrganizationID: "100000001",
                locationTypes: ["emergency": .init(code: "RT0006", display: "IGD")]))
        let record = try Clinic.record(
            "location", Name.emergencyRoom,
            OutpatientVisit.parse(FacilityRecords.emergencyRoom))
        let typed = mapper.map(record, known: self.clinic.known)
        #expect(
            try typed.template("Location", Name.emergencyRoom)["type"]?[0]?["coding"]?[0]?["code"]
                == "RT0006")
    }

    @Test("A place can be created before the facility's own record came in")
    func withoutOrganization() throws {
        let record = try Clinic.record(
            "location", Name.pharmacy, OutpatientVisit.parse(FacilityRecords.pharmacy))
        let mapped = self.clinic.mapper.map(record, known: KnownRecords())
        #expect(mapped.deliveries[0].dependencies.isEmpty)
    }

    @Test("A practitioner is looked up by NIK and everything else that is known")
    func practitioner() throws {
        let (id, data) = FacilityRecords.practitioners[0]
        let mapped = try self.clinic.map("practitioner", id, data)
        #expect(mapped.deliveries.map(\.operation) == [.search])
        #expect(
            try mapped.template("Practitioner", id) == [
                "resourceType": "Practitioner",
                "identifier": [
                    [
                        "system": "https://fhir.kemkes.go.id/id/nik",
                        "value": "3174024507800011",
                    ]
                ],
                "name": "dr. Sari Dewi", "gender": "female", "birthDate": "1980-07-05",
            ])
        #expect(mapped.deliveries[0].businessIdentifier == nil)
    }

    @Test("An assignment becomes a role that names its licence, and waits for person and place")
    func assignment() throws {
        let mapped = try self.clinic.map(
            "practitioner_assignment", Name.assignment, FacilityRecords.assignment)
        let role = try mapped.template("PractitionerRole", Name.assignment)
        #expect(
            role["identifier"]?[0]?["system"] == "https://fhir.kemkes.go.id/id/sip-number")
        #expect(role["period"] == ["start": "2024-12-31T17:00:00+00:00"])
        #expect(role["code"]?[0]?["coding"]?[0]?["code"] == "309343006")
        #expect(
            Set(mapped.deliveries[0].dependencies.map(\.key.type)) == ["Practitioner", "Location"])
        try self.expectSound(mapped)

        let second = FacilityRecords.assignment.replacing("primary", with: "secondary")
        let other = try self.clinic.map("practitioner_assignment", Name.assignment, second)
        // The platform knows no identifier of a role but the licence (rule 10924).
        #expect(try other.template("PractitionerRole", Name.assignment)["identifier"] == nil)
    }

    @Test("A patient, a medicine and a consent ask for nothing by themselves")
    func silent() throws {
        let consent = """
            {"patient_id": "\(Name.patient)", "consent_given": true, "consent_scope": "all",
             "consent_datetime": "2026-03-01T09:00:00+07:00", "consent_method": "electronic",
             "valid_from": "2026-03-01T09:00:00+07:00"}
            """
        #expect(
            try self.clinic.map("patient", Name.patient, FacilityRecords.patient).deliveries
                .isEmpty)
        #expect(
            try self.clinic.map("medicine", Name.medicine, FacilityRecords.medicine).deliveries
                .isEmpty)
        #expect(try self.clinic.map("consent", Name.visit, consent).deliveries.isEmpty)
    }

    private func expectSound(_ mapped: MappedRecord) throws {
        for delivery in mapped.deliveries where delivery.operation != .search {
            let resource = PlanChecks.bound(try JSONValue(parsing: delivery.template))
            #expect(StructureCheck(mode: .sending).issues(in: resource) == [])
        }
    }
}
