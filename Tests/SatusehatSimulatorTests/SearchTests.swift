import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

@Suite struct SearchTests {
    private static let nik = "https://fhir.kemkes.go.id/id/nik|"

    // MARK: People

    @Test("A search by NIK shows an id and hides the rest")
    func byNIK() {
        let got = Desk().search("Patient", [("identifier", Self.nik + "9901010101900001")])
        #expect(got.total == 1)
        let patient = got.entries[0]
        #expect(patient["id"]?.string == Desk.patient)
        #expect(patient["gender"] == nil)
        #expect(patient["birthDate"] == nil)
        #expect(patient["name"] == nil)
        #expect(!got.entries[0].text.contains("9901010101900001"))
        #expect(got.entries[0].text.contains("################"))
    }

    @Test("Nobody is 200 with a total of 0, two records of one NIK are two entries")
    func noneAndMany() {
        let desk = Desk()
        let none = desk.search("Patient", [("identifier", Self.nik + "9999999999999999")])
        #expect(none.status == 200)
        #expect(none.total == 0)
        #expect(desk.search("Patient", [("nik", "9901010202920002")]).total == 2)
    }

    @Test("Name, birth date and NIK together show everything, with one of them wrong nothing")
    func identityCheck() {
        let desk = Desk()
        var query = [
            ("name", "Bunga Cendana"), ("birthdate", "1990-01-01"),
            ("identifier", Self.nik + "9901010101900001"),
        ]
        let right = desk.search("Patient", query)
        #expect(right.entries.first?["gender"] == "female")
        #expect(right.entries.first?.text.contains("9901010101900001") == true)
        query[1].1 = "1990-01-02"
        #expect(desk.search("Patient", query).total == 0)
        #expect(
            desk.search("Patient", [query[0], query[2]]).entries.first?["name"]?[0]?["text"]
                == "Bu** Ce**")
    }

    @Test("Demographics find people without showing their NIK")
    func demographics() {
        let desk = Desk()
        let found = desk.search(
            "Patient",
            [("name", "bunga"), ("birthdate", "1990-01-01"), ("gender", "female")])
        #expect(found.total == 1)
        #expect(!found.text.contains("9901010101900001"))
        #expect(
            desk.search(
                "Patient", [("name", "bu"), ("birthdate", "1990-01-01"), ("gender", "female")]
            ).status == 400)
    }

    @Test("A mother's NIK finds her children")
    func children() {
        let desk = Desk()
        let key = "https://fhir.kemkes.go.id/id/nik-ibu|9901014101900001"
        #expect(desk.search("Patient", [("identifier", key)]).total == 1)
        let born = [("identifier", key), ("birthdate", "2026-01-20")]
        #expect(desk.search("Patient", born).entries.first?["birthDate"] == "2026-01-20")
        #expect(
            desk.search("Patient", [("identifier", key), ("birthdate", "2026-01-21")]).total == 0)
    }

    @Test("A health worker is found by NIK, masked to the last three digits")
    func practitioner() {
        let desk = Desk()
        let got = desk.search("Practitioner", [("identifier", Self.nik + "9901020303850001")])
        #expect(got.total == 1)
        #expect(got.entries[0].text.contains("*************001"))
        #expect(got.entries[0]["name"]?[0]?["text"] == "d** Yo** Te**")
        #expect(desk.read("Practitioner", Desk.practitioner).json["gender"] == nil)
        let readable = Desk { $0.practitionerDetail = .readable }
        #expect(readable.read("Practitioner", Desk.practitioner).json["gender"] == "male")
        #expect(
            desk.search(
                "Practitioner",
                [("name", "Yoga"), ("birthdate", "1985-03-03"), ("gender", "male")]
            ).total == 1)
    }

    @Test("Creating a Patient answers what the settings say")
    func patientCreation() {
        let patient: JSONValue = [
            "resourceType": "Patient",
            "identifier": [
                ["system": "https://fhir.kemkes.go.id/id/nik", "value": "9901010505950009"]
            ],
            "name": [["text": "Citra Kusuma"]], "gender": "female", "birthDate": "1995-05-05",
        ]
        #expect(Desk().create(patient).status == 500)
        let resource = Desk { $0.patientCreation = .answersResource }
        #expect(resource.create(patient).status == 200)
        #expect(resource.create(patient).firstText == "Patient Resource Exists")
        let envelope = Desk { $0.patientCreation = .answersEnvelope }
        #expect(envelope.create(patient).json["data"]?["Patient ID:"]?.string != nil)
        #expect(envelope.create(patient).json["success"] == false)
    }

    // MARK: Facts

    @Test("What was stored is found by identifier, subject and encounter")
    func facts() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        desk.create(Sample.observation(encounter: encounter, number: "OBS-1"))
        let key = "http://sys-ids.kemkes.go.id/encounter/\(Desk.org)|REG-1"
        #expect(
            desk.search("Encounter", [("identifier", key)]).entries.first?["id"]?.string
                == encounter)
        #expect(
            desk.search("Encounter", [("subject", Desk.patient), ("identifier", key)]).total == 1)
        #expect(desk.search("Encounter", [("identifier", key + "0")]).total == 0)
        #expect(desk.search("Observation", [("encounter", encounter)]).total == 1)
        #expect(desk.search("Observation", [("encounter", "Encounter/" + encounter)]).total == 1)
        #expect(desk.search("Observation", [("subject", "P99000000002")]).total == 0)
        let own = "http://sys-ids.kemkes.go.id/observation/\(Desk.org)|OBS-1"
        #expect(desk.search("Observation", [("identifier", own)]).total == 1)
    }

    @Test("Where identifiers are no parameter of a type they are dropped like any other")
    func identifierDropped() {
        let desk = Desk { $0.searchesEveryIdentifier = false }
        let encounter = desk.openVisit().encounter
        desk.create(Sample.observation(encounter: encounter, number: "OBS-1"))
        desk.create(Sample.observation(encounter: encounter, number: "OBS-2"))
        let own = "http://sys-ids.kemkes.go.id/observation/\(Desk.org)|OBS-1"
        #expect(desk.search("Observation", [("identifier", own)]).total == 2)
    }

    @Test("A search sees a write only when the index has caught up")
    func indexDelay() {
        var desk = Desk { $0.indexDelaySeconds = 30 }
        let id = desk.create(Sample.location()).id
        let query = [("identifier", "http://sys-ids.kemkes.go.id/location/\(Desk.org)|R-101")]
        #expect(desk.read("Location", id).status == 200)
        #expect(desk.search("Location", query).total == 0)
        #expect(desk.create(Sample.location()).firstCode == "duplicate")
        desk.now += 29
        #expect(desk.search("Location", query).total == 0)
        desk.now += 1
        #expect(desk.search("Location", query).total == 1)
        _ = desk.update(Sample.location().with("id", .string(id)).with("name", "Baru"))
        #expect(desk.search("Location", query).entries.first?["name"] == "Ruang Periksa 1")
        desk.now += 30
        #expect(desk.search("Location", query).entries.first?["name"] == "Baru")
    }

    @Test("A dispense search drops the encounter in silence and wants a subject with a context")
    func dispenses() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let medication = desk.create(Sample.medication(number: "M-1")).id
        let prescription = desk.create(
            Sample.prescription(encounter: encounter, medication: medication)
        ).id
        let dispense = desk.create(
            Sample.dispense(
                encounter: encounter, medication: medication, prescription: prescription)
        ).id
        let invented = "00000000-0000-4000-8000-000000000000"
        let unrelated = desk.search("MedicationDispense", [("encounter", invented)])
        #expect(unrelated.entries.first?["id"]?.string == dispense)
        let alone = desk.search("MedicationDispense", [("context", encounter)])
        #expect(alone.firstText == "Missing query parameters: subject")
        let both = [("context", encounter), ("subject", Desk.patient)]
        #expect(desk.search("MedicationDispense", both).total == 1)
        #expect(
            desk.search("MedicationDispense", [("context", invented), ("subject", Desk.patient)])
                .total == 0)
        #expect(desk.search("MedicationDispense", [("prescription", prescription)]).total == 1)
        #expect(desk.search("Medication", [("code", "x")]).status == 400)
        #expect(desk.read("Medication", medication).status == 200)
    }

    @Test("Other unknown parameters are dropped in silence")
    func unknownParameter() {
        let desk = Desk()
        desk.create(Sample.location())
        #expect(desk.search("Location", [("colour", "blue")]).total == 1)
    }

    @Test("Long results come in pages")
    func pages() {
        let desk = Desk { $0.pageSize = 2 }
        for number in 1...5 { desk.create(Sample.location(code: "R\(number)")) }
        var path = "/fhir-r4/v1/Location?organization=\(Desk.org)"
        var seen = 0
        var pages = 0
        while pages < 5 {
            let got = desk.send("GET", path)
            #expect(got.total == 5)
            seen += got.entries.count
            pages += 1
            let next = (got.json["link"]?.array ?? []).first { $0["relation"] == "next" }
            guard let url = next?["url"]?.string else { break }
            path = "/fhir-r4/v1/" + url.split(separator: "/v1/")[1]
        }
        #expect(seen == 5)
        #expect(pages == 3)
    }

    @Test("The bar of a token must be encoded exactly once")
    func encoding() {
        let desk = Desk()
        desk.create(Sample.location())
        let value = "http://sys-ids.kemkes.go.id/location/\(Desk.org)|R-101"
        let once = PercentEncoding.encode(value)
        #expect(desk.send("GET", "/fhir-r4/v1/Location?identifier=" + once).total == 1)
        let twice = PercentEncoding.encode(once)
        #expect(desk.send("GET", "/fhir-r4/v1/Location?identifier=" + twice).total == 0)
    }
}
