import ClinicRecord

/// Why an encounter cannot be sent now, by what is known.
public enum EncounterSyncRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case notComplete = "ENCOUNTER_NOT_COMPLETE"
    case patientNotRegistered = "PATIENT_NOT_REGISTERED"
    case practitionerNotRegistered = "PRACTITIONER_NOT_REGISTERED"
    case locationNotRegistered = "LOCATION_NOT_REGISTERED"
    case consentRequired = "CONSENT_REQUIRED"
    case notFound = "ENCOUNTER_NOT_FOUND"
    case configurationInactive = "CONFIG_INACTIVE"

    /// The code that goes into an answer.
    public var code: String { self.rawValue }

    public var text: LocalizedText {
        switch self {
        case .notComplete:
            LocalizedText(
                indonesian: "Kunjungan ini belum selesai. Selesaikan di sistem klinik dahulu.",
                english: "This visit is not finished. Finish it in the clinic's system first.")
        case .patientNotRegistered:
            LocalizedText(
                indonesian:
                    "Pasien belum terdaftar di SATUSEHAT. Daftarkan dengan NIK yang benar, lalu cari lagi.",
                english:
                    "The patient is not registered at SATUSEHAT. Register the patient with the right NIK, then look again."
            )
        case .practitionerNotRegistered:
            LocalizedText(
                indonesian:
                    "Tenaga kesehatan penanggung jawab tidak ada di indeks nasional. Periksa NIK dan STR-nya pada SISDMK.",
                english:
                    "The attending practitioner is not in the national index. Check the NIK and the STR in SISDMK."
            )
        case .locationNotRegistered:
            LocalizedText(
                indonesian:
                    "Poliklinik atau ruangan kunjungan ini belum terdaftar di SATUSEHAT. Daftarkan lokasinya dahulu.",
                english:
                    "The polyclinic or room of this visit is not registered at SATUSEHAT. Register the location first."
            )
        case .consentRequired:
            LocalizedText(
                indonesian:
                    "Tidak ada persetujuan pasien yang berlaku. Catat persetujuannya dahulu.",
                english: "No consent of the patient is in force. Record the consent first.")
        case .notFound:
            LocalizedText(
                indonesian: "Kunjungan ini tidak dikenal. Kirim datanya dahulu.",
                english: "This visit is not known. Hand in its record first.")
        case .configurationInactive:
            LocalizedText(
                indonesian:
                    "Sambungan SATUSEHAT organisasi ini belum diatur atau dinonaktifkan.",
                english:
                    "The organization's connection to SATUSEHAT is not set up or was switched off.")
        }
    }
}
