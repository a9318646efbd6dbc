/// How the platform hides names and numbers in answers about people.
enum PersonMask {
    /// `Sa** An** Ri**`: two letters of each word, one of a short word.
    static func name(_ name: String) -> String {
        name.split(separator: " ").map { word in
            let shown = word.count <= 3 ? 1 : 2
            return String(word.prefix(shown)) + "**"
        }.joined(separator: " ")
    }

    static func whole(_ value: String) -> String { String(repeating: "#", count: value.count) }

    /// All but the last three characters, as for a practitioner's NIK.
    static func exceptSuffix(_ value: String) -> String {
        String(repeating: "*", count: max(0, value.count - 3)) + value.suffix(3)
    }
}
