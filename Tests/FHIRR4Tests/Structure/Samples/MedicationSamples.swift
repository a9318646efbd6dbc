extension ResourceSample {
    static let medication = [
        Self.medicationItself, Self.medicationRequest, Self.medicationDispense,
        Self.medicationAdministration,
    ]

    private static let medicationItself = ResourceSample(
        type: "Medication",
        minimal: #"{"resourceType":"Medication"}"#,
        rich: #"""
            {"resourceType":"Medication","identifier":[{"system":"http://sys-ids.kemkes.go.id/medication/1000001","use":"official","value":"OB-1"}],
            "extension":[{"url":"https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType","valueCodeableConcept":{"coding":[{"system":"http://terminology.kemkes.go.id/CodeSystem/medication-type","code":"NC"}]}}],
            "code":{"coding":[{"system":"http://sys-ids.kemkes.go.id/kfa","code":"93000001","display":"Obat"}]},"status":"active",
            "manufacturer":{"reference":"Organization/900001"},"form":{"coding":[{"system":"http://terminology.kemkes.go.id/CodeSystem/medication-form","code":"BS066"}]},
            "amount":{"numerator":{"value":10,"unit":"tablet"},"denominator":{"value":1,"unit":"strip"}},
            "ingredient":[{"itemCodeableConcept":{"coding":[{"system":"http://sys-ids.kemkes.go.id/kfa","code":"91000001"}]},"isActive":true,
            "strength":{"numerator":{"value":500,"system":"http://unitsofmeasure.org","code":"mg"},"denominator":{"value":1,"system":"http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm","code":"TAB"}}}],
            "batch":{"lotNumber":"LOT-1","expirationDate":"2027-12-31"}}
            """#
    )

    private static let medicationRequest = ResourceSample(
        type: "MedicationRequest",
        minimal: #"""
            {"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Obat"},"subject":{"reference":"Patient/P1"}}
            """#,
        rich: #"""
            {"resourceType":"MedicationRequest","identifier":[{"system":"http://sys-ids.kemkes.go.id/prescription/1000001","value":"RX-1"},{"system":"http://sys-ids.kemkes.go.id/prescription-item/1000001","value":"RX-1-1"}],
            "contained":[{"resourceType":"Medication","id":"obat","code":{"text":"Racikan"}}],
            "status":"completed","statusReason":{"text":"Selesai"},"intent":"order","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/medicationrequest-category","code":"outpatient"}]}],
            "priority":"routine","doNotPerform":false,"reportedBoolean":false,"medicationReference":{"reference":"#obat","display":"Racikan"},
            "subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},"supportingInformation":[{"reference":"Observation/1"}],"authoredOn":"2026-03-04T02:00:00+00:00",
            "requester":{"reference":"Practitioner/1"},"performer":{"reference":"Organization/1"},"performerType":{"text":"Apoteker"},"recorder":{"reference":"Practitioner/1"},
            "reasonCode":[{"text":"ISPA"}],"reasonReference":[{"reference":"Condition/1"}],"instantiatesUri":["https://contoh.id/p"],"courseOfTherapyType":{"text":"Akut"},"note":[{"text":"Habiskan"}],
            "dosageInstruction":[{"sequence":1,"text":"3 x 1","additionalInstruction":[{"text":"Sesudah makan"}],"patientInstruction":"Sesudah makan",
            "timing":{"event":["2026-03-04"],"repeat":{"boundsPeriod":{"start":"2026-03-04","end":"2026-03-09"},"frequency":3,"period":1,"periodUnit":"d","when":["PC"],"offset":30,"dayOfWeek":["mon"]},"code":{"text":"tid"}},
            "asNeededBoolean":false,"site":{"text":"Mulut"},"route":{"coding":[{"system":"http://www.whocc.no/atc","code":"O"}]},"method":{"text":"Telan"},
            "doseAndRate":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/dose-rate-type","code":"ordered"}]},"doseQuantity":{"value":1,"unit":"TAB","system":"http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm","code":"TAB"},
            "rateRatio":{"numerator":{"value":1},"denominator":{"value":8,"unit":"h"}}}],
            "maxDosePerPeriod":{"numerator":{"value":3},"denominator":{"value":1,"unit":"d"}},"maxDosePerAdministration":{"value":1}}],
            "dispenseRequest":{"initialFill":{"quantity":{"value":5},"duration":{"value":1,"system":"http://unitsofmeasure.org","code":"d"}},"dispenseInterval":{"value":1,"unit":"d","system":"http://unitsofmeasure.org","code":"d"},
            "validityPeriod":{"start":"2026-03-04","end":"2026-04-03"},"numberOfRepeatsAllowed":0,"quantity":{"value":15,"unit":"TAB","system":"http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm","code":"TAB"},
            "expectedSupplyDuration":{"value":5,"unit":"days","system":"http://unitsofmeasure.org","code":"d"},"performer":{"reference":"Organization/1"}},
            "substitution":{"allowedBoolean":true,"reason":{"text":"Generik"}},"priorPrescription":{"reference":"MedicationRequest/0"}}
            """#
    )

    private static let medicationDispense = ResourceSample(
        type: "MedicationDispense",
        minimal: #"""
            {"resourceType":"MedicationDispense","status":"completed","medicationReference":{"reference":"Medication/1"}}
            """#,
        rich: #"""
            {"resourceType":"MedicationDispense","identifier":[{"system":"http://sys-ids.kemkes.go.id/prescription/1000001","value":"RX-1"}],"partOf":[{"reference":"Procedure/1"}],"status":"completed",
            "category":{"coding":[{"system":"http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category","code":"outpatient"}]},"medicationReference":{"reference":"Medication/1","display":"Obat"},
            "subject":{"reference":"Patient/P1"},"context":{"reference":"Encounter/1"},"performer":[{"function":{"text":"Apoteker"},"actor":{"reference":"Practitioner/2"}}],"location":{"reference":"Location/1"},
            "authorizingPrescription":[{"reference":"MedicationRequest/1"}],"type":{"text":"FF"},"quantity":{"value":15,"unit":"TAB","system":"http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm","code":"TAB"},
            "daysSupply":{"value":5,"unit":"Day","system":"http://unitsofmeasure.org","code":"d"},"whenPrepared":"2026-03-04T02:10:00+00:00","whenHandedOver":"2026-03-04T02:20:00+00:00",
            "destination":{"reference":"Location/1"},"receiver":[{"reference":"Patient/P1"}],"note":[{"text":"Diserahkan"}],
            "dosageInstruction":[{"sequence":1,"text":"3 x 1","asNeededCodeableConcept":{"text":"Bila demam"},"doseAndRate":[{"doseRange":{"low":{"value":1},"high":{"value":2}}}]}],
            "substitution":{"wasSubstituted":true,"type":{"text":"Generik"},"reason":[{"text":"Stok"}],"responsibleParty":[{"reference":"Practitioner/2"}]}}
            """#
    )

    private static let medicationAdministration = ResourceSample(
        type: "MedicationAdministration",
        minimal: #"""
            {"resourceType":"MedicationAdministration","status":"completed","medicationReference":{"reference":"Medication/1"},"subject":{"reference":"Patient/P1"},"effectiveDateTime":"2026-03-04"}
            """#,
        rich: #"""
            {"resourceType":"MedicationAdministration","identifier":[{"value":"MA-1"}],"status":"completed","statusReason":[{"text":"Selesai"}],"category":{"text":"Rawat inap"},
            "medicationReference":{"reference":"Medication/1"},"subject":{"reference":"Patient/P1"},"context":{"reference":"Encounter/1"},
            "effectivePeriod":{"start":"2026-03-04T02:00:00+00:00","end":"2026-03-04T02:05:00+00:00"},"performer":[{"actor":{"reference":"Practitioner/3"}}],
            "reasonCode":[{"text":"Nyeri"}],"reasonReference":[{"reference":"Condition/1"}],"request":{"reference":"MedicationRequest/1"},"note":[{"text":"Pelan"}],
            "dosage":{"text":"1 ampul","site":{"text":"Lengan"},"route":{"text":"IV"},"dose":{"value":1,"unit":"amp"},"rateQuantity":{"value":2,"unit":"mL/min","system":"http://unitsofmeasure.org","code":"mL/min"}}}
            """#
    )
}
