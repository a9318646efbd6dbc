import ClinicRecord
import FHIRR4

extension Department.DepartmentType {
    var coding: Coding {
        switch self {
        case .dept:
            Coding(system: Systems.organizationType, code: "dept", display: "Hospital Department")
        case .team:
            Coding(
                system: Systems.organizationType, code: "team", display: "Organizational team")
        }
    }
}

extension LocationRecord.Kind {
    /// A polyclinic is a room to the platform.
    var coding: Coding {
        let (code, display) =
            switch self {
            case .building: ("bu", "Building")
            case .ward: ("wa", "Ward")
            case .room, .polyclinic: ("ro", "Room")
            case .bed: ("bd", "Bed")
            }
        return Coding(system: Systems.locationPhysicalType, code: code, display: display)
    }
}

extension LocationRecord.BedStatus {
    /// Only `U` and `O` were seen on the platform; a reserved bed is not free, so it counts as
    /// occupied.
    var coding: Coding {
        let (code, display) =
            switch self {
            case .available: ("U", "Unoccupied")
            case .occupied, .reserved: ("O", "Occupied")
            case .maintenance: ("C", "Closed")
            case .cleaning: ("H", "Housekeeping")
            }
        return Coding(system: Systems.bedStatus, code: code, display: display)
    }
}

extension PractitionerRecord.Profession {
    /// What a practitioner is by profession; nil for those that the model does not tell apart.
    var coding: Coding? {
        switch self {
        case .doctor: .snomed("309343006", "Physician")
        case .dentist: .snomed("106289002", "Dentist")
        case .midwife: .snomed("309453006", "Registered midwife")
        case .nurse: .snomed("106292003", "Professional nurse")
        case .pharmacist: .snomed("46255001", "Pharmacist")
        case .labTechnician: .snomed("159282002", "Laboratory technician")
        case .other: nil
        }
    }
}
