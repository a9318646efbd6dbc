/// A rule of the R4 definitions that binds several elements together.
///
/// The definitions state them in FHIRPath. Those of severity error that apply to datatypes and to
/// the types the bridge sends are written out here.
struct Invariant: Sendable {
    /// The name that the definitions give it.
    let key: String
    /// What holds when nothing is wrong, in words.
    let expectation: String
    let holds: @Sendable (ElementView) -> Bool

    init(
        _ key: String,
        _ expectation: String,
        holds: @escaping @Sendable (ElementView) -> Bool
    ) {
        self.key = key
        self.expectation = expectation
        self.holds = holds
    }

    /// Invariants by the name of the structure whose elements they look at.
    static let byStructure: [String: [Invariant]] = Self.ofDatatypes
        .merging(Self.ofClinicalResources) { $0 + $1 }
        .merging(Self.ofOtherResources) { $0 + $1 }
        .merging(Self.ofBundles) { $0 + $1 }
}
