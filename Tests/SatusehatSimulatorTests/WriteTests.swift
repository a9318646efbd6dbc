import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

@Suite struct WriteTests {
    @Test("A visit is created, described and finished")
    func wholeVisit() {
        let desk = Desk()
        let (location, encounter) = desk.openVisit()
        let condition = desk.create(Sample.condition(encounter: encounter))
        #expect(condition.status == 201)
        #expect(desk.create(Sample.observation(encounter: encounter)).status == 201)
        let finished = desk.update(
            Sample.finished(encounter, location: location, condition: condition.id))
        #expect(finished.status == 200, "\(finished.text)")
        let composition = desk.create(Sample.composition(encounter: encounter))
        #expect(composition.status == 201, "\(composition.text)")
        #expect(desk.simulator.snapshot.resource("Encounter", id: encounter)?.versions.count == 2)
        #expect(desk.simulator.snapshot.journal.violations.isEmpty)
    }

    @Test("A create answers 201 with id, version and time, and names the storage as its place")
    func createdAnswer() {
        let answer = Desk().create(Sample.location())
        #expect(answer.status == 201)
        #expect(ReferenceForm.isUUID(answer.id))
        #expect(answer.json["meta"]?["lastUpdated"] == "2026-02-02T02:40:00.000000+00:00")
        let version = answer.json["meta"]?["versionId"]?.string ?? ""
        #expect(answer.header("ETag") == "W/\"\(version)\"")
        #expect(answer.header("Last-Modified") == "Mon, 02 Feb 2026 02:40:00 UTC")
        #expect(answer.header("Location")?.hasPrefix("https://healthcare.googleapis.com/") == true)
        let names = answer.json.object?.names ?? []
        #expect(names == names.sorted())
    }

    @Test("Answers to writes carry illegal empty values, reads do not, and both can be had plain")
    func emptyValues() {
        let desk = Desk()
        let created = desk.create(Sample.location())
        #expect(created.json["endpoint"] == [])
        #expect(desk.read("Location", created.id).json["endpoint"] == nil)
        let plain = Desk { $0.answersIllegalEmptyValues = false }.create(Sample.location())
        #expect(plain.json["endpoint"] == nil)
    }

    @Test("A PUT replaces the whole resource")
    func fullReplace() {
        let desk = Desk()
        let id = desk.create(Sample.location().with("description", "Lantai 1")).id
        #expect(desk.update(Sample.location().with("id", .string(id))).status == 200)
        #expect(desk.read("Location", id).json["description"] == nil)
    }

    @Test("A PUT needs the same id in body and URL, and somebody who stored it before")
    func putIdentity() {
        let desk = Desk()
        let id = desk.create(Sample.location()).id
        let other = "11111111-1111-4111-8111-111111111111"
        let mismatch = desk.send(
            "PUT", "/fhir-r4/v1/Location/\(id)", Sample.location().with("id", .string(other)))
        #expect(mismatch.status == 400)
        #expect(mismatch.firstText == "resource_mismatch")
        let unknown = desk.update(Sample.location(code: "R-9").with("id", .string(other)))
        #expect(unknown.status == 404)
        #expect(unknown.firstText == "storage_error")
        let creating = Desk { $0.putCreates = true }
        #expect(creating.update(Sample.location().with("id", .string(other))).status == 201)
    }

    @Test("A business identifier is refused the second time, without an id")
    func duplicates() {
        let desk = Desk()
        desk.create(Sample.location())
        let again = desk.create(Sample.location().with("name", "Ruang Lain"))
        #expect(again.status == 400)
        #expect(again.firstCode == "duplicate")
        #expect(again.firstText == "Found duplicate: Location (RuleNumber: 20002)")
        #expect(again.json["id"] == nil)
        #expect(desk.simulator.snapshot.journal.violations.map(\.kind) == [.duplicateIdentifier])
        let older = Desk { $0.namesDuplicateRule = false }
        older.create(Sample.location())
        #expect(
            older.create(Sample.location()).firstText == "Found duplicate resource: Location")
    }

    @Test("A PUT cannot take another resource's identifier")
    func duplicateByUpdate() {
        let desk = Desk()
        desk.create(Sample.location(code: "A"))
        let second = desk.create(Sample.location(code: "B")).id
        let taken = desk.update(Sample.location(code: "A").with("id", .string(second)))
        #expect(taken.firstCode == "duplicate")
        #expect(desk.update(Sample.location(code: "C").with("id", .string(second))).status == 200)
        #expect(desk.create(Sample.location(code: "B")).status == 201)
    }

    @Test("Twin observations are duplicates only where the settings say so")
    func twins() {
        for (refuses, status) in [(false, 201), (true, 400)] {
            let desk = Desk { $0.refusesTwinObservations = refuses }
            let encounter = desk.openVisit().encounter
            let first = desk.create(Sample.observation(encounter: encounter, number: "1"))
            #expect(first.status == 201)
            let second = desk.create(Sample.observation(encounter: encounter, number: "2"))
            #expect(second.status == status)
        }
    }

    @Test("Lines of one prescription share its number but not the item's")
    func prescriptionLines() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        let medication = desk.create(Sample.medication(number: "M-1")).id
        for (item, status) in [("RX-1-1", 201), ("RX-1-2", 201), ("RX-1-2", 400)] {
            let line = Sample.prescription(
                encounter: encounter, medication: medication, item: item)
            #expect(desk.create(line).status == status)
        }
    }

    @Test("If-None-Exist with one match is a duplicate, with several 412")
    func conditionalCreate() {
        let other = SimulatorClient(id: "b", secret: "c", organizationID: Desk.org + "0")
        var desk = Desk { $0.clients.append(other) }
        let condition = ["If-None-Exist": "identifier=x%7C1"]
        let patient = ["identifier": ["system": "x", "value": "1"]] as JSONValue
        let response: JSONValue = [
            "resourceType": "HealthcareService", "identifier": [patient["identifier"] ?? .null],
            "providedBy": Sample.facility, "name": "Poli Umum",
        ]
        func post() -> Desk.Got {
            desk.send("POST", "/fhir-r4/v1/HealthcareService", response, headers: condition)
        }
        #expect(post().status == 201)
        let second = post()
        #expect(second.status == 400)
        #expect(second.firstCode == "duplicate")
        desk.signIn(other)
        #expect(desk.create(response).status == 201)
        #expect(post().status == 412)
    }

    @Test("Another facility's resource cannot be changed")
    func otherFacility() {
        let other = SimulatorClient(id: "b", secret: "c", organizationID: "100000002")
        var desk = Desk { $0.clients.append(other) }
        let id = desk.create(Sample.location()).id
        desk.signIn(other)
        let refused = desk.update(Sample.location().with("id", .string(id)))
        #expect(refused.status == 403)
        #expect(refused.firstText == "resource cannot be accessed due to business rule")
    }

    @Test("Types nobody or not this class of facility may write are refused")
    func forbiddenTypes() {
        var client = SimulatorClient.demo
        client.refusedTypes = ["Condition"]
        let desk = Desk { $0.clients = [client] }
        #expect(desk.create(["resourceType": "Practitioner"]).status == 403)
        let refused = desk.create(Sample.condition(encounter: "x"))
        #expect(refused.status == 403)
        #expect(refused.firstText.contains("20004"))
        #expect(desk.create(["resourceType": "Nonsense"]).status == 404)
        #expect(desk.send("DELETE", "/fhir-r4/v1/Location/x").status == 404)
    }

    @Test("Broken JSON, a wrong content type and a wrong resource type are refused")
    func unreadable() {
        let desk = Desk()
        let path = "/fhir-r4/v1/Location"
        #expect(desk.send("POST", path, bytes: Array("{".utf8)).firstText.contains("20006"))
        #expect(desk.send("POST", path, []).firstText.contains("20008"))
        #expect(
            desk.send("POST", path, Sample.location(), type: "text/plain").firstText
                == "invalid_headers")
        #expect(
            desk.send("POST", path, ["resourceType": "Patient"]).firstText
                == "resource_mismatch")
    }

    @Test("An unknown id answers 404 with storage_error")
    func unknownID() {
        let answer = Desk().read("Condition", "00000000-0000-4000-8000-000000000000")
        #expect(answer.status == 404)
        #expect(answer.firstCode == "no-store")
        #expect(
            answer.issues.first?["diagnostics"]
                == "resource not found: Condition/00000000-0000-4000-8000-000000000000")
    }

    @Test("A patch changes what it names, and needs its own content type")
    func patch() {
        let desk = Desk()
        let id = desk.create(Sample.location()).id
        let path = "/fhir-r4/v1/Location/\(id)"
        let occupied: JSONValue = [
            [
                "op": "add", "path": "/operationalStatus",
                "value": [
                    "system": "http://terminology.hl7.org/CodeSystem/v2-0116", "code": "O",
                ],
            ]
        ]
        #expect(desk.send("PATCH", path, occupied).firstText == "invalid_headers")
        let type = "application/json-patch+json"
        #expect(desk.send("PATCH", path, occupied, type: type).status == 200)
        #expect(desk.read("Location", id).json["operationalStatus"]?["code"] == "O")
        let deep: JSONValue = [
            ["op": "replace", "path": "/operationalStatus/code", "value": "U"]
        ]
        #expect(desk.send("PATCH", path, deep, type: type).firstText.contains("10171"))
        let nowhere: JSONValue = [["op": "replace", "path": "/alias", "value": ["x"]]]
        #expect(desk.send("PATCH", path, nowhere, type: type).firstText == "invalid_patch")
        let wrong: JSONValue = [["op": "replace", "path": "/status", "value": 7]]
        #expect(desk.send("PATCH", path, wrong, type: type).status == 400)
    }

    @Test("A patient has one active episode of a kind, which is closed by a patch that names her")
    func episodes() {
        let desk = Desk()
        let first = desk.create(Sample.episode())
        #expect(first.status == 201, "\(first.text)")
        let second = desk.create(
            Sample.episode().with(
                "identifier", [Sample.identifier("episode-of-care", "ANC-2")]))
        #expect(second.firstText.contains("10109"))
        #expect(desk.update(Sample.episode().with("id", .string(first.id))).status == 403)
        let path = "/fhir-r4/v1/EpisodeOfCare/\(first.id)"
        let close: JSONValue = ["op": "replace", "path": "/status", "value": "finished"]
        let type = "application/json-patch+json"
        #expect(
            desk.send("PATCH", path, [close], type: type).firstText
                == "patient reference can't be empty")
        let patient: JSONValue = ["op": "replace", "path": "/patient", "value": Sample.patient]
        #expect(desk.send("PATCH", path, [patient, close], type: type).status == 200)
        let third = desk.create(
            Sample.episode().with(
                "identifier", [Sample.identifier("episode-of-care", "ANC-3")]))
        #expect(third.status == 201)
    }
}
