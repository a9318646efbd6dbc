import ClinicRecord

/// What mapping finds that intake lets pass, because only the records together show it.
extension Finding {
    static let patientNotIdentifiable = Self(
        code: .patientNotIdentifiable,
        severity: .error,
        path: "data.patient_id",
        message: LocalizedText(
            indonesian:
                "Pasien belum dikenal atau tidak punya nomor identitas. Kirim data pasien dengan NIK, NIK ibu, atau paspor.",
            english:
                "The patient is not known or has no identity number. Hand in the patient with a NIK, the mother's NIK, or a passport."
        ),
        refusesRecord: true
    )

    static let attendingMissing = Self(
        code: .fieldRequired,
        severity: .error,
        path: "data.participants",
        message: LocalizedText(
            indonesian:
                "Kunjungan belum punya petugas penanggung jawab. Isi peserta dengan peran attending.",
            english: "Nobody answers for the encounter. Name a participant with the role attending."
        ),
        refusesRecord: true
    )

    static func medicineUnknown(path: String) -> Self {
        Self(
            code: .unknownReference,
            severity: .error,
            path: "\(path).medicine",
            message: LocalizedText(
                indonesian: "Obat yang dirujuk belum pernah diterima. Kirim data obat itu dulu.",
                english: "The medicine named here has never come in. Hand that medicine in first."
            ),
            refusesRecord: false
        )
    }

    static func prescriptionUnknown(path: String) -> Self {
        Self(
            code: .unknownReference,
            severity: .error,
            path: "\(path).prescription_item_id",
            message: LocalizedText(
                indonesian:
                    "Butir resep yang diserahkan tidak ada atau sudah dibatalkan. Perbaiki rujukannya.",
                english:
                    "The prescribed item that was dispensed is absent or withdrawn. Correct the reference."
            ),
            refusesRecord: false
        )
    }
}
