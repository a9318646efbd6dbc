import FHIRR4
import Satusehat

/// Builds the search for a person or for the facility out of what the clinic knows.
package enum PersonSearch {
    static let nikSystem = "https://fhir.kemkes.go.id/id/nik"
    private static let motherNIKSystem = "https://fhir.kemkes.go.id/id/nik-ibu"

    static func interaction(type: String, wanted: JSONValue) -> FHIRInteraction? {
        if type == "Organization" {
            return wanted["id"]?.string.map { .read(type: type, id: $0) }
        }
        guard let identifier = wanted["identifier"]?[0],
            let system = identifier["system"]?.string, let value = identifier["value"]?.string
        else { return nil }
        var parameters = [SearchParameter.token("identifier", system: system, value: value)]
        // A mother's number finds all her children; the birth date narrows it (API 3.5).
        if system == self.motherNIKSystem, let birthDate = wanted["birthDate"]?.string {
            parameters.append(SearchParameter("birthdate", birthDate))
        }
        return .search(type: type, parameters: parameters)
    }

    static func wanted(type: String, nik: String) -> JSONValue {
        [
            "resourceType": .string(type),
            "identifier": [["system": .string(self.nikSystem), "value": .string(nik)]],
        ]
    }

    /// The NIK that is searched by, if any.
    static func nik(in wanted: JSONValue) -> String {
        let identifier = wanted["identifier"]?[0]
        guard identifier?["system"]?.string == self.nikSystem else { return "" }
        return identifier?["value"]?.string ?? ""
    }

    /// The people in an answer; other entries (an OperationOutcome) are not people.
    package static func candidates(type: String, in answer: JSONValue?) -> [JSONValue] {
        guard let answer else { return [] }
        if answer["resourceType"]?.string == type { return [answer] }
        return (answer["entry"]?.array ?? []).compactMap { entry in
            guard let resource = entry["resource"], resource["resourceType"]?.string == type else {
                return nil
            }
            return resource
        }
    }
}
