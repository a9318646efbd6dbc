import ClinicRecord

/// What services say to people beyond the catalogue of explanations.
enum ServiceTexts {
    static let held = LocalizedText(
        indonesian: "Ditahan oleh seseorang; lepaskan agar dikirim.",
        english: "Somebody holds it; release it to have it sent.")

    static func blocked(by type: String?, why: LocalizedText?) -> LocalizedText {
        LocalizedText(
            indonesian:
                "Menunggu \(type ?? "data lain") yang gagal dikirim. \(why?.indonesian ?? "")",
            english: "Waits for \(type ?? "another"), which failed. \(why?.english ?? "")")
    }

    static let notAccepted = LocalizedText(
        indonesian: "Belum diterima SATUSEHAT; masih dalam antrean.",
        english: "SATUSEHAT has not taken it yet; it is still on its way.")

    static let encounterMissing = LocalizedText(
        indonesian: "Kunjungan ini belum ada di SATUSEHAT.",
        english: "This visit is not at SATUSEHAT yet.")

    static let encounterOpen = LocalizedText(
        indonesian: "Kunjungan ini belum ditutup di SATUSEHAT.",
        english: "This visit has not been closed at SATUSEHAT yet.")
}
