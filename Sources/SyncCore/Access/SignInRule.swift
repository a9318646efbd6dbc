/// What a user name may look like.
///
/// Plain letters only, so that no two names look alike, and at least one of them, so that nobody's
/// identity number becomes a name that stands in lists and in the audit trail.
public enum UserNameRule {
    public static let lengths = 3...64

    public static func isValid(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { byte in
            Self.isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || ".-_@".utf8.contains(byte)
        }
        return isPlain && Self.lengths.contains(name.utf8.count)
            && name.utf8.contains(where: Self.isLetter)
    }

    /// What two names share that are one name: people do not care for capitals.
    public static func key(_ name: String) -> String { name.lowercased() }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

/// What a password has to be.
///
/// Length is what counts; rules about kinds of characters only make people write passwords down.
public enum PasswordRule {
    public static let charactersMin = 12
    /// Hashing reads all of it, so there has to be an end.
    public static let bytesMax = 1_024

    public enum Problem: String, Sendable, Hashable, CaseIterable {
        case tooShort = "too_short"
        case tooLong = "too_long"
        /// It is the user name, whole, once or repeated, or one character over and over.
        case tooPlain = "too_plain"
    }

    public static func problem(with password: String, userName: String) -> Problem? {
        if password.utf8.count > Self.bytesMax { return .tooLong }
        if password.count < Self.charactersMin { return .tooShort }
        let folded = password.lowercased()
        let withoutName = folded.replacing(userName.lowercased(), with: "")
        if withoutName.count < Self.charactersMin / 2 || Set(folded).count < 4 { return .tooPlain }
        return nil
    }
}
