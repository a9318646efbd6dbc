extension ResourceSample {
    static let diagnostic = [
        Self.observation, Self.serviceRequest, Self.specimen, Self.diagnosticReport,
    ]

    private static let observation = ResourceSample(
        type: "Observation",
        minimal: #"{"resourceType":"Observation","status":"final","code":{"text":"Nadi"}}"#,
        rich: #"""
            {"resourceType":"Observation","identifier":[{"system":"http://sys-ids.kemkes.go.id/observation/1000001","value":"O-1"}],
            "basedOn":[{"reference":"ServiceRequest/1"}],"partOf":[{"reference":"Procedure/1"}],"status":"final",
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
            "code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"Patient/P1"},"focus":[{"reference":"Patient/P1"}],"encounter":{"reference":"Encounter/1"},
            "effectiveDateTime":"2026-03-04T01:15:00+00:00","issued":"2026-03-04T01:16:00+00:00","performer":[{"reference":"Practitioner/3"}],
            "valueQuantity":{"value":37.10,"comparator":"<","unit":"Cel","system":"http://unitsofmeasure.org","code":"Cel"},
            "interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N"}]}],"note":[{"text":"Ketiak"}],
            "bodySite":{"text":"Ketiak"},"method":{"text":"Digital"},"specimen":{"reference":"Specimen/1"},"device":{"reference":"Device/1"},
            "referenceRange":[{"low":{"value":36.00,"unit":"Cel"},"high":{"value":37.50,"unit":"Cel"},"type":{"text":"Normal"},"appliesTo":[{"text":"Dewasa"}],"age":{"low":{"value":18}},"text":"36 sampai 37,5"}],
            "hasMember":[{"reference":"Observation/2"}],"derivedFrom":[{"reference":"ImagingStudy/1"}],
            "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"valueInteger":80},
            {"code":{"text":"Ritme"},"dataAbsentReason":{"text":"Tidak diukur"}},
            {"code":{"text":"Gelombang"},"valueSampledData":{"origin":{"value":0},"period":10.0,"dimensions":1,"data":"1 2 E"}}]}
            """#
    )

    private static let serviceRequest = ResourceSample(
        type: "ServiceRequest",
        minimal:
            #"{"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"ServiceRequest","identifier":[{"system":"http://sys-ids.kemkes.go.id/servicerequest/1000001","value":"LAB-1"}],"status":"active","intent":"original-order","priority":"stat","doNotPerform":false,
            "category":[{"coding":[{"system":"http://snomed.info/sct","code":"108252007"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"58410-2"}],"text":"Darah lengkap"},"orderDetail":[{"text":"Puasa"}],
            "quantityQuantity":{"value":1},"subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},"occurrenceDateTime":"2026-03-04T02:00:00+00:00","asNeededBoolean":false,"authoredOn":"2026-03-04T01:50:00+00:00",
            "requester":{"reference":"Practitioner/1"},"performerType":{"text":"Analis"},"performer":[{"reference":"Practitioner/4"}],"locationReference":[{"reference":"Location/2"}],
            "reasonCode":[{"text":"Demam"}],"reasonReference":[{"reference":"Condition/1"}],"supportingInfo":[{"reference":"Observation/1"}],"specimen":[{"reference":"Specimen/1"}],"bodySite":[{"text":"Lengan"}],"note":[{"text":"Segera"}],"patientInstruction":"Puasa 8 jam"}
            """#
    )

    private static let specimen = ResourceSample(
        type: "Specimen",
        minimal: #"{"resourceType":"Specimen"}"#,
        rich: #"""
            {"resourceType":"Specimen","identifier":[{"system":"http://sys-ids.kemkes.go.id/specimen/1000001","value":"S-1","assigner":{"reference":"Organization/1"}}],
            "accessionIdentifier":{"value":"ACC-1"},"status":"available","type":{"coding":[{"system":"http://snomed.info/sct","code":"119297000"}]},"subject":{"reference":"Patient/P1"},"receivedTime":"2026-03-04T02:10:00+00:00",
            "parent":[{"reference":"Specimen/0"}],"request":[{"reference":"ServiceRequest/1"}],
            "collection":{"collector":{"reference":"Practitioner/4"},"collectedDateTime":"2026-03-04T02:00:00+00:00","duration":{"value":2,"system":"http://unitsofmeasure.org","code":"min"},"quantity":{"value":3,"unit":"mL"},"method":{"text":"Vena"},"bodySite":{"text":"Lengan"},"fastingStatusCodeableConcept":{"text":"Puasa"}},
            "processing":[{"description":"Sentrifugasi","procedure":{"text":"Putar"},"timeDateTime":"2026-03-04T02:15:00+00:00"}],
            "container":[{"identifier":[{"value":"T-1"}],"description":"Tabung","type":{"text":"EDTA"},"capacity":{"value":3,"unit":"mL"},"specimenQuantity":{"value":3,"unit":"mL"},"additiveCodeableConcept":{"text":"EDTA"}}],
            "condition":[{"text":"Baik"}],"note":[{"text":"Label jelas"}]}
            """#
    )

    private static let diagnosticReport = ResourceSample(
        type: "DiagnosticReport",
        minimal:
            #"{"resourceType":"DiagnosticReport","status":"final","code":{"text":"Darah lengkap"}}"#,
        rich: #"""
            {"resourceType":"DiagnosticReport","identifier":[{"system":"http://sys-ids.kemkes.go.id/diagnostic/1000001/lab","value":"DR-1"}],"basedOn":[{"reference":"ServiceRequest/1"}],"status":"final",
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0074","code":"HM"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"58410-2"}]},"subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},
            "effectivePeriod":{"start":"2026-03-04T02:00:00+00:00"},"issued":"2026-03-04T03:00:00+00:00","performer":[{"reference":"Organization/1"}],"resultsInterpreter":[{"reference":"Practitioner/1"}],
            "specimen":[{"reference":"Specimen/1"}],"result":[{"reference":"Observation/1"}],"imagingStudy":[{"reference":"ImagingStudy/1"}],"media":[{"comment":"Foto","link":{"reference":"Media/1"}}],
            "conclusion":"Normal","conclusionCode":[{"text":"Normal"}],"presentedForm":[{"contentType":"application/pdf","data":"aGFsbw==","hash":"aGFsbw=="}]}
            """#
    )
}
