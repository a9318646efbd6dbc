/// What a clinic record is about, read into values.
public enum ClinicRecordData: Hashable, Sendable {
    case organization(OrganizationRecord)
    case location(LocationRecord)
    case practitioner(PractitionerRecord)
    case practitionerAssignment(AssignmentRecord)
    case patient(PatientRecord)
    case consent(ConsentRecord)
    case medicine(MedicineRecord)
    case pregnancy(PregnancyRecord)
    case encounter(EncounterRecord)
}

extension ClinicRecordData {
    init(_ kind: RecordKind, reading fields: FieldReader) {
        self =
            switch kind {
            case .organization: .organization(OrganizationRecord(reading: fields))
            case .location: .location(LocationRecord(reading: fields))
            case .practitioner: .practitioner(PractitionerRecord(reading: fields))
            case .practitionerAssignment:
                .practitionerAssignment(AssignmentRecord(reading: fields))
            case .patient: .patient(PatientRecord(reading: fields))
            case .consent: .consent(ConsentRecord(reading: fields))
            case .medicine: .medicine(MedicineRecord(reading: fields))
            case .pregnancy: .pregnancy(PregnancyRecord(reading: fields))
            case .encounter: .encounter(EncounterRecord(reading: fields))
            }
    }
}
