import FHIRR4
import Testing

@Suite struct ReferenceTests {
    private func issues(_ reference: JSONValue) throws -> [StructureIssue] {
        let encounter = try ResourceSample.of("Encounter").replacing("subject", with: reference)
        return StructureCheck().issues(in: encounter)
    }

    @Test(
        "Every form of reference to an allowed type passes",
        arguments: [
            "Patient/P02478375538", "Patient/1/_history/2", "Group/g.1-A",
            "https://contoh.id/fhir-r4/v1/Patient/1", "https://contoh.id/fhir/Patient/1/_history/2",
            "Patient?identifier=https://fhir.kemkes.go.id/id/nik|1", "https://contoh.id/apa/saja",
            "urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c", "urn:oid:1.2.3",
            "urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c#Patient",
        ]
    )
    func accepted(_ text: String) throws {
        #expect(try self.issues(["reference": .string(text)]) == [])
    }

    @Test(
        "Every form of reference to another type is refused",
        arguments: [
            "Practitioner/1", "Practitioner/1/_history/2", "https://contoh.id/fhir/Practitioner/1",
            "Practitioner?identifier=x", "Pasien/1", "patient/1",
            "urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c#Condition",
            "urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c#Observation.nadi",
        ]
    )
    func wrongType(_ text: String) throws {
        let issues = try self.issues(["reference": .string(text)])
        #expect(issues.map(\.code) == [.wrongReferenceType])
        #expect(issues.map(\.path) == ["Encounter.subject.reference"])
    }

    @Test(
        "What is no reference at all is refused",
        arguments: [
            "Patient", "Patient/", "/Patient/1", "Patient/a b", "Patient/1/2", "Patient/é",
            "Patient?", "Patient/1/", "{{Patient_id}}",
        ]
    )
    func malformed(_ text: String) throws {
        #expect(try self.issues(["reference": .string(text)]).map(\.code) == [.badFormat])
    }

    @Test("A logical reference with an identifier only, or a display only, passes")
    func logical() throws {
        #expect(try self.issues(["identifier": ["value": "1"]]) == [])
        #expect(try self.issues(["type": "Patient", "identifier": ["value": "1"]]) == [])
        #expect(try self.issues(["display": "Sri"]) == [])
    }

    @Test("The type member is held to the same types")
    func typeMember() throws {
        let issues = try self.issues(["type": "Device", "identifier": ["value": "1"]])
        #expect(issues.map(\.code) == [.wrongReferenceType])
        #expect(issues.map(\.path) == ["Encounter.subject.type"])
    }

    @Test("The detail names the allowed types and not the target")
    func detailIsSafe() throws {
        let issues = try self.issues(["reference": "Practitioner/rahasia"])
        #expect(issues.map(\.detail) == ["one of Patient, Group"])
    }

    @Test("A contained resource is resolved and its type held against the element")
    func contained() throws {
        let request = try ResourceSample.of("MedicationRequest")
        let check = StructureCheck()
        let absent = request.replacing("medicationReference.reference", with: "#lain")
        #expect(check.issues(in: absent).map(\.code) == [.invariant])
        let wrong = request.replacing("requester.reference", with: "#obat")
        #expect(check.issues(in: wrong).map(\.code) == [.wrongReferenceType])
        let container = request.replacing("priorPrescription.reference", with: "#")
        #expect(check.issues(in: container) == [])
    }

    @Test("Contained resources are checked, and contain no others")
    func containedContent() throws {
        let check = StructureCheck()
        let request = try ResourceSample.of("MedicationRequest")
        let wrongCode = request.replacing("contained[0].status", with: "aktif")
        #expect(
            check.issues(in: wrongCode).map(\.path) == ["MedicationRequest.contained[0].status"])
        let inner: JSONValue = ["resourceType": "Organization", "id": "o", "name": "x"]
        let nested = request.replacing("contained[0].contained", with: [inner])
        #expect(check.issues(in: nested).map(\.code) == [.invariant])
        #expect(
            check.issues(in: nested).map(\.path) == ["MedicationRequest.contained[0].contained[0]"])
        let unknown = request.replacing("contained[0].resourceType", with: "Obat")
        #expect(check.issues(in: unknown).map(\.code).contains(.unknownResourceType))
    }

    @Test("A reference in a Bundle resolves to the type of the entry with that fullUrl")
    func bundled() throws {
        let url = "urn:uuid:c566d6e2-4da0-4895-9bcb-8051dd16548c"
        func bundle(_ type: String) throws -> JSONValue {
            let encounter = try ResourceSample.of("Encounter")
                .replacing("subject.reference", with: .string(url))
            return [
                "resourceType": "Bundle", "type": "collection",
                "entry": [
                    ["fullUrl": .string(url), "resource": ["resourceType": .string(type)]],
                    ["resource": encounter],
                ],
            ]
        }
        #expect(StructureCheck().issues(in: try bundle("Patient")) == [])
        let issues = StructureCheck().issues(in: try bundle("Practitioner"))
        #expect(issues.map(\.code) == [.wrongReferenceType])
        #expect(issues.map(\.path) == ["Bundle.entry[1].resource.subject.reference"])
    }
}
