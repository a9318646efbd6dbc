import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Says which record a delivery was made from.
enum SourceRecord {
    /// Nil where that cannot be told from the key: a medicine inside a visit, a department.
    static func name(of key: ResourceKey, encounterID: UUID?) -> RecordName? {
        if let encounterID { return name(.encounter, encounterID) }
        return switch key.type {
        case "Organization": name(.organization, key.localID)
        case "Location": name(.location, key.localID)
        case "Practitioner": name(.practitioner, key.localID)
        case "PractitionerRole": name(.practitionerAssignment, key.localID)
        case "Patient": name(.patient, key.localID)
        case "Medication": name(.medicine, key.localID)
        case "EpisodeOfCare": name(.pregnancy, key.localID)
        default: nil
        }
    }

    private static func name(_ kind: RecordKind, _ id: UUID) -> RecordName {
        RecordName(kind: kind.rawValue, id: id)
    }
}
