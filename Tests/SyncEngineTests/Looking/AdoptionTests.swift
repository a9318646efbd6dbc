import FHIRR4
import Testing

@testable import SyncEngine

@Suite struct AdoptionTests {
    private let sent: JSONValue = [
        "resourceType": "Condition",
        "identifier": [["system": "http://sys-ids.kemkes.go.id/condition/1", "value": "a"]],
        "subject": ["reference": "Patient/P1", "display": "Siti"],
        "recordedDate": "2026-02-02T01:40:00+00:00",
    ]

    private func stored(_ change: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
        var object: JSONObject = [
            "resourceType": "Condition", "id": "c1",
            "meta": ["versionId": "7"],
            "identifier": [
                [
                    "system": "http://sys-ids.kemkes.go.id/condition/1", "use": "official",
                    "value": "a",
                ]
            ],
            "subject": ["reference": "https://host/fhir-r4/v1/Patient/P1"],
            "recordedDate": "2026-02-02T08:40:00+07:00",
            "note": [],
        ]
        change(&object)
        return .object(object)
    }

    @Test("What we sent, with the platform's additions, is ours")
    func same() {
        #expect(
            Adoption(sent: self.sent).verdict(on: [self.stored()])
                == .same(id: "c1", versionID: "7"))
    }

    @Test("Nothing is adopted under an id that R4 does not allow", arguments: ["", "c 1", "c1#"])
    func impossibleID(_ id: String) {
        let stored = self.stored { $0["id"] = .string(id) }
        #expect(Adoption(sent: self.sent).verdict(on: [stored]) == .absent)
    }

    @Test("Nothing, another type or another identifier is absence")
    func absent() {
        let adoption = Adoption(sent: self.sent)
        #expect(adoption.verdict(on: []) == .absent)
        #expect(adoption.verdict(on: [self.stored { $0["resourceType"] = "Procedure" }]) == .absent)
        #expect(
            adoption.verdict(on: [
                self.stored {
                    $0["identifier"] = [
                        ["system": "http://sys-ids.kemkes.go.id/condition/1", "value": "b"]
                    ]
                }
            ]) == .absent)
    }

    @Test("Another patient or another time goes to a person, and the elements are named")
    func differs() {
        let adoption = Adoption(sent: self.sent)
        #expect(
            adoption.verdict(on: [self.stored { $0["subject"] = ["reference": "Patient/P2"] }])
                == .differs(id: "c1", elements: ["subject"]))
        #expect(
            adoption.verdict(on: [
                self.stored { $0["recordedDate"] = "2026-02-02T01:41:00+00:00" }
            ]) == .differs(id: "c1", elements: ["recordedDate"]))
    }

    @Test("Two with the same identifier are a question")
    func several() {
        let other = self.stored { $0["id"] = "c2" }
        #expect(
            Adoption(sent: self.sent).verdict(on: [self.stored(), other])
                == .several(ids: ["c1", "c2"]))
    }

    @Test("Without an identifier only the same content is ours")
    func unidentified() {
        let role: (String, String) -> JSONValue = { id, place in
            [
                "resourceType": "PractitionerRole", "id": .string(id),
                "location": [["reference": .string("Location/\(place)")]],
            ]
        }
        let sent: JSONValue = [
            "resourceType": "PractitionerRole", "location": [["reference": "Location/b"]],
        ]
        let adoption = Adoption(sent: sent)
        #expect(
            adoption.verdict(on: [role("1", "a"), role("2", "b")])
                == .same(id: "2", versionID: nil))
        #expect(adoption.verdict(on: [role("1", "a")]) == .absent)
    }

    @Test("A prescription's number, shared by its items, does not make one item another")
    func sharedNumber() {
        let item: (String) -> JSONValue = { number in
            [
                "resourceType": "MedicationRequest", "id": .string("id-\(number)"),
                "identifier": [
                    ["system": "prescription", "value": "RX1"],
                    ["system": "prescription-item", "value": .string(number)],
                ],
            ]
        }
        var sent = item("RX1-2").object ?? [:]
        sent["id"] = nil
        let adoption = Adoption(sent: .object(sent), identifier: "prescription-item|RX1-2")
        #expect(
            adoption.verdict(on: [item("RX1-1"), item("RX1-2")])
                == .same(id: "id-RX1-2", versionID: nil))
    }
}
