/// Identifiers that point at a person by themselves: NIK, passport, family card and the like.
///
/// Everything else that the platform calls an identifier is a number of the facility and may stand
/// in a readable column.
public enum PersonalIdentifier {
    /// The platform's systems for numbers of people.
    private static let systems = ["https://fhir.kemkes.go.id/id/", "http://fhir.kemkes.go.id/id/"]

    /// - Parameter identifier: `system|value`.
    public static func isPersonal(_ identifier: String) -> Bool {
        Self.systems.contains { identifier.hasPrefix($0) }
    }
}
