import FHIRR4
import Testing

@Suite struct DocumentTests {
    private let check = StructureCheck()
    private let receiving = StructureCheck(mode: .receiving)

    @Test(
        "What is no resource is refused",
        arguments: [
            (.null, .wrongType, "Resource"), ("Patient", .wrongType, "Resource"),
            ([], .wrongType, "Resource"), ([:], .missing, "Resource.resourceType"),
            (["id": "1"], .missing, "Resource.resourceType"),
            (["resourceType": 1], .wrongType, "Resource.resourceType"),
            (["resourceType": "Pasien"], .unknownResourceType, "Resource.resourceType"),
            (["resourceType": "patient"], .unknownResourceType, "Resource.resourceType"),
            (["resourceType": "HumanName"], .unknownResourceType, "Resource.resourceType"),
            (["resourceType": "DomainResource"], .unknownResourceType, "Resource.resourceType"),
            (["resourceType": "Patient.contact"], .unknownResourceType, "Resource.resourceType"),
            (["resourceType": ""], .unknownResourceType, "Resource.resourceType"),
        ] as [(JSONValue, StructureIssue.Code, String)]
    )
    func noResource(_ value: JSONValue, _ code: StructureIssue.Code, _ path: String) {
        let issues = self.check.issues(in: value)
        #expect(issues.map(\.code) == [code])
        #expect(issues.map(\.path) == [path])
    }

    @Test("The names of resource types are known")
    func resourceTypes() {
        #expect(StructureCheck.isResourceType("Patient"))
        #expect(AuthoredTypes.names.allSatisfy(StructureCheck.isResourceType))
        #expect(!StructureCheck.isResourceType("Resource"))
        #expect(!StructureCheck.isResourceType("Quantity"))
        #expect(!StructureCheck.isResourceType("Kunjungan"))
    }

    @Test("A mandatory primitive may consist of an extension that says why it is absent")
    func extensionInPlaceOfValue() throws {
        let reason: JSONValue = [
            "extension": [
                [
                    "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                    "valueCode": "unknown",
                ]
            ]
        ]
        let composition = try ResourceSample.of("Composition")
            .replacing("title", with: nil).replacing("_title", with: reason)
        #expect(self.check.issues(in: composition) == [])
    }

    @Test("The member beside a primitive holds an id and extensions only")
    func siblings() throws {
        let patient = try ResourceSample.of("Patient")
        let value = patient.replacing("_gender", with: ["value": "x"])
        #expect(self.check.issues(in: value).map(\.path) == ["Patient._gender.value"])
        let complex = patient.replacing("_contact", with: [["id": "a"]])
        #expect(self.check.issues(in: complex).map(\.code) == [.unknownElement])
        let text = patient.replacing("_gender", with: "x")
        #expect(self.check.issues(in: text).map(\.code) == [.wrongType])
        let unknown = patient.replacing("_umur", with: ["id": "a"])
        #expect(self.check.issues(in: unknown).map(\.code) == [.unknownElement])
    }

    @Test("A gap in a list needs an extension beside it, and both lists pair up")
    func gaps() throws {
        let patient = try ResourceSample.of("Patient")
        let gap = patient.replacing("name[0]._given", with: nil)
        #expect(self.check.issues(in: gap).map(\.path) == ["Patient.name[0].given[1]"])
        let both = patient.replacing("name[0]._given", with: [.null, .null])
        #expect(self.check.issues(in: both).map(\.path) == ["Patient.name[0].given[1]"])
        let short = patient.replacing("name[0].given", with: ["Sri"])
        #expect(self.check.issues(in: short).map(\.path) == ["Patient.name[0]._given"])
        let object = patient.replacing("contact[0].relationship", with: [.null])
        #expect(self.check.issues(in: object).map(\.code) == [.emptyValue])
    }

    @Test("An element with an id only has no content")
    func idOnly() throws {
        let encounter = try ResourceSample.of("Encounter").replacing("period", with: ["id": "a"])
        #expect(self.check.issues(in: encounter).map(\.code) == [.emptyValue])
    }

    @Test("A name that could be somebody's data is not shown in a path")
    func safePaths() {
        let issues = self.check.issues(in: ["resourceType": "Patient", "3171234567890001": 1])
        #expect(issues.map(\.path) == ["Patient.*"])
    }

    @Test("A document full of faults yields a bounded number of issues")
    func issueLimit() {
        let names = Array(repeating: JSONValue.object(["x": 1]), count: 10_000)
        let issues = self.check.issues(in: ["resourceType": "Patient", "name": .array(names)])
        #expect(issues.count == 200)
    }

    @Test("An answer may hold extras and types that R4 does not know")
    func receivingTolerates() {
        let bundle: JSONValue = [
            "resourceType": "Bundle", "type": "searchset", "total": 2,
            "entry": [
                ["resource": ["resourceType": "Kunjungan", "a": 1]],
                ["resource": ["resourceType": "Patient", "identifier": ["value": "1"], "x": 1]],
                ["response": ["status": "201", "resourceID": "1", "resourceType": "Patient"]],
            ],
        ]
        #expect(self.receiving.issues(in: bundle) == [])
        #expect(self.receiving.issues(in: ["resourceType": "Kunjungan"]).count == 1)
        for nothing in [JSONValue.null, "", [], [:]] {
            #expect(self.receiving.issues(in: nothing).count == 1)
        }
        #expect(self.check.issues(in: bundle).count >= 5)
    }

    @Test("An answer is still held to codes, formats, types and mandatory elements")
    func receivingInsists() throws {
        let encounter = try ResourceSample.of("Encounter")
        let faults: [(String, JSONValue?)] = [
            ("status", "done"), ("period.start", "2026-02-30"), ("status", nil), ("subject", "x"),
            ("subject.reference", "Location/1"), ("diagnosis[0].rank", "1"),
        ]
        for (path, value) in faults {
            #expect(self.receiving.issues(in: encounter.replacing(path, with: value)).count == 1)
        }
    }
}
