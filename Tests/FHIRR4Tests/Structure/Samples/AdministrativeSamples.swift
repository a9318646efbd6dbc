extension ResourceSample {
    static let administrative = [
        Self.organization, Self.location, Self.practitioner, Self.practitionerRole, Self.patient,
        Self.encounter, Self.consent,
    ]

    private static let organization = ResourceSample(
        type: "Organization",
        minimal: #"{"resourceType":"Organization","name":"Klinik Sehat"}"#,
        rich: #"""
            {"resourceType":"Organization","id":"dept-1","active":true,
            "identifier":[{"use":"official","system":"http://sys-ids.kemkes.go.id/organization/1000001","value":"POLI-UMUM"}],
            "type":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/organization-type","code":"dept","display":"Hospital Department"}]}],
            "name":"Poli Umum","alias":["Umum"],
            "telecom":[{"system":"phone","value":"+62215550100","use":"work"},{"system":"email","value":"poli@contoh.id","use":"work","rank":1}],
            "address":[{"use":"work","type":"both","line":["Jalan Mawar 1"],"city":"Jakarta","postalCode":"10110","country":"ID",
            "extension":[{"url":"https://fhir.kemkes.go.id/r4/StructureDefinition/administrativeCode","extension":[
            {"url":"province","valueCode":"31"},{"url":"city","valueCode":"3171"}]}]}],
            "partOf":{"reference":"Organization/1000001","display":"Klinik Sehat"},
            "contact":[{"name":{"text":"Resepsionis"},"telecom":[{"system":"phone","value":"+62215550101"}]}],
            "endpoint":[{"reference":"Endpoint/e1"}]}
            """#
    )

    private static let location = ResourceSample(
        type: "Location",
        minimal: #"{"resourceType":"Location"}"#,
        rich: #"""
            {"resourceType":"Location","status":"active","operationalStatus":{"system":"http://terminology.hl7.org/CodeSystem/v2-0116","code":"O"},
            "identifier":[{"system":"http://sys-ids.kemkes.go.id/location/1000001","value":"R-01"}],
            "name":"Ruang Periksa 1","alias":["RP1"],"description":"Ruang periksa, lantai 1","mode":"instance",
            "type":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"OF"}]}],
            "telecom":[{"system":"url","value":"https://contoh.id","use":"work"}],
            "address":{"use":"work","line":["Jalan Mawar 1"],"city":"Jakarta"},
            "physicalType":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/location-physical-type","code":"ro","display":"Room"}]},
            "position":{"longitude":106.827100,"latitude":-6.175400,"altitude":0},
            "managingOrganization":{"reference":"Organization/1000001"},"partOf":{"reference":"Location/l1"},
            "hoursOfOperation":[{"daysOfWeek":["mon","tue"],"allDay":false,"openingTime":"08:00:00","closingTime":"16:00:00"}],
            "availabilityExceptions":"Tutup pada hari libur"}
            """#
    )

    private static let practitioner = ResourceSample(
        type: "Practitioner",
        minimal: #"{"resourceType":"Practitioner"}"#,
        rich: #"""
            {"resourceType":"Practitioner","id":"10009880728","meta":{"versionId":"v1","lastUpdated":"2026-03-04T02:00:00+00:00","profile":["http://hl7.org/fhir/StructureDefinition/Practitioner"]},
            "identifier":[{"use":"official","system":"https://fhir.kemkes.go.id/id/nik","value":"0000000000000001"}],
            "active":true,"name":[{"use":"official","text":"dr. Contoh","family":"Contoh","given":["Uji"],"prefix":["dr."],"period":{"start":"2020"}}],
            "telecom":[{"system":"phone","value":"+62215550102"}],"gender":"female","birthDate":"1980-05",
            "address":[{"text":"Jakarta"}],"photo":[{"contentType":"image/png","data":"aGFsbw==","size":4,"title":"foto"}],
            "qualification":[{"identifier":[{"system":"https://fhir.kemkes.go.id/id/str-kki-number","value":"STR1"}],
            "code":{"text":"STR"},"period":{"start":"2020-01-01","end":"2030-01-01"},"issuer":{"reference":"Organization/10000004"}}],
            "communication":[{"coding":[{"system":"urn:ietf:bcp:47","code":"id"}]}]}
            """#
    )

    private static let practitionerRole = ResourceSample(
        type: "PractitionerRole",
        minimal: #"{"resourceType":"PractitionerRole"}"#,
        rich: #"""
            {"resourceType":"PractitionerRole","active":true,"period":{"start":"2026-01-01","end":"2026-12-31"},
            "identifier":[{"system":"http://sys-ids.kemkes.go.id/practitioner-role/1000001","value":"PR-1"}],
            "practitioner":{"reference":"Practitioner/10009880728","display":"dr. Contoh"},
            "organization":{"reference":"Organization/1000001"},
            "code":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/practitioner-role","code":"doctor"}]}],
            "specialty":[{"text":"Umum"}],"location":[{"reference":"Location/l1"}],
            "healthcareService":[{"reference":"HealthcareService/h1"}],
            "telecom":[{"system":"phone","value":"+62215550102","use":"work","period":{"start":"2026-01-01T00:00:00+07:00"}}],
            "availableTime":[{"daysOfWeek":["mon","wed","fri"],"availableStartTime":"08:00:00","availableEndTime":"12:00:00"}],
            "notAvailable":[{"description":"Cuti","during":{"start":"2026-06-01","end":"2026-06-14"}}]}
            """#
    )

    private static let patient = ResourceSample(
        type: "Patient",
        minimal: #"{"resourceType":"Patient"}"#,
        rich: #"""
            {"resourceType":"Patient","meta":{"profile":["https://fhir.kemkes.go.id/r4/StructureDefinition/Patient"],"tag":[{"system":"http://contoh.id/tag","code":"uji"}]},
            "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Sri &amp; anak</p></div>"},
            "extension":[{"url":"https://fhir.kemkes.go.id/r4/StructureDefinition/citizenshipStatus","valueCode":"WNI"}],
            "identifier":[{"use":"official","type":{"text":"NIK"},"system":"https://fhir.kemkes.go.id/id/nik","value":"0000000000000002",
            "period":{"start":"2020-01-01"},"assigner":{"display":"Dukcapil"}}],
            "active":true,"name":[{"use":"official","text":"Sri Rahayu","family":"Rahayu","given":["Sri",null],"_given":[null,{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}]}],
            "telecom":[{"system":"phone","value":"081200000000","use":"mobile","rank":1}],"gender":"female",
            "birthDate":"1990-05-17","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1990-05-17T04:30:00+07:00"}]},
            "deceasedBoolean":false,"multipleBirthInteger":1,
            "maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"M"}],"text":"Kawin"},
            "address":[{"use":"home","line":["Jalan Melati 2"],"city":"Bandung","country":"ID"}],
            "contact":[{"relationship":[{"text":"Suami"}],"name":{"text":"Budi"},"gender":"male","telecom":[{"system":"phone","value":"081200000001"}]}],
            "communication":[{"language":{"text":"Indonesia"},"preferred":true}],
            "generalPractitioner":[{"reference":"Practitioner/10009880728"}],"managingOrganization":{"reference":"Organization/1000001"},
            "link":[{"other":{"reference":"Patient/P00000000002"},"type":"seealso"}]}
            """#
    )

    private static let encounter = ResourceSample(
        type: "Encounter",
        minimal: #"""
            {"resourceType":"Encounter","status":"arrived","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"}}
            """#,
        rich: #"""
            {"resourceType":"Encounter","id":"c566d6e2-4da0-4895-9bcb-8051dd16548c",
            "identifier":[{"system":"http://sys-ids.kemkes.go.id/encounter/1000001","value":"K-2026-0001"}],"status":"finished",
            "statusHistory":[{"status":"arrived","period":{"start":"2026-03-04T01:00:00+00:00","end":"2026-03-04T01:10:00+00:00"}},
            {"status":"in-progress","period":{"start":"2026-03-04T01:10:00+00:00","end":"2026-03-04T01:40:00+00:00"}},
            {"status":"finished","period":{"start":"2026-03-04T01:40:00+00:00","end":"2026-03-04T01:40:00+00:00"}}],
            "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},
            "classHistory":[{"class":{"code":"AMB"},"period":{"start":"2026-03-04T01:00:00+00:00"}}],
            "type":[{"text":"Rawat jalan"}],"serviceType":{"text":"Umum"},"priority":{"text":"Rutin"},
            "subject":{"reference":"Patient/P02478375538","display":"Sri"},"episodeOfCare":[{"reference":"EpisodeOfCare/e1"}],
            "basedOn":[{"reference":"ServiceRequest/s1"}],
            "participant":[{"type":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"ATND"}]}],
            "individual":{"reference":"Practitioner/10009880728","display":"dr. Contoh"}}],
            "period":{"start":"2026-03-04T01:00:00+00:00","end":"2026-03-04T01:40:00+00:00"},
            "length":{"value":40,"unit":"min","system":"http://unitsofmeasure.org","code":"min"},
            "reasonCode":[{"text":"Demam"}],"reasonReference":[{"reference":"Condition/c1"}],
            "diagnosis":[{"condition":{"reference":"Condition/c1"},"use":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/diagnosis-role","code":"DD"}]},"rank":1}],
            "hospitalization":{"dischargeDisposition":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/discharge-disposition","code":"home"}],"text":"Pulang"}},
            "location":[{"location":{"reference":"Location/l1","display":"Ruang 1"},"status":"completed","period":{"start":"2026-03-04T01:10:00+00:00"},
            "extension":[{"url":"https://fhir.kemkes.go.id/r4/StructureDefinition/ServiceClass","extension":[{"url":"value","valueCodeableConcept":{"text":"Reguler"}}]}]}],
            "serviceProvider":{"reference":"Organization/1000001"}}
            """#
    )

    private static let consent = ResourceSample(
        type: "Consent",
        minimal: #"""
            {"resourceType":"Consent","status":"active","scope":{"text":"Privasi"},"category":[{"text":"Persetujuan"}],"policyRule":{"text":"OPTIN"}}
            """#,
        rich: #"""
            {"resourceType":"Consent","identifier":[{"value":"C-1"}],"status":"active",
            "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
            "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/P1"},
            "dateTime":"2026-03-04","performer":[{"reference":"Patient/P1"}],"organization":[{"reference":"Organization/1000001"}],
            "sourceAttachment":{"contentType":"application/pdf","url":"https://contoh.id/c.pdf","creation":"2026-03-04"},
            "policy":[{"authority":"https://contoh.id","uri":"https://contoh.id/kebijakan"}],"policyRule":{"text":"OPTIN"},
            "verification":[{"verified":true,"verificationDate":"2026-03-04"}],
            "provision":{"type":"permit","period":{"start":"2026-03-04","end":"2027-03-04"},"actor":[{"role":{"text":"Penerima"},"reference":{"reference":"Organization/1000001"}}],
            "action":[{"text":"akses"}],"securityLabel":[{"code":"N"}],"class":[{"code":"Encounter"}],"dataPeriod":{"start":"2026"},
            "data":[{"meaning":"instance","reference":{"reference":"Encounter/e1"}}],"provision":[{"type":"deny"}]}}
            """#
    )
}
