/// A person who does not exist, planted into inputs: nothing we say about an input may repeat one of
/// these.
public enum PlantedPerson {
    /// The area 99 is no province, so nobody carries this number.
    public static let nik = "9971019999999999"
    public static let name = "Zubaidahwati"
    public static let mail = "zubaidahwati@example.invalid"

    /// Texts as they would stand in a record or in what a platform echoes.
    static let texts = [
        Self.nik, Self.name, "\(Self.name) binti Xaverius", Self.mail,
        "NIK \(Self.nik) milik \(Self.name)", "'\(Self.name)'", "Patient.name.\(Self.name)",
        "99.71.01.999999.9999", Self.name.lowercased(),
    ]

    /// Which of them a text of ours repeats, if any.
    static func leak(in text: String) -> String? {
        let lower = text.lowercased()
        if lower.contains(Self.name.lowercased()) { return "the planted name" }
        return Self.leakedNumber(in: text)
    }

    /// The same for places that quote the platform's own words, where only numbers can be told apart.
    static func leakedNumber(in text: String) -> String? {
        text.filter(\.isNumber).contains(Self.nik) ? "the planted NIK" : nil
    }
}
