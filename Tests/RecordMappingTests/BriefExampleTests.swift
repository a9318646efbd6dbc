import FHIRR4
import Foundation
import Testing

/// The example resources of the brief are what a clinic's data must come out as.
@Suite struct BriefExampleTests {
    private let mapped: MappedRecordBox

    private struct MappedRecordBox {
        let encounter: JSONValue
        let condition: JSONValue
        let observation: JSONValue
    }

    init() throws {
        let mapped = try Clinic().map(visit: OutpatientVisit.data)
        self.mapped = MappedRecordBox(
            encounter: PlanChecks.bound(
                try mapped.template("Encounter", Name.visit, stage: .finish)),
            condition: PlanChecks.bound(try mapped.template("Condition", Name.diagnosis)),
            observation: PlanChecks.bound(
                try mapped.template("Observation", Name.vitals, "bp_systolic"))
        )
    }

    @Test("A finished outpatient Encounter has every element of the example")
    func encounter() throws {
        let room = try #require(
            self.mapped.encounter["location"]?[0]?["location"]?["reference"]?.string)
        let example: JSONValue = [
            "resourceType": "Encounter",
            "identifier": [
                [
                    "system": "http://sys-ids.kemkes.go.id/encounter/100000001",
                    "value": "ENC-20260304-0007",
                ]
            ],
            "status": "finished",
            "class": [
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                "code": "AMB",
                "display": "ambulatory",
            ],
            "subject": ["reference": "Patient/P02478375538", "display": "Budi Hartono"],
            "participant": [
                [
                    "type": [
                        [
                            "coding": [
                                [
                                    "system":
                                        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                                    "code": "ATND",
                                    "display": "attender",
                                ]
                            ]
                        ]
                    ],
                    "individual": [
                        "reference": "Practitioner/10009880728", "display": "dr. Sari Dewi",
                    ],
                ]
            ],
            "period": [
                "start": "2026-03-04T09:00:00+07:00", "end": "2026-03-04T09:50:00+07:00",
            ],
            "location": [["location": ["reference": .string(room), "display": "Poli Umum"]]],
            "serviceProvider": ["reference": "Organization/100000001"],
        ]
        #expect(PlanChecks.contains(self.mapped.encounter, example))
    }

    @Test("A diagnosis has every element of the example, its time as a full dateTime")
    func condition() throws {
        let encounter = try #require(self.mapped.condition["encounter"]?["reference"]?.string)
        let example: JSONValue = [
            "resourceType": "Condition",
            "clinicalStatus": [
                "coding": [
                    [
                        "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
                        "code": "active",
                        "display": "Active",
                    ]
                ]
            ],
            "category": [
                [
                    "coding": [
                        [
                            "system":
                                "http://terminology.hl7.org/CodeSystem/condition-category",
                            "code": "encounter-diagnosis",
                            "display": "Encounter Diagnosis",
                        ]
                    ]
                ]
            ],
            "code": [
                "coding": [
                    [
                        "system": "http://hl7.org/fhir/sid/icd-10",
                        "code": "J06.9",
                        "display": "Acute upper respiratory infection, unspecified",
                    ]
                ]
            ],
            "subject": ["reference": "Patient/P02478375538"],
            "encounter": ["reference": .string(encounter)],
            "recordedDate": "2026-03-04T09:40:00+07:00",
        ]
        #expect(PlanChecks.contains(self.mapped.condition, example))
    }

    @Test("A blood pressure has every element of the example")
    func observation() throws {
        let encounter = try #require(self.mapped.observation["encounter"]?["reference"]?.string)
        let example: JSONValue = [
            "resourceType": "Observation",
            "status": "final",
            "category": [
                [
                    "coding": [
                        [
                            "system":
                                "http://terminology.hl7.org/CodeSystem/observation-category",
                            "code": "vital-signs",
                            "display": "Vital Signs",
                        ]
                    ]
                ]
            ],
            "code": [
                "coding": [
                    [
                        "system": "http://loinc.org",
                        "code": "8480-6",
                        "display": "Systolic blood pressure",
                    ]
                ]
            ],
            "subject": ["reference": "Patient/P02478375538"],
            "encounter": ["reference": .string(encounter)],
            "effectiveDateTime": "2026-03-04T09:17:00+07:00",
            "valueQuantity": [
                "value": 120, "unit": "mmHg", "system": "http://unitsofmeasure.org",
                "code": "mm[Hg]",
            ],
        ]
        #expect(PlanChecks.contains(self.mapped.observation, example))
    }

    @Test("Instants leave in UTC with seconds and an offset")
    func instants() {
        #expect(
            self.mapped.encounter["period"]?["start"]?.string == "2026-03-04T02:00:00+00:00")
        #expect(
            self.mapped.condition["recordedDate"]?.string == "2026-03-04T02:40:00+00:00")
        #expect(
            self.mapped.observation["issued"]?.string == "2026-03-04T02:17:00+00:00")
    }
}
