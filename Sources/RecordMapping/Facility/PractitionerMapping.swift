import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// A practitioner, whom the bridge looks up and never creates.
struct PractitionerMapping {
    let scope: FacilityScope
    let id: UUID
    let record: PractitionerRecord

    func delivery() -> PlannedDelivery {
        let identifier = Identifier(system: Systems.nik, value: self.record.nik)
        var template: JSONObject = [
            "resourceType": "Practitioner",
            "identifier": .array([identifier.json]),
            "name": .string(self.record.fullName),
            "gender": .string(self.record.gender.rawValue),
            "birthDate": .string(self.record.birthDate.text),
        ]
        template["known_ihs_number"] = self.record.knownIHSNumber.map(JSONValue.string)
        return self.scope.search(
            template, as: .practitioner(self.id), order: .practitioner, disclosure: .facility)
    }
}
