import FHIRR4
import Foundation
import SyncCore
import Testing

@testable import SyncEngine

@Suite struct ReferenceBinderTests {
    private let patient = ResourceKey(
        type: "Patient", localID: UUID(uuidString: "00000000-0000-7000-8000-000000000001")!)
    private let condition = ResourceKey(
        type: "Condition", localID: UUID(uuidString: "00000000-0000-7000-8000-000000000002")!)
    private let second = ResourceKey(
        type: "Condition", localID: UUID(uuidString: "00000000-0000-7000-8000-000000000003")!,
        component: "chief_complaint")

    private func encounter() -> JSONValue {
        [
            "resourceType": "Encounter",
            "subject": ["reference": .string(self.patient.localReference), "display": "A"],
            "diagnosis": [
                ["condition": ["reference": .string(self.condition.localReference)], "rank": 1],
                ["condition": ["reference": .string(self.second.localReference)], "rank": 2],
            ],
            "serviceProvider": ["reference": "Organization/100000001"],
        ]
    }

    @Test("Every stand-in is named, and literal references are not")
    func namesKeys() {
        let keys = ReferenceBinder.keys(in: self.encounter())
        #expect(keys == [self.patient, self.condition, self.second])
    }

    @Test("Stand-ins become Type/id and everything else stays as it was")
    func binds() {
        let binder = ReferenceBinder(
            identifiers: [self.patient: "P01", self.condition: "c1", self.second: "c2"],
            optional: [])
        let bound = binder.bind(self.encounter())
        #expect(bound.missing.isEmpty && bound.omitted.isEmpty)
        #expect(bound.resource["subject"]?["reference"] == "Patient/P01")
        #expect(bound.resource["subject"]?["display"] == "A")
        #expect(bound.resource["diagnosis"]?[1]?["condition"]?["reference"] == "Condition/c2")
        #expect(bound.resource["serviceProvider"]?["reference"] == "Organization/100000001")
    }

    @Test("An optional target that is not there takes its list entry with it")
    func dropsEntry() {
        let binder = ReferenceBinder(
            identifiers: [self.patient: "P01", self.condition: "c1"], optional: [self.second])
        let bound = binder.bind(self.encounter())
        #expect(bound.omitted == [self.second])
        #expect(bound.resource["diagnosis"]?.array?.count == 1)
    }

    @Test("A list that loses its last entry goes too")
    func dropsList() {
        let binder = ReferenceBinder(
            identifiers: [self.patient: "P01"], optional: [self.condition, self.second])
        let bound = binder.bind(self.encounter())
        #expect(bound.resource["diagnosis"] == nil)
        #expect(bound.resource["subject"] != nil)
    }

    @Test("A required target that is not there is named and nothing is invented")
    func namesMissing() {
        let binder = ReferenceBinder(identifiers: [self.condition: "c1"], optional: [self.second])
        #expect(binder.bind(self.encounter()).missing == [self.patient])
    }

    @Test("Sections without text, entries or sections are left out, outer ones included")
    func dropsEmptySections() {
        let composition: JSONValue = [
            "resourceType": "Composition",
            "section": [
                [
                    "title": "Outer",
                    "section": [
                        [
                            "title": "Inner",
                            "entry": [["reference": .string(self.condition.localReference)]],
                        ]
                    ],
                ],
                ["title": "Told", "text": ["status": "generated", "div": "<div/>"]],
            ],
        ]
        let bound = ReferenceBinder(identifiers: [:], optional: [self.condition])
            .bind(composition)
        #expect(bound.resource["section"]?.array?.count == 1)
        #expect(bound.resource["section"]?[0]?["title"] == "Told")
    }
}
