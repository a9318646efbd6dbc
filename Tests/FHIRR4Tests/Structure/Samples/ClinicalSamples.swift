extension ResourceSample {
    static let clinical = [
        Self.condition, Self.procedure, Self.allergyIntolerance, Self.immunization,
        Self.clinicalImpression, Self.composition, Self.questionnaireResponse,
    ]

    private static let condition = ResourceSample(
        type: "Condition",
        minimal: #"{"resourceType":"Condition","subject":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"Condition","identifier":[{"system":"http://sys-ids.kemkes.go.id/condition/1000001","value":"D-1"}],
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved","display":"Resolved"}]},
            "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
            "severity":{"text":"Ringan"},
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"J06.9","display":"Acute upper respiratory infection, unspecified","userSelected":true}],"text":"ISPA"},
            "bodySite":[{"text":"Tenggorokan"}],"subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/e1"},
            "onsetDateTime":"2026-03-02","abatementString":"dua hari kemudian","recordedDate":"2026-03-04T02:00:00+00:00",
            "recorder":{"reference":"Practitioner/1"},"asserter":{"reference":"PractitionerRole/1"},
            "stage":[{"summary":{"text":"Awal"},"assessment":[{"reference":"ClinicalImpression/1"}]}],
            "evidence":[{"code":[{"text":"Demam"}],"detail":[{"reference":"Observation/1"}]}],"note":[{"authorString":"dr. Contoh","time":"2026-03-04","text":"Kontrol"}]}
            """#
    )

    private static let procedure = ResourceSample(
        type: "Procedure",
        minimal:
            #"{"resourceType":"Procedure","status":"completed","subject":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"Procedure","identifier":[{"system":"http://sys-ids.kemkes.go.id/procedure/1000001","value":"T-1"}],
            "basedOn":[{"reference":"ServiceRequest/1"}],"status":"completed","statusReason":{"text":"Selesai"},"category":{"text":"Tindakan"},
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-9-cm","code":"86.59"}]},"subject":{"reference":"Patient/P1"},
            "encounter":{"reference":"Encounter/1"},"performedPeriod":{"start":"2026-03-04T01:20:00+00:00","end":"2026-03-04T01:30:00+00:00"},
            "recorder":{"reference":"Practitioner/1"},"performer":[{"function":{"text":"Dokter"},"actor":{"reference":"Practitioner/1"},"onBehalfOf":{"reference":"Organization/1"}}],
            "location":{"reference":"Location/1"},"reasonCode":[{"text":"Luka"}],"reasonReference":[{"reference":"Condition/1"}],
            "bodySite":[{"text":"Tangan"}],"outcome":{"text":"Baik"},"complication":[{"text":"Tidak ada"}],"followUp":[{"text":"Kontrol"}],
            "note":[{"authorReference":{"reference":"Practitioner/1"},"text":"Lima jahitan"}],
            "focalDevice":[{"manipulated":{"reference":"Device/1"}}],"usedCode":[{"text":"Benang"}]}
            """#
    )

    private static let allergyIntolerance = ResourceSample(
        type: "AllergyIntolerance",
        minimal: #"""
            {"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/P1"},
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}
            """#,
        rich: #"""
            {"resourceType":"AllergyIntolerance","identifier":[{"system":"http://sys-ids.kemkes.go.id/allergy/1000001","value":"A-1"}],
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
            "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"confirmed"}]},
            "type":"allergy","category":["food","medication"],"criticality":"high","code":{"text":"Udang"},
            "patient":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},
            "onsetAge":{"value":12,"unit":"tahun","system":"http://unitsofmeasure.org","code":"a"},"recordedDate":"2026-03-04T02:00:00+00:00",
            "recorder":{"reference":"Practitioner/1"},"asserter":{"reference":"Patient/P1"},"lastOccurrence":"2025-11","note":[{"text":"Gatal"}],
            "reaction":[{"substance":{"text":"Udang"},"manifestation":[{"text":"Urtikaria"}],"description":"Bentol","onset":"2025-11-02","severity":"mild","exposureRoute":{"text":"Oral"}}]}
            """#
    )

    private static let immunization = ResourceSample(
        type: "Immunization",
        minimal: #"""
            {"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"BCG"},"patient":{"reference":"Patient/P1"},"occurrenceDateTime":"2026-03-04"}
            """#,
        rich: #"""
            {"resourceType":"Immunization","identifier":[{"system":"http://sys-ids.kemkes.go.id/immunization/1000001","value":"I-1"}],"status":"completed",
            "vaccineCode":{"coding":[{"system":"http://sys-ids.kemkes.go.id/kfa","code":"93001019"},{"system":"http://hl7.org/fhir/sid/cvx","code":"19"}]},
            "patient":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},"occurrenceDateTime":"2026-03-04T01:30:00+00:00","recorded":"2026-03-04T01:31:00+00:00",
            "primarySource":true,"location":{"reference":"Location/1"},"manufacturer":{"display":"Bio"},"lotNumber":"L1","expirationDate":"2027-01-31",
            "site":{"text":"Lengan kiri"},"route":{"coding":[{"system":"http://www.whocc.no/atc","code":"inj.intradermal"}]},
            "doseQuantity":{"value":0.05,"unit":"mL","system":"http://unitsofmeasure.org","code":"mL"},
            "performer":[{"function":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0443","code":"AP"}]},"actor":{"reference":"Practitioner/1"}}],
            "note":[{"text":"Tenang"}],"reasonCode":[{"text":"Program"}],"isSubpotent":false,
            "education":[{"documentType":"kartu","presentationDate":"2026-03-04T01:30:00+00:00"}],"programEligibility":[{"text":"Ya"}],
            "reaction":[{"date":"2026-03-05","detail":{"reference":"Observation/1"},"reported":false}],
            "protocolApplied":[{"series":"Dasar","targetDisease":[{"text":"TB"}],"doseNumberPositiveInt":1,"seriesDosesString":"satu"}]}
            """#
    )

    private static let clinicalImpression = ResourceSample(
        type: "ClinicalImpression",
        minimal:
            #"{"resourceType":"ClinicalImpression","status":"completed","subject":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"ClinicalImpression","identifier":[{"system":"http://sys-ids.kemkes.go.id/clinicalimpression/1000001","value":"P-1"}],"status":"completed",
            "code":{"text":"Prognosis"},"description":"Demam sejak dua hari","subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},
            "effectiveDateTime":"2026-03-04T01:35:00+00:00","date":"2026-03-04T01:35:00+00:00","assessor":{"reference":"Practitioner/1"},
            "problem":[{"reference":"Condition/1"}],"investigation":[{"code":{"text":"Pemeriksaan"},"item":[{"reference":"Observation/1"}]}],
            "protocol":["https://contoh.id/panduan"],"summary":"Prognosis baik","finding":[{"itemCodeableConcept":{"text":"ISPA"},"basis":"Gejala"}],
            "prognosisCodeableConcept":[{"coding":[{"system":"http://snomed.info/sct","code":"170968001"}]}],"supportingInfo":[{"reference":"DiagnosticReport/1"}]}
            """#
    )

    private static let composition = ResourceSample(
        type: "Composition",
        minimal: #"""
            {"resourceType":"Composition","status":"final","type":{"text":"Resume"},"date":"2026-03-04","author":[{"reference":"Practitioner/1"}],"title":"Resume"}
            """#,
        rich: #"""
            {"resourceType":"Composition","identifier":{"system":"http://sys-ids.kemkes.go.id/composition/1000001","value":"R-1"},"status":"final",
            "type":{"coding":[{"system":"http://loinc.org","code":"88645-7"}]},"category":[{"coding":[{"system":"http://loinc.org","code":"LP173421-1"}]}],
            "subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},"date":"2026-03-04T02:00:00+00:00",
            "author":[{"reference":"Practitioner/1"}],"title":"Resume Medis Rawat Jalan","confidentiality":"N",
            "attester":[{"mode":"professional","time":"2026-03-04T02:00:00+00:00","party":{"reference":"Practitioner/1"}}],"custodian":{"reference":"Organization/1"},
            "relatesTo":[{"code":"appends","targetReference":{"reference":"Composition/0"}}],
            "event":[{"code":[{"text":"Kunjungan"}],"period":{"start":"2026-03-04T01:00:00+00:00"}}],
            "section":[{"title":"Anamnesis","code":{"coding":[{"system":"http://terminology.kemkes.go.id","code":"TK000003"}]},
            "section":[{"title":"Keluhan","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Demam</div>"},"mode":"snapshot","entry":[{"reference":"Condition/1"}]}]},
            {"title":"Alergi","emptyReason":{"text":"Tidak ada"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">-</div>"}}]}
            """#
    )

    private static let questionnaireResponse = ResourceSample(
        type: "QuestionnaireResponse",
        minimal: #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#,
        rich: #"""
            {"resourceType":"QuestionnaireResponse","identifier":{"system":"http://sys-ids.kemkes.go.id/QuestionnaireResponse/1000001","value":"Q-1"},
            "questionnaire":"https://fhir.kemkes.go.id/Questionnaire/Q0007","status":"completed","subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},
            "authored":"2026-03-04T02:00:00+00:00","author":{"reference":"Practitioner/1"},"source":{"reference":"Patient/P1"},
            "item":[{"linkId":"1","text":"Persyaratan Administrasi","item":[{"linkId":"1.1","text":"Nama","answer":[{"valueBoolean":true}]},
            {"linkId":"1.2","answer":[{"valueCoding":{"system":"http://terminology.kemkes.go.id/CodeSystem/clinical-term","code":"OV000052","display":"Sesuai"},"item":[{"linkId":"1.2.1","answer":[{"valueDecimal":1.50}]}]}]}]},
            {"linkId":"2","answer":[{"valueDateTime":"2026-03-04"},{"valueTime":"09:00:00"},{"valueReference":{"reference":"Observation/1"}}]}]}
            """#
    )
}
