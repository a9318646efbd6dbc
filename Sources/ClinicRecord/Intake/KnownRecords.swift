#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The accepted records that a check or a mapping may look into.
public struct KnownRecords: Hashable, Sendable {
    public var organizations: [UUID: OrganizationRecord] = [:]
    public var locations: [UUID: LocationRecord] = [:]
    public var practitioners: [UUID: PractitionerRecord] = [:]
    public var assignments: [UUID: AssignmentRecord] = [:]
    public var patients: [UUID: PatientRecord] = [:]
    public var consents: [UUID: ConsentRecord] = [:]
    public var medicines: [UUID: MedicineRecord] = [:]
    public var pregnancies: [UUID: PregnancyRecord] = [:]
    public var encounters: [UUID: EncounterRecord] = [:]

    public init() {}

    public mutating func insert(_ record: ClinicRecord) {
        let id = record.envelope.id
        switch record.data {
        case .organization(let organization): self.organizations[id] = organization
        case .location(let location): self.locations[id] = location
        case .practitioner(let practitioner): self.practitioners[id] = practitioner
        case .practitionerAssignment(let assignment): self.assignments[id] = assignment
        case .patient(let patient): self.patients[id] = patient
        case .consent(let consent): self.consents[id] = consent
        case .medicine(let medicine): self.medicines[id] = medicine
        case .pregnancy(let pregnancy): self.pregnancies[id] = pregnancy
        case .encounter(let encounter): self.encounters[id] = encounter
        }
    }

    public func contains(_ kind: RecordKind, _ id: UUID) -> Bool {
        switch kind {
        case .organization: self.organizations[id] != nil
        case .location: self.locations[id] != nil
        case .practitioner: self.practitioners[id] != nil
        case .practitionerAssignment: self.assignments[id] != nil
        case .patient: self.patients[id] != nil
        case .consent: self.consents[id] != nil
        case .medicine: self.medicines[id] != nil
        case .pregnancy: self.pregnancies[id] != nil
        case .encounter: self.encounters[id] != nil
        }
    }

    public func contains(_ reference: RecordReference) -> Bool {
        self.contains(reference.kind, reference.id)
    }

    /// Whether one of the known organizations has that department.
    public func containsDepartment(_ id: UUID) -> Bool {
        self.organizations.values.contains { $0.departments.contains { $0.id == id } }
    }
}
