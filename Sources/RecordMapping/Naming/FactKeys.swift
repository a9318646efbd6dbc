import FHIRR4
import Foundation
import SyncCore

/// The keys of the facts we send, each made in one place so that both ends of a reference agree.
extension ResourceKey {
    static func organization(_ id: UUID) -> Self { Self(type: "Organization", localID: id) }
    static func location(_ id: UUID) -> Self { Self(type: "Location", localID: id) }
    static func practitioner(_ id: UUID) -> Self { Self(type: "Practitioner", localID: id) }
    static func patient(_ id: UUID) -> Self { Self(type: "Patient", localID: id) }
    static func encounter(_ id: UUID) -> Self { Self(type: "Encounter", localID: id) }
    static func condition(_ id: UUID) -> Self { Self(type: "Condition", localID: id) }
    static func procedure(_ id: UUID) -> Self { Self(type: "Procedure", localID: id) }
    static func allergy(_ id: UUID) -> Self { Self(type: "AllergyIntolerance", localID: id) }
    static func immunization(_ id: UUID) -> Self { Self(type: "Immunization", localID: id) }
    static func specimen(_ id: UUID) -> Self { Self(type: "Specimen", localID: id) }
    static func report(_ id: UUID) -> Self { Self(type: "DiagnosticReport", localID: id) }

    static func practitionerRole(_ id: UUID) -> Self {
        Self(type: "PractitionerRole", localID: id)
    }

    static func observation(_ id: UUID, _ component: String = "") -> Self {
        Self(type: "Observation", localID: id, component: component)
    }

    /// The complaint made of an encounter's `chief_complaint` text.
    static func chiefComplaint(ofEncounter id: UUID) -> Self {
        Self(type: "Condition", localID: id, component: "chief_complaint")
    }

    static func medication(_ id: UUID, _ component: String = "") -> Self {
        Self(type: "Medication", localID: id, component: component)
    }

    static func medicationRequest(_ id: UUID) -> Self {
        Self(type: "MedicationRequest", localID: id)
    }

    static func medicationDispense(_ id: UUID) -> Self {
        Self(type: "MedicationDispense", localID: id)
    }

    static func medicationAdministration(_ id: UUID) -> Self {
        Self(type: "MedicationAdministration", localID: id)
    }

    static func serviceRequest(_ id: UUID) -> Self { Self(type: "ServiceRequest", localID: id) }

    /// The control visit that an encounter's medical summary asks for.
    static func followUp(ofEncounter id: UUID) -> Self {
        Self(type: "ServiceRequest", localID: id, component: "follow_up")
    }

    /// The medical summary; an encounter has one, so it goes by the encounter's identifier.
    static func composition(ofEncounter id: UUID) -> Self {
        Self(type: "Composition", localID: id)
    }

    /// A reference to the fact by its stand-in.
    var reference: Reference { Reference(self.localReference) }

    func reference(display: String?) -> Reference {
        Reference(self.localReference, display: display)
    }
}
