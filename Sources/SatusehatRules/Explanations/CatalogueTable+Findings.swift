import ClinicRecord

/// What our own check finds, in words that fit any element.
extension CatalogueTable {
    static let findings: [Row] = presence + codes + times + values

    private static let complete = "Lengkapi isian itu di sistem klinik, lalu kirim revisi baru."
    private static let completeEnglish =
        "Fill it in in the clinic's system and hand in a new revision."
    private static let mapping =
        "Periksa pemetaan kode dan sistemnya; hanya yang terdaftar diterima."
    private static let mappingEnglish =
        "Check the mapping of codes and systems; only those listed are taken."
    private static let correct = "Perbaiki isian itu di sistem klinik, lalu kirim revisi baru."
    private static let correctEnglish =
        "Correct it in the clinic's system and hand in a new revision."
    private static let report = "Bila isian di klinik benar, laporkan kepada pembuat program."
    private static let reportEnglish =
        "If the clinic's record is right, tell the program's makers."

    private static let presence: [Row] = [
        row(
            "element_missing", .dataEntry, id: "Sebuah isian wajib tidak ada.", complete,
            en: "A mandatory element is absent.", completeEnglish),
        row(
            "text_empty", .dataEntry, id: "Sebuah isian teks kosong.", complete,
            en: "A text is empty.", completeEnglish),
        row(
            "reference_missing", .dataEntry,
            id: "Rujukan yang wajib tidak ada.",
            "Pastikan pasien, petugas, lokasi atau data yang dirujuk sudah terisi dan terdaftar.",
            en: "A mandatory reference is absent.",
            "See that the patient, person, place or record referred to is filled in and registered."
        ),
        row(
            "must_be_absent", .dataEntry, id: "Isian ini tidak boleh ada pada keadaan ini.",
            "Kosongkan isian itu, atau perbaiki isian yang menentukannya.",
            en: "This element may not be there in this case.",
            "Leave it empty, or correct the field that decides about it."),
        row(
            "unfit", .dataEntry, id: "Isian ini tidak cocok dengan isian lain pada data yang sama.",
            correct, en: "This element does not fit another one of the same record.",
            correctEnglish),
        row(
            "repeated", .administrator, id: "Nilai yang harus unik dipakai dua kali.", report,
            en: "A value that must be unique is used twice.", reportEnglish),
    ]

    private static let codes: [Row] = [
        row(
            "reference_type", .administrator, id: "Rujukan menunjuk jenis data yang salah.", report,
            en: "A reference names the wrong type of resource.", reportEnglish),
        row(
            "reference_id", .administrator,
            id: "Nomor pada rujukan tidak berbentuk nomor SATUSEHAT.",
            "Pakai nomor yang diberikan SATUSEHAT, bukan nomor klinik.",
            en: "The id in a reference does not look like one of SATUSEHAT's.",
            "Use the id that SATUSEHAT gave, not the clinic's own."),
        row(
            "system_missing", .administrator, id: "Sistem kode atau sistem nomor tidak disebut.",
            mapping, en: "The system of a code or an identifier is not named.", mappingEnglish),
        row(
            "system_not_allowed", .administrator,
            id: "Sistem kode ini tidak diterima pada isian ini.", mapping,
            en: "This code system is not taken for this element.", mappingEnglish),
        row(
            "code_missing", .dataEntry, id: "Kode tidak ada; hanya sistemnya yang disebut.",
            complete, en: "There is no code, only its system.", completeEnglish),
        row(
            "code_not_allowed", .dataEntry,
            id: "Kode ini tidak dikenal atau tidak berbentuk kode sistemnya.", correct,
            en: "This code is unknown, or has no form that its system uses.", correctEnglish),
        row(
            "identifier_system", .administrator, id: "Sistem nomor identitas salah.", report,
            en: "The system of an identifier is wrong.", reportEnglish),
        row(
            "identifier_value", .dataEntry, id: "Nomor identitas kosong.", complete,
            en: "An identifier has no value.", completeEnglish),
        row(
            "identifier_organization", .administrator,
            id: "Sistem nomor identitas memuat Organization ID fasilitas lain.",
            "Periksa Organization ID pada konfigurasi.",
            en: "The system of an identifier holds another facility's Organization ID.",
            "Check the Organization ID of the configuration."),
        row(
            "identifier_demanded", .dataEntry, id: "Salah satu nomor identitas wajib tidak ada.",
            complete, en: "One of the mandatory identifiers is absent.", completeEnglish),
        row(
            "wrong_form", .dataEntry, id: "Isian tidak berbentuk seperti yang diminta.", correct,
            en: "A value does not have the form that is asked for.", correctEnglish),
    ]

    private static let times: [Row] = [
        row(
            "date_time_form", .dataEntry,
            id: "Waktu harus lengkap: tanggal, jam, dan selisih dari UTC.", correct,
            en: "A time must be whole: date, time of day, and offset from UTC.", correctEnglish),
        row(
            "date_time_too_early", .nobody,
            id: "Waktu terletak sebelum 3 Juni 2014; SATUSEHAT tidak menerimanya.",
            "Data selama itu tidak dapat dikirim; jangan ubah tanggalnya.",
            en: "The time lies before 3 June 2014, which SATUSEHAT does not take.",
            "So old a record cannot be sent; do not change its date."),
        row(
            "date_time_ahead", .dataEntry, id: "Waktu terletak di masa depan.",
            "Periksa tanggal, jam dan zona waktu di sistem klinik, lalu kirim revisi baru.",
            en: "The time lies in the future.",
            "Check date, time and time zone in the clinic's system and hand in a new revision."),
        row(
            "date_form", .dataEntry, id: "Tanggal tidak ada di kalender atau memuat jam.", correct,
            en: "A date is not in the calendar, or holds a time of day.", correctEnglish),
        row(
            "time_form", .dataEntry, id: "Jam harus ditulis sebagai jam, menit dan detik.", correct,
            en: "A time of day must be written as hour, minute and second.", correctEnglish),
        row(
            "not_after", .dataEntry, id: "Waktu selesai tidak sesudah waktu mulai.", correct,
            en: "The later of two times is not after the earlier.", correctEnglish),
    ]

    private static let values: [Row] = [
        row(
            "not_a_number", .administrator, id: "Angka ditulis sebagai teks.", report,
            en: "A number is written as text.", reportEnglish),
        row(
            "not_an_integer", .administrator, id: "Isian ini harus bilangan bulat.", report,
            en: "This must be a whole number.", reportEnglish),
        row(
            "too_small", .dataEntry, id: "Bilangan ini terlalu kecil.", correct,
            en: "This number is too small.", correctEnglish),
        row(
            "not_a_boolean", .administrator, id: "Isian ini harus ya atau tidak (true/false).",
            report, en: "This must be true or false.", reportEnglish),
        row(
            "not_text", .administrator, id: "Isian ini harus teks.", report,
            en: "This must be a text.", reportEnglish),
    ]
}
