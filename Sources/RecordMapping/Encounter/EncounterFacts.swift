import ClinicRecord
import SyncCore

/// Every clinical fact of an encounter, kind by kind.
struct EncounterFacts {
    let scope: EncounterScope

    func map() -> MappedRecord {
        var mapped = MappedRecord()
        mapped.deliveries += VitalSignsMapping(scope: self.scope).deliveries()
        mapped.deliveries += ObservationMapping(scope: self.scope).deliveries()
        mapped.deliveries += ConditionMapping(scope: self.scope).deliveries()
        mapped.deliveries += AllergyMapping(scope: self.scope).deliveries()
        mapped.deliveries += ProcedureMapping(scope: self.scope).deliveries()
        mapped.deliveries += ImmunizationMapping(scope: self.scope).deliveries()
        PrescriptionMapping(scope: self.scope).map(into: &mapped)
        DispenseMapping(scope: self.scope).map(into: &mapped)
        AdministrationMapping(scope: self.scope).map(into: &mapped)
        mapped.deliveries += LaboratoryOrderMapping(scope: self.scope).deliveries()
        mapped.deliveries += SpecimenMapping(scope: self.scope).deliveries()
        mapped.deliveries += LaboratoryResultMapping(scope: self.scope).deliveries()
        mapped.deliveries += LaboratoryReportMapping(scope: self.scope).deliveries()
        mapped.deliveries += [FollowUpMapping(scope: self.scope).delivery()].compactMap { $0 }
        return Self.eachOnce(mapped)
    }

    /// Two items may name one product; it is delivered once.
    private static func eachOnce(_ mapped: MappedRecord) -> MappedRecord {
        var seen: Set<ResourceKey> = []
        var mapped = mapped
        mapped.deliveries = mapped.deliveries.filter { seen.insert($0.key).inserted }
        return mapped
    }
}
