import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// A patient, looked up when the first visit needs one.
struct PatientMapping {
    let scope: FacilityScope
    let id: UUID
    let record: PatientRecord

    /// The look-up, or nil for a patient whom no number identifies.
    ///
    /// Many visits share it, so the first one queued stays.
    func delivery() -> PlannedDelivery? {
        guard let identifier = self.identifier else { return nil }
        var template: JSONObject = [
            "resourceType": "Patient",
            "identifier": .array([identifier.json]),
            "name": .string(self.record.fullName),
            "gender": .string(self.record.gender.rawValue),
            "birthDate": .string(self.record.birthDate.text),
        ]
        template["multipleBirthInteger"] = self.record.birthOrder.map {
            .number(JSONNumber($0))
        }
        template["known_ihs_number"] = self.record.knownIHSNumber.map(JSONValue.string)
        return self.scope.search(
            template,
            as: .patient(self.id),
            order: .patient,
            patientID: self.id,
            disclosure: .encounter,
            keepsExisting: true
        )
    }

    private var identifier: Identifier? {
        switch self.record.identityKind {
        case .nik: self.record.nik.map { Identifier(system: Systems.nik, value: $0) }
        case .nikIbu:
            self.record.motherNIK.map { Identifier(system: Systems.motherNIK, value: $0) }
        case .passport:
            self.record.passportNumber.map { Identifier(system: Systems.passport, value: $0) }
        case .none: nil
        }
    }
}
