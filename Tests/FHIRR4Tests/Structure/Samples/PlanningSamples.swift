extension ResourceSample {
    static let planning = [Self.episodeOfCare, Self.carePlan]

    private static let episodeOfCare = ResourceSample(
        type: "EpisodeOfCare",
        minimal:
            #"{"resourceType":"EpisodeOfCare","status":"active","patient":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"EpisodeOfCare","identifier":[{"system":"http://sys-ids.kemkes.go.id/episode-of-care/1000001","value":"ANC-1"}],"status":"active",
            "statusHistory":[{"status":"waitlist","period":{"start":"2026-01-01","end":"2026-01-02"}}],"type":[{"coding":[{"system":"http://terminology.kemkes.go.id/CodeSystem/episodeofcare-type","code":"ANC"}]}],
            "diagnosis":[{"condition":{"reference":"Condition/1"},"role":{"text":"Utama"},"rank":1}],"patient":{"reference":"Patient/P1"},"managingOrganization":{"reference":"Organization/1"},
            "period":{"start":"2026-01-02"},"referralRequest":[{"reference":"ServiceRequest/1"}],"careManager":{"reference":"Practitioner/1"},"team":[{"reference":"CareTeam/1"}],"account":[{"reference":"Account/1"}]}
            """#
    )

    private static let carePlan = ResourceSample(
        type: "CarePlan",
        minimal:
            #"{"resourceType":"CarePlan","status":"active","intent":"plan","subject":{"reference":"Patient/P1"}}"#,
        rich: #"""
            {"resourceType":"CarePlan","identifier":[{"system":"http://sys-ids.kemkes.go.id/careplan/1000001","value":"CP-1"}],"instantiatesCanonical":["https://contoh.id/PlanDefinition/p|1"],"basedOn":[{"reference":"CarePlan/0"}],
            "status":"active","intent":"plan","category":[{"text":"Kontrol"}],"title":"Rencana","description":"Kontrol tiga hari lagi","subject":{"reference":"Patient/P1"},"encounter":{"reference":"Encounter/1"},"period":{"start":"2026-03-04","end":"2026-03-07"},
            "created":"2026-03-04T02:00:00+00:00","author":{"reference":"Practitioner/1"},"contributor":[{"reference":"Practitioner/2"}],"careTeam":[{"reference":"CareTeam/1"}],"addresses":[{"reference":"Condition/1"}],"supportingInfo":[{"reference":"Observation/1"}],"goal":[{"reference":"Goal/1"}],
            "activity":[{"outcomeCodeableConcept":[{"text":"Sembuh"}],"progress":[{"text":"Membaik"}],"reference":{"reference":"ServiceRequest/1"}},
            {"detail":{"kind":"Appointment","code":{"text":"Kontrol"},"status":"scheduled","doNotPerform":false,"scheduledPeriod":{"start":"2026-03-07"},"location":{"reference":"Location/1"},"performer":[{"reference":"Practitioner/1"}],"productCodeableConcept":{"text":"Obat"},"dailyAmount":{"value":1},"description":"Datang pagi"}}],"note":[{"text":"Bawa kartu"}]}
            """#
    )
}
