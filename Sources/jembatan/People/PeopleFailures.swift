import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

extension Failure {
    /// What was typed is not repeated: it may be somebody's number.
    static let userNameInvalid = Failure(
        "USER_NAME_INVALID",
        LocalizedText(
            "Nama pengguna terdiri dari 3 sampai 64 huruf a-z, angka, atau . - _ @, dan paling"
                + " sedikit satu huruf.",
            "A user name has 3 to 64 letters a-z, digits or . - _ @, and at least one letter."))

    static func userExists(_ name: String) -> Failure {
        Failure(
            "USER_EXISTS",
            LocalizedText("Nama \(name) sudah dipakai.", "The name \(name) is taken."),
            advice: LocalizedText(
                "Lihat daftarnya: jembatan user list", "See who there is: jembatan user list"))
    }

    static let userNotFound = Failure(
        "USER_NOT_FOUND",
        LocalizedText("Pengguna itu tidak ada.", "There is no such user."),
        advice: LocalizedText(
            "Lihat daftarnya: jembatan user list", "See who there is: jembatan user list"))

    static func lastOwner(_ name: String) -> Failure {
        Failure(
            "LAST_OWNER",
            LocalizedText(
                "\(name) pemilik aktif terakhir; organisasi harus tetap punya satu.",
                "\(name) is the last active owner; an organization must keep one."),
            advice: LocalizedText(
                "Tambahkan pemilik lain dulu: jembatan user add NAMA --role owner",
                "Add another owner first: jembatan user add NAME --role owner"))
    }

    static func passwordUnusable(_ problem: PasswordRule.Problem) -> Failure {
        Failure(
            "PASSWORD_UNUSABLE", problem.text,
            advice: LocalizedText(
                "Tanpa --password-file, kata sandi yang kuat dibuatkan.",
                "Without --password-file a strong password is made for you."))
    }

    static func keyNotFound(_ id: UUID) -> Failure {
        Failure(
            "KEY_NOT_FOUND",
            LocalizedText("Kunci \(id.text) tidak ada.", "There is no key \(id.text)."),
            advice: LocalizedText(
                "Lihat daftarnya: jembatan key list", "See what there is: jembatan key list"))
    }
}
