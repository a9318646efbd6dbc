/// A closed list of codes that the clinic record fixes in place.
///
/// The raw value is the code as the clinic writes it.
public protocol ClinicCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}
