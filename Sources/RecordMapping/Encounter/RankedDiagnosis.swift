import FHIRR4
import SyncCore

/// A Condition of an encounter with the part it plays in it.
struct RankedDiagnosis {
    let key: ResourceKey
    let role: DiagnosisRole
    let rank: Int?
    let isPrimary: Bool

    var element: Encounter.Diagnosis {
        Encounter.Diagnosis(
            condition: self.key.reference, use: self.role.concept, rank: self.rank)
    }
}

extension Reference {
    /// The fact behind a stand-in, or nil for a literal reference.
    var key: ResourceKey? { ResourceKey(localReference: self.reference) }
}
