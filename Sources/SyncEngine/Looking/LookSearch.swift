import FHIRR4
import Satusehat
import SyncStore

/// The searches by which a resource of unknown outcome can be found, best first.
///
/// Which parameters work for which type is the platform's (API 3.0.4): some types are found by their
/// business identifier, others only through their encounter or patient. What comes back is matched by
/// our own identifier in any case, since an unsupported parameter may be dropped in silence.
struct LookSearch {
    private static let byIdentifier: Set<String> = [
        "Encounter", "EpisodeOfCare", "Location", "MedicationRequest", "ServiceRequest", "Specimen",
    ]
    private static let byEncounter: Set<String> = [
        "CarePlan", "ClinicalImpression", "Composition", "Condition", "DiagnosticReport",
        "Observation", "Procedure", "QuestionnaireResponse",
    ]
    private static let byPatient: Set<String> = ["AllergyIntolerance", "Immunization"]

    let type: String
    let identifier: String?
    /// The resource as it was sent.
    let sent: JSONValue

    var interactions: [FHIRInteraction] {
        [self.linked, self.identified].compactMap { parameters in
            parameters.map { .search(type: self.type, parameters: $0) }
        }
    }

    private var identified: [SearchParameter]? {
        self.identifier.map { [SearchParameter("identifier", $0)] }
    }

    private var linked: [SearchParameter]? {
        if Self.byIdentifier.contains(self.type) { return nil }
        if Self.byEncounter.contains(self.type) {
            return self.parameters(["encounter": self.sent["encounter"]])
        }
        if Self.byPatient.contains(self.type) {
            return self.parameters(["patient": self.sent["patient"]])
        }
        return switch self.type {
        case "MedicationDispense":
            self.parameters(["context": self.sent["context"], "subject": self.sent["subject"]])
        case "MedicationAdministration":
            self.parameters(["subject": self.sent["subject"]])
        case "PractitionerRole":
            self.parameters([
                "practitioner": self.sent["practitioner"],
                "organization": self.sent["organization"],
            ])
        case "Organization":
            self.parameters(["partof": self.sent["partOf"]])
        default: nil
        }
    }

    /// Nil when one of the references is not there.
    private func parameters(
        _ references: KeyValuePairs<String, JSONValue?>
    ) -> [SearchParameter]? {
        var parameters: [SearchParameter] = []
        for (name, reference) in references {
            guard let id = reference?["reference"]?.string?.split(separator: "/").last else {
                return nil
            }
            parameters.append(SearchParameter(name, String(id)))
        }
        return parameters
    }
}
