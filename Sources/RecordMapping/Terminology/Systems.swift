import FHIRR4

/// Every URI that leaves in a resource, in one place.
///
/// Schemes differ on purpose: `sys-ids` and `terminology` are `http`, `fhir.kemkes.go.id` is
/// `https`; the platform refuses the other spelling (API 5.5).
struct Systems: Sendable {
    let organizationID: String

    // MARK: The facility's own identifier systems

    var organization: String { self.own("organization") }
    var location: String { self.own("location") }
    var encounter: String { self.own("encounter") }
    var condition: String { self.own("condition") }
    var observation: String { self.own("observation") }
    var procedure: String { self.own("procedure") }
    var allergy: String { self.own("allergy") }
    var immunization: String { self.own("immunization") }
    var medication: String { self.own("medication") }
    var prescription: String { self.own("prescription") }
    var prescriptionItem: String { self.own("prescription-item") }
    var medicationAdministration: String { self.own("medicationadministration") }
    var serviceRequest: String { self.own("servicerequest") }
    var specimen: String { self.own("specimen") }
    var laboratoryReport: String { self.own("diagnostic") + "/lab" }
    var composition: String { self.own("composition") }

    /// The facility itself, which has its platform ID from the start.
    var facility: Reference { Reference("Organization/\(self.organizationID)") }

    private func own(_ name: String) -> String {
        "http://sys-ids.kemkes.go.id/\(name)/\(self.organizationID)"
    }

    // MARK: National identifier systems

    static let nik = "https://fhir.kemkes.go.id/id/nik"
    static let motherNIK = "https://fhir.kemkes.go.id/id/nik-ibu"
    static let passport = "https://fhir.kemkes.go.id/id/paspor"
    static let practiceLicence = "https://fhir.kemkes.go.id/id/sip-number"

    // MARK: Clinical code systems

    static let icd10 = "http://hl7.org/fhir/sid/icd-10"
    static let icd9cm = "http://hl7.org/fhir/sid/icd-9-cm"
    static let loinc = "http://loinc.org"
    static let snomed = "http://snomed.info/sct"
    static let ucum = "http://unitsofmeasure.org"
    static let atcRoute = "http://www.whocc.no/atc"
    static let kfa = "http://sys-ids.kemkes.go.id/kfa"

    // MARK: Code systems of the Ministry

    static let kemkes = "http://terminology.kemkes.go.id"
    static let kptl = kemkes("kptl")
    static let medicationForm = kemkes("medication-form")
    static let medicationType = kemkes("medication-type")
    static let locationType = kemkes("location-type")
    static let serviceClassOutpatient = kemkes("locationServiceClass-Outpatient")
    static let serviceClassInpatient = kemkes("locationServiceClass-Inpatient")
    static let upgradeClass = kemkes("locationUpgradeClass")
    static let ministryDischarge = kemkes("discharge-disposition")
    static let immunizationReason = kemkes("immunization-reason")
    static let immunizationTiming = kemkes("immunization-routine-timing")

    // MARK: Code systems of HL7

    static let actCode = hl7("v3-ActCode")
    static let participationType = hl7("v3-ParticipationType")
    static let diagnosisRole = hl7("diagnosis-role")
    static let serviceType = hl7("service-type")
    static let admitSource = hl7("admit-source")
    static let dischargeDisposition = hl7("discharge-disposition")
    static let organizationType = hl7("organization-type")
    static let locationPhysicalType = hl7("location-physical-type")
    static let bedStatus = hl7("v2-0116")
    static let conditionCategory = hl7("condition-category")
    static let conditionClinical = hl7("condition-clinical")
    static let conditionVerification = hl7("condition-ver-status")
    static let observationCategory = hl7("observation-category")
    static let observationInterpretation = hl7("v3-ObservationInterpretation")
    static let allergyClinical = hl7("allergyintolerance-clinical")
    static let allergyVerification = hl7("allergyintolerance-verification")
    static let drugForm = hl7("v3-orderableDrugForm")
    static let doseRateType = hl7("dose-rate-type")
    static let medicationRequestCategory = hl7("medicationrequest-category")
    static let medicationAdministrationCategory = hl7("medication-admin-category")
    static let diagnosticServiceSection = hl7("v2-0074")
    static let fastingStatus = hl7("v2-0916")
    static let providerRole = hl7("v2-0443")
    static let actReason = hl7("v3-ActReason")
    static let actSite = hl7("v3-ActSite")
    static let immunizationOrigin = hl7("immunization-origin")
    /// The platform wants `/fhir/` in this one and in no other (API 3.13).
    static let medicationDispenseCategory =
        "http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category"

    // MARK: Extensions

    static let administrativeCode = structure("administrativeCode")
    static let locationServiceClass = structure("LocationServiceClass")
    static let serviceClass = structure("ServiceClass")
    static let medicationTypeExtension = structure("MedicationType")

    private static func hl7(_ name: String) -> String {
        "http://terminology.hl7.org/CodeSystem/\(name)"
    }

    private static func kemkes(_ name: String) -> String {
        "http://terminology.kemkes.go.id/CodeSystem/\(name)"
    }

    private static func structure(_ name: String) -> String {
        "https://fhir.kemkes.go.id/r4/StructureDefinition/\(name)"
    }
}
