/// Words for times, people and other records.
enum ReferenceTexts {
    static func text(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .noOffset:
            LocalizedText(
                indonesian:
                    "Waktu pada \(field) tanpa selisih zona. Tambahkan, misalnya +07:00 "
                    + "untuk WIB, +08:00 WITA, +09:00 WIT.",
                english:
                    "The time in \(field) has no offset. Add it: +07:00 for WIB, +08:00 "
                    + "for WITA, +09:00 for WIT."
            )
        case .tooEarly:
            LocalizedText(
                indonesian:
                    "Waktu pada \(field) sebelum 3 Juni 2014; SATUSEHAT tidak menerimanya. "
                    + "Periksa jam perangkat.",
                english:
                    "The time in \(field) is before 3 June 2014, which SATUSEHAT does not "
                    + "take. Check the device's clock."
            )
        case .reversed:
            LocalizedText(
                indonesian: "Akhir (\(field)) lebih awal dari mulainya. Tukar atau perbaiki.",
                english: "The end (\(field)) is before the start. Swap or correct them.")
        case .unknownRecord(let kind):
            LocalizedText(
                indonesian:
                    "Isian \(field) merujuk data \(Self.words(kind).indonesian) yang belum "
                    + "diterima. Kirim data itu dahulu.",
                english:
                    "The field \(field) names a \(Self.words(kind).english) that has not "
                    + "come in. Hand that in first."
            )
        case .unknownDepartment:
            LocalizedText(
                indonesian:
                    "Isian \(field) merujuk departemen yang tidak ada pada data "
                    + "organisasi. Tambahkan di sana dahulu.",
                english:
                    "The field \(field) names a department that the organization record "
                    + "lacks. Add it there first."
            )
        case .unknownItem(let kinds):
            LocalizedText(
                indonesian:
                    "Isian \(field) merujuk butir (\(Self.list(kinds))) yang tidak ada "
                    + "atau ditolak pada data ini. Perbaiki butir itu atau rujukannya.",
                english:
                    "The field \(field) names an item (\(Self.list(kinds))) that is "
                    + "missing or refused in this record. Correct that item or the reference."
            )
        case .vanished(let id):
            LocalizedText(
                indonesian:
                    "Butir \(id) dari revisi sebelumnya hilang. Kirim lagi; bila salah, "
                    + "beri status entered_in_error.",
                english:
                    "The item \(id) of an earlier revision is missing. Hand it in again; "
                    + "if it is wrong, with the status entered_in_error."
            )
        default: Self.personText(for: problem, field)
        }
    }

    private static func personText(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .nikFormat:
            LocalizedText(
                indonesian: "NIK pada \(field) harus tepat 16 angka. Cocokkan dengan KTP atau KK.",
                english:
                    "The NIK in \(field) must be exactly 16 digits. Compare it with the "
                    + "identity card."
            )
        case .nikMismatch:
            LocalizedText(
                indonesian:
                    "Tanggal lahir atau jenis kelamin dalam NIK berbeda dengan data. "
                    + "Cocokkan dengan KTP; data tetap dikirim.",
                english:
                    "The birth date or sex inside the NIK differs from the record. Compare "
                    + "with the identity card; it is sent all the same."
            )
        case .notIdentifiable(isPatientItself: true):
            LocalizedText(
                indonesian:
                    "Pasien tanpa identitas tidak dapat dikenali SATUSEHAT; kunjungannya "
                    + "tidak akan dikirim. Lengkapi NIK, NIK ibu, atau paspor.",
                english:
                    "SATUSEHAT cannot identify a patient without an identity; the visits "
                    + "will not be sent. Add a NIK, the mother's NIK or a passport."
            )
        case .notIdentifiable(isPatientItself: false):
            LocalizedText(
                indonesian:
                    "Pasien kunjungan ini tanpa identitas, sehingga tidak dapat dikirim. "
                    + "Lengkapi identitas pasien, lalu kirim kunjungan lagi.",
                english:
                    "The patient of this visit has no identity, so it cannot be sent. "
                    + "Complete the patient's identity, then hand the visit in again."
            )
        case .recorderWithoutIHS:
            LocalizedText(
                indonesian:
                    "Petugas pada \(field) belum memiliki nomor IHS. Dokter penanggung "
                    + "jawab dicantumkan sebagai gantinya.",
                english:
                    "The person in \(field) has no IHS number yet. The attending "
                    + "practitioner is named instead."
            )
        case .strExpired:
            LocalizedText(
                indonesian:
                    "STR petugas ini sudah tidak berlaku pada tanggal itu. Perbarui datanya.",
                english: "This practitioner's STR had expired by that date. Update the record.")
        case .sipExpired:
            LocalizedText(
                indonesian:
                    "SIP petugas ini sudah tidak berlaku pada tanggal itu. Perbarui datanya.",
                english: "This practitioner's SIP had expired by that date. Update the record.")
        default: nil
        }
    }

    private static func words(_ kind: RecordKind) -> LocalizedText {
        switch kind {
        case .organization: .init(indonesian: "organisasi", english: "organization")
        case .location: .init(indonesian: "lokasi", english: "location")
        case .practitioner: .init(indonesian: "tenaga kesehatan", english: "practitioner")
        case .practitionerAssignment: .init(indonesian: "penugasan", english: "assignment")
        case .patient: .init(indonesian: "pasien", english: "patient")
        case .consent: .init(indonesian: "persetujuan", english: "consent")
        case .medicine: .init(indonesian: "obat", english: "medicine")
        case .pregnancy: .init(indonesian: "kehamilan", english: "pregnancy")
        case .encounter: .init(indonesian: "kunjungan", english: "encounter")
        }
    }

    private static func list(_ kinds: [ItemKind]) -> String {
        kinds.map(\.rawValue).joined(separator: ", ")
    }
}
