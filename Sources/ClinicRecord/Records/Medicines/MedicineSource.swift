#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How an item names its medicine.
public enum MedicineSource: Hashable, Sendable {
    /// A medicine record handed in on its own.
    case record(UUID)
    /// The product described in place.
    case inline(MedicineRecord)
}

extension FieldKind<MedicineSource> {
    static var medicine: Self {
        Self(standIn: .record(.standIn)) { value, place in
            if value.string != nil {
                return FieldKind<UUID>.record(.medicine).read(value, place).map { .record($0) }
            }
            return FieldKind<MedicineRecord>.object.read(value, place).map { .inline($0) }
        }
    }
}
