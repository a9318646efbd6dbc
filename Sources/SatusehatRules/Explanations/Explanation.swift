import ClinicRecord

/// What went wrong, what to do about it, and who can, in both languages.
///
/// Holds no value of any record: codes, rule numbers and element paths only.
public struct Explanation: Sendable, Hashable {
    /// Who can mend it.
    public enum Mender: String, Sendable, Hashable, CaseIterable {
        case dataEntry = "data_entry"
        case administrator
        case platform
        /// It mends itself.
        case nobody
    }

    public let what: LocalizedText
    public let advice: LocalizedText
    public let mender: Mender

    public init(what: LocalizedText, advice: LocalizedText, mender: Mender) {
        self.what = what
        self.advice = advice
        self.mender = mender
    }

    /// Both parts as one text.
    public var text: LocalizedText {
        LocalizedText(
            indonesian: "\(self.what.indonesian) \(self.advice.indonesian)",
            english: "\(self.what.english) \(self.advice.english)"
        )
    }
}
