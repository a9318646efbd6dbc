import ClinicRecord
import SyncCore

extension PasswordRule.Problem {
    /// What is wrong with a password, for people.
    package var text: LocalizedText {
        switch self {
        case .tooShort:
            LocalizedText(
                "Kata sandi paling sedikit \(PasswordRule.charactersMin) karakter.",
                "A password has at least \(PasswordRule.charactersMin) characters.")
        case .tooLong:
            LocalizedText(
                "Kata sandi paling banyak \(PasswordRule.bytesMax) byte.",
                "A password has at most \(PasswordRule.bytesMax) bytes.")
        case .tooPlain:
            LocalizedText(
                "Kata sandi itu terlalu mudah ditebak.", "That password is guessed too easily.")
        }
    }
}
