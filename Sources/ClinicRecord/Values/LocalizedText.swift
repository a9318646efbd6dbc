/// One sentence for people, in both languages.
///
/// It names fields and rules and never repeats a value that a clinic handed in, because findings
/// are stored, logged and printed where a patient's data must not be.
public struct LocalizedText: Hashable, Sendable {
    public let indonesian: String
    public let english: String

    public init(indonesian: String, english: String) {
        self.indonesian = indonesian
        self.english = english
    }

    /// The short way to write a text in both languages: Indonesian, then English.
    package init(_ indonesian: String, _ english: String) {
        self.init(indonesian: indonesian, english: english)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .indonesian: self.indonesian
        case .english: self.english
        }
    }
}
