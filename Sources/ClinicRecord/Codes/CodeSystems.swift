/// The code systems that the clinic record knows by name (model section 1.2).
enum CodeSystems {
    static let icd10 = "http://hl7.org/fhir/sid/icd-10"
    static let icd9cm = "http://hl7.org/fhir/sid/icd-9-cm"
    static let loinc = "http://loinc.org"
    static let snomed = "http://snomed.info/sct"
    static let kfa = "http://sys-ids.kemkes.go.id/kfa"
    static let form = "http://terminology.kemkes.go.id/CodeSystem/medication-form"
    static let clinicalTerm = "http://terminology.kemkes.go.id/CodeSystem/clinical-term"
    static let ministry = "http://terminology.kemkes.go.id"
    static let kptl = "http://terminology.kemkes.go.id/CodeSystem/kptl"
    static let serviceType = "http://terminology.hl7.org/CodeSystem/service-type"
    static let interpretation =
        "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
}
