import FHIRR4
import Testing

@testable import SyncEngine

@Suite struct PersonMatchTests {
    private let wanted: JSONValue = [
        "resourceType": "Patient",
        "identifier": [
            ["system": "https://fhir.kemkes.go.id/id/nik", "value": "0000000000000001"]
        ],
        "name": "Siti Rahmawati",
        "gender": "female",
        "birthDate": "1990-02-03",
    ]

    private func patient(_ id: String, _ more: JSONObject = [:]) -> JSONValue {
        var object: JSONObject = ["resourceType": "Patient", "id": .string(id)]
        for member in more.members { object[member.name] = member.value }
        return .object(object)
    }

    @Test("One answer with nothing to compare is the person")
    func bare() {
        let candidate = self.patient("P1")
        #expect(
            PersonMatch(wanted: self.wanted).verdict(on: [candidate])
                == .found(id: "P1", resource: candidate))
    }

    @Test("No answer means not registered")
    func none() {
        #expect(PersonMatch(wanted: self.wanted).verdict(on: []) == .notFound)
    }

    @Test("The same person listed twice is one person, two people are a question")
    func several() {
        let match = PersonMatch(wanted: self.wanted)
        let once = self.patient("P1")
        #expect(match.verdict(on: [once, once]) == .found(id: "P1", resource: once))
        #expect(
            match.verdict(on: [once, self.patient("P2")]) == .several(ids: ["P1", "P2"]))
    }

    @Test(
        "A visible difference goes to a person",
        arguments: [
            ("gender", "male" as JSONValue), ("birthDate", "1991-02-03" as JSONValue),
            ("name", [["text": "Budi Santoso"]] as JSONValue),
        ])
    func differs(element: String, value: JSONValue) {
        let candidate = self.patient("P1", [element: value])
        #expect(
            PersonMatch(wanted: self.wanted).verdict(on: [candidate])
                == .differs(id: "P1", elements: [element]))
    }

    @Test("Whoever stands there under another number in full goes to a person")
    func anotherNumber() {
        func shown(_ number: String) -> JSONValue {
            let system: JSONValue = "https://fhir.kemkes.go.id/id/nik"
            return self.patient(
                "P1", ["identifier": [["system": system, "value": .string(number)]]])
        }
        let match = PersonMatch(wanted: self.wanted)
        #expect(
            match.verdict(on: [shown("9900000000000002")])
                == .differs(id: "P1", elements: ["identifier"]))
        for same in ["0000000000000001", "################", "0000********0001", ""] {
            #expect(match.verdict(on: [shown(same)]) == .found(id: "P1", resource: shown(same)))
        }
    }

    @Test("Nobody is found under an id that R4 does not allow", arguments: ["", "P 1", "../P1"])
    func impossibleID(_ id: String) {
        #expect(PersonMatch(wanted: self.wanted).verdict(on: [self.patient(id)]) == .notFound)
    }

    @Test("Masked values are no difference")
    func masked() {
        let candidate = self.patient(
            "P1", ["birthDate": "****-**-**", "name": [["text": "Si** Ra*******"]]])
        #expect(
            PersonMatch(wanted: self.wanted).verdict(on: [candidate])
                == .found(id: "P1", resource: candidate))
    }

    @Test("A masked name whose letters differ is a difference")
    func maskedDiffers() {
        let candidate = self.patient("P1", ["name": [["text": "Bu** Sa*****"]]])
        #expect(
            PersonMatch(wanted: self.wanted).verdict(on: [candidate])
                == .differs(id: "P1", elements: ["name"]))
    }

    @Test("Of a mother's children only the one born that day in that order is taken")
    func newborn() {
        let wanted: JSONValue = [
            "identifier": [
                ["system": "https://fhir.kemkes.go.id/id/nik-ibu", "value": "0000000000000001"]
            ],
            "name": "By Ny Siti", "gender": "male", "birthDate": "2026-01-02",
            "multipleBirthInteger": 2,
        ]
        let first = self.patient("P1", ["birthDate": "2026-01-02", "multipleBirthInteger": 1])
        let second = self.patient("P2", ["birthDate": "2026-01-02", "multipleBirthInteger": 2])
        let match = PersonMatch(wanted: wanted)
        #expect(match.verdict(on: [first, second]) == .found(id: "P2", resource: second))
        #expect(match.verdict(on: [first]) == .notFound)
    }

    @Test(
        "Names agree over titles, suffixes, case and missing words",
        arguments: [
            ("Ny. Siti Rahmawati", "SITI RAHMAWATI"), ("dr. Budi Santoso, Sp.PD", "Budi Santoso"),
            ("Siti", "Siti Rahmawati"), ("Si** Ra**", "Siti Rahmawati"),
        ])
    func names(a: String, b: String) {
        #expect(PersonName(a).agrees(with: PersonName(b)))
        #expect(PersonName(b).agrees(with: PersonName(a)))
    }
}
