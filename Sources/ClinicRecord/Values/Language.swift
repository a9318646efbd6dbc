/// The languages in which the bridge speaks to people.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"
}
