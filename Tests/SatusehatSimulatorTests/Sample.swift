import FHIRR4

/// Resources the platform accepts as they are; tests break one thing in them.
enum Sample {
    static let org = Desk.org
    static let patient: JSONValue = ["reference": .string("Patient/" + Desk.patient)]
    static let practitioner: JSONValue = [
        "reference": .string("Practitioner/" + Desk.practitioner)
    ]
    static let facility: JSONValue = ["reference": .string("Organization/" + Desk.org)]

    static func concept(_ system: String, _ code: String, _ display: String? = nil) -> JSONValue {
        var coding: JSONObject = ["system": .string(system), "code": .string(code)]
        if let display { coding["display"] = .string(display) }
        return ["coding": [.object(coding)]]
    }

    static func identifier(_ kind: String, _ value: String, org: String = Desk.org) -> JSONValue {
        ["system": .string("http://sys-ids.kemkes.go.id/\(kind)/\(org)"), "value": .string(value)]
    }

    static func reference(_ type: String, _ id: String) -> JSONValue {
        ["reference": .string("\(type)/\(id)")]
    }

    static func location(code: String = "R-101") -> JSONValue {
        [
            "resourceType": "Location",
            "identifier": [identifier("location", code)],
            "status": "active",
            "name": "Ruang Periksa 1",
            "mode": "instance",
            "physicalType": concept(
                "http://terminology.hl7.org/CodeSystem/location-physical-type", "ro", "Room"),
            "managingOrganization": facility,
        ]
    }

    static func encounter(number: String = "REG-1", location: String) -> JSONValue {
        [
            "resourceType": "Encounter",
            "identifier": [identifier("encounter", number)],
            "status": "arrived",
            "class": [
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB",
                "display": "ambulatory",
            ],
            "subject": patient,
            "participant": [
                [
                    "type": [
                        concept(
                            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "ATND")
                    ],
                    "individual": practitioner,
                ]
            ],
            "period": ["start": "2026-02-01T01:00:00+00:00"],
            "location": [["location": reference("Location", location)]],
            "statusHistory": [
                ["status": "arrived", "period": ["start": "2026-02-01T01:00:00+00:00"]]
            ],
            "serviceProvider": facility,
        ]
    }

    static func finished(
        _ id: String, number: String = "REG-1", location: String, condition: String
    )
        -> JSONValue
    {
        let start: JSONValue = "2026-02-01T01:00:00+00:00"
        let middle: JSONValue = "2026-02-01T01:10:00+00:00"
        let end: JSONValue = "2026-02-01T02:00:00+00:00"
        return encounter(number: number, location: location)
            .with("id", .string(id))
            .with("status", "finished")
            .with("period", ["start": start, "end": end])
            .with(
                "statusHistory",
                [
                    ["status": "arrived", "period": ["start": start, "end": middle]],
                    ["status": "in-progress", "period": ["start": middle, "end": end]],
                    ["status": "finished", "period": ["start": end, "end": end]],
                ]
            )
            .with(
                "diagnosis",
                [
                    [
                        "condition": reference("Condition", condition),
                        "use": concept(
                            "http://terminology.hl7.org/CodeSystem/diagnosis-role", "DD"),
                        "rank": 1,
                    ]
                ])
    }

    static func condition(encounter: String, code: String = "J06.9") -> JSONValue {
        [
            "resourceType": "Condition",
            "clinicalStatus": concept(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
            "category": [
                concept(
                    "http://terminology.hl7.org/CodeSystem/condition-category",
                    "encounter-diagnosis")
            ],
            "code": concept("http://hl7.org/fhir/sid/icd-10", code),
            "subject": patient,
            "encounter": reference("Encounter", encounter),
            "recordedDate": "2026-02-01T01:40:00+00:00",
        ]
    }

    static func observation(encounter: String, number: String? = nil) -> JSONValue {
        let observation: JSONValue = [
            "resourceType": "Observation",
            "status": "final",
            "category": [
                concept("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")
            ],
            "code": concept("http://loinc.org", "8480-6", "Systolic blood pressure"),
            "subject": patient,
            "encounter": reference("Encounter", encounter),
            "effectiveDateTime": "2026-02-01T01:15:00+00:00",
            "issued": "2026-02-01T01:15:00+00:00",
            "performer": [practitioner],
            "valueQuantity": [
                "value": 120, "unit": "mm[Hg]", "system": "http://unitsofmeasure.org",
                "code": "mm[Hg]",
            ],
        ]
        guard let number else { return observation }
        return observation.with("identifier", [identifier("observation", number)])
    }

    static func medication(number: String, kfa: String = "93002313") -> JSONValue {
        [
            "resourceType": "Medication",
            "identifier": [identifier("medication", number)],
            "code": concept("http://sys-ids.kemkes.go.id/kfa", kfa),
            "status": "active",
            "extension": [
                [
                    "url": "https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType",
                    "valueCodeableConcept": concept(
                        "http://terminology.kemkes.go.id/CodeSystem/medication-type", "NC"),
                ]
            ],
        ]
    }

    static func prescription(encounter: String, medication: String, item: String = "RX-1-1")
        -> JSONValue
    {
        [
            "resourceType": "MedicationRequest",
            "identifier": [
                identifier("prescription", "RX-1"), identifier("prescription-item", item),
            ],
            "status": "completed",
            "intent": "order",
            "medicationReference": reference("Medication", medication),
            "subject": patient,
            "encounter": reference("Encounter", encounter),
            "authoredOn": "2026-02-01T01:45:00+00:00",
            "requester": practitioner,
            "dispenseRequest": ["performer": facility],
        ]
    }

    static func dispense(encounter: String, medication: String, prescription: String) -> JSONValue {
        [
            "resourceType": "MedicationDispense",
            "identifier": [
                identifier("prescription", "RX-1"), identifier("prescription-item", "RX-1-1"),
            ],
            "status": "completed",
            "medicationReference": reference("Medication", medication),
            "subject": patient,
            "context": reference("Encounter", encounter),
            "performer": [["actor": practitioner]],
            "authorizingPrescription": [reference("MedicationRequest", prescription)],
            "quantity": [
                "value": 10,
                "system": "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm",
                "code": "TAB",
            ],
            "whenHandedOver": "2026-02-01T01:58:00+00:00",
        ]
    }

    static func immunization(encounter: String, location: String) -> JSONValue {
        [
            "resourceType": "Immunization",
            "status": "completed",
            "vaccineCode": concept("http://sys-ids.kemkes.go.id/kfa", "93001282"),
            "patient": patient,
            "encounter": reference("Encounter", encounter),
            "occurrenceDateTime": "2026-02-01T01:30:00+00:00",
            "recorded": "2026-02-01T01:31:00+00:00",
            "primarySource": true,
            "location": reference("Location", location),
            "lotNumber": "LOT1",
            "expirationDate": "2027-12-31",
            "performer": [
                [
                    "function": concept("http://terminology.hl7.org/CodeSystem/v2-0443", "AP"),
                    "actor": practitioner,
                ]
            ],
            "reasonCode": [
                concept(
                    "http://terminology.kemkes.go.id/CodeSystem/immunization-reason", "IM-Dasar")
            ],
            "protocolApplied": [["doseNumberPositiveInt": 1]],
        ]
    }

    static func composition(encounter: String) -> JSONValue {
        [
            "resourceType": "Composition",
            "identifier": identifier("composition", "CMP-1"),
            "status": "final",
            "type": concept("http://loinc.org", "88645-7"),
            "category": [concept("http://loinc.org", "LP173421-1")],
            "subject": patient,
            "encounter": reference("Encounter", encounter),
            "date": "2026-02-01T02:00:00+00:00",
            "author": [practitioner],
            "title": "Resume Medis Rawat Jalan",
            "custodian": facility,
        ]
    }

    static func episode() -> JSONValue {
        [
            "resourceType": "EpisodeOfCare",
            "identifier": [identifier("episode-of-care", "ANC-1")],
            "status": "active",
            "type": [
                concept("http://terminology.kemkes.go.id/CodeSystem/episodeofcare-type", "ANC")
            ],
            "patient": patient,
            "managingOrganization": facility,
            "period": ["start": "2026-01-05T02:00:00+00:00"],
        ]
    }
}
