import ClinicRecord

/// The words of the catalogue, a code a row.
enum CatalogueTable {
    typealias Row = (String, Explanation.Mender, LocalizedText, LocalizedText)

    static var rows: [Row] {
        Self.transport + Self.setup + Self.consent + Self.people + Self.data + Self.gateway
            + Self.findings + Self.structure
    }

    static func row(
        _ code: String, _ mender: Explanation.Mender, id what: String, _ advice: String,
        en englishWhat: String, _ englishAdvice: String
    ) -> Row {
        (
            code, mender, LocalizedText(indonesian: what, english: englishWhat),
            LocalizedText(indonesian: advice, english: englishAdvice)
        )
    }

    private static let transport: [Row] = [
        row(
            "not_sent", .nobody,
            id: "SATUSEHAT tidak dapat dihubungi; tidak ada yang terkirim.",
            "Periksa sambungan internet; pengiriman diulang sendiri.",
            en: "SATUSEHAT could not be reached; nothing left this computer.",
            "Check the internet connection; sending is tried again by itself."),
        row(
            "no_answer", .nobody,
            id: "Sambungan terputus sebelum SATUSEHAT menjawab.",
            "Jembatan mencari hasilnya dahulu sebelum mengirim lagi.",
            en: "The connection was lost before SATUSEHAT answered.",
            "Jembatan looks for the outcome before it sends again."),
        row(
            "unreadable_answer", .nobody,
            id: "Jawaban SATUSEHAT tidak dapat dibaca.",
            "Jembatan mencari hasilnya dahulu sebelum mengirim lagi.",
            en: "SATUSEHAT's answer could not be read.",
            "Jembatan looks for the outcome before it sends again."),
        row(
            "answer_without_id", .nobody,
            id: "SATUSEHAT menerima data ini tanpa memberi nomornya.",
            "Jembatan mencari nomor itu.",
            en: "SATUSEHAT took this but gave no id.",
            "Jembatan looks the id up."),
        row(
            "http_429", .nobody,
            id: "SATUSEHAT meminta agar pengiriman diperlambat.",
            "Tidak perlu berbuat apa-apa: pengiriman dilanjutkan sendiri.",
            en: "SATUSEHAT asked for a slower pace.",
            "Nothing to do: sending goes on by itself."),
        row(
            "throttled", .nobody,
            id: "SATUSEHAT meminta agar pengiriman diperlambat.",
            "Tidak perlu berbuat apa-apa: pengiriman dilanjutkan sendiri.",
            en: "SATUSEHAT asked for a slower pace.",
            "Nothing to do: sending goes on by itself."),
        row(
            "exhausted", .platform,
            id: "Pengiriman sudah diulang sampai batasnya dan tetap gagal.",
            "Jembatan mencoba lagi sendiri setelah SATUSEHAT pulih; `jembatan queue retry` mengulang sekarang.",
            en: "Sending was repeated as often as allowed and still failed.",
            "Jembatan tries again by itself once SATUSEHAT is well; `jembatan queue retry` does so now."
        ),
        row(
            "poison", .platform,
            id: "Program berhenti tiga kali ketika mengirim data ini.",
            "Hubungi pembuat program dengan nomor antrean ini sebelum mengulang.",
            en: "The program stopped three times while it was sending this.",
            "Tell the program's makers the number of this queue item before you retry it."),
    ]

    private static let setup: [Row] = [
        row(
            "credentials_refused", .administrator,
            id: "SATUSEHAT menolak Client ID atau Client Secret.",
            "Salin keduanya lagi dari halaman pengembang SATUSEHAT, lalu jalankan `jembatan config set`.",
            en: "SATUSEHAT refused the Client ID or the Client Secret.",
            "Copy both again from the SATUSEHAT developer page, then run `jembatan config set`."),
        row(
            "token_refused", .administrator,
            id: "SATUSEHAT menolak token yang baru saja diterbitkannya.",
            "Jalankan `jembatan config test`; bila tetap gagal, hubungi SATUSEHAT.",
            en: "SATUSEHAT refused a token that it had only just issued.",
            "Run `jembatan config test`; if it still fails, ask SATUSEHAT."),
        row(
            "wrong_environment", .administrator,
            id:
                "Kredensial ini milik lingkungan lain (sandbox atau produksi), atau izinnya belum diberikan.",
            "Periksa `--environment` dengan `jembatan config show`.",
            en:
                "These credentials belong to the other environment (sandbox or production), or were not granted this API.",
            "Check `--environment` with `jembatan config show`."),
        row(
            "wrong_organization", .administrator,
            id: "Organization ID yang dikonfigurasi bukan milik kredensial ini.",
            "Perbaiki `--satusehat-organization-id` dengan `jembatan config set`.",
            en: "The configured Organization ID does not belong to these credentials.",
            "Correct `--satusehat-organization-id` with `jembatan config set`."),
        row(
            "client_not_registered", .administrator,
            id: "Pendaftaran kredensial ini di SATUSEHAT belum selesai.",
            "Hubungi SATUSEHAT untuk menyelesaikannya.",
            en: "These credentials are not fully registered at SATUSEHAT.",
            "Ask SATUSEHAT to complete the registration."),
        row(
            "network_blocked", .administrator,
            id: "SATUSEHAT tidak menerima alamat internet komputer ini.",
            "Pakai sambungan di Indonesia tanpa VPN atau pusat data luar negeri.",
            en: "SATUSEHAT does not let this computer's internet address in.",
            "Use a connection inside Indonesia, without a VPN or a data centre abroad."),
        row(
            "wrong_address", .administrator,
            id: "Alamat yang dikonfigurasi bukan alamat SATUSEHAT.",
            "Periksa `--gateway` dan `--base-url` dengan `jembatan config show`.",
            en: "The configured address is not SATUSEHAT's.",
            "Check `--gateway` and `--base-url` with `jembatan config show`."),
        row(
            "business_rule", .administrator,
            id: "Data ini milik fasilitas lain menurut SATUSEHAT.",
            "Periksa Organization ID pada konfigurasi.",
            en: "According to SATUSEHAT this belongs to another facility.",
            "Check the Organization ID of the configuration."),
        row(
            "rule_20003", .administrator,
            id: "Kredensial ini tidak boleh mengirim jenis data ini.",
            "Minta izinnya kepada SATUSEHAT.",
            en: "These credentials may not send this kind of data.",
            "Ask SATUSEHAT for the permission."),
        row(
            "rule_20004", .administrator,
            id: "Jenis fasilitas ini tidak boleh mengirim jenis data ini.",
            "Hubungi SATUSEHAT bila fasilitas Anda seharusnya boleh.",
            en: "This class of facility may not send this kind of data.",
            "Ask SATUSEHAT if your facility should be allowed to."),
        row(
            "rule_10117", .administrator,
            id: "Nomor identitas data ini memakai Organization ID atau alamat sistem yang salah.",
            "Periksa Organization ID pada konfigurasi.",
            en: "The identifier of this record carries a wrong Organization ID or system.",
            "Check the Organization ID of the configuration."),
    ]

    private static let consent: [Row] = [
        row(
            "consent_missing", .dataEntry,
            id: "Persetujuan pasien belum tercatat, jadi tidak ada yang dikirim.",
            "Catat persetujuan pasien; pengiriman lalu berjalan sendiri.",
            en: "No consent of the patient is on file, so nothing was sent.",
            "Record the patient's consent; sending then goes on by itself."),
        row(
            "consent_expired", .dataEntry,
            id: "Persetujuan pasien sudah tidak berlaku.",
            "Mintalah persetujuan baru dan catatlah.",
            en: "The patient's consent has run out.",
            "Ask for a new consent and record it."),
        row(
            "consent_not_yet_valid", .dataEntry,
            id: "Persetujuan pasien belum mulai berlaku.",
            "Periksa tanggal mulai persetujuan itu.",
            en: "The patient's consent is not valid yet.",
            "Check the day from which the consent holds."),
        row(
            "consent_revoked", .nobody,
            id: "Pasien mencabut persetujuannya.",
            "Data ini tidak dikirim.",
            en: "The patient has revoked the consent.",
            "This is not sent."),
        row(
            "consent_refused", .nobody,
            id: "Pasien tidak setuju.",
            "Data ini tidak dikirim.",
            en: "The patient did not agree.",
            "This is not sent."),
        row(
            "consent_scope", .nobody,
            id: "Persetujuan pasien hanya untuk kunjungan tanpa isi klinis.",
            "Data ini tidak dikirim.",
            en: "The patient's consent covers the visit without its clinical content.",
            "This is not sent."),
        row(
            "consent_at_platform", .nobody,
            id: "Pasien menolak berbagi data di SATUSEHAT.",
            "Data ini tidak dapat disimpan di sana.",
            en: "The patient has opted out at SATUSEHAT.",
            "This cannot be stored there."),
    ]

    private static let people: [Row] = [
        row(
            "patient_not_registered", .dataEntry,
            id: "Pasien belum terdaftar di SATUSEHAT.",
            "Daftarkan pasien (misalnya lewat P-Care) dengan NIK yang benar, lalu jalankan `jembatan queue retry`.",
            en: "The patient is not registered at SATUSEHAT.",
            "Register the patient (through P-Care, for instance) with the right NIK, then run `jembatan queue retry`."
        ),
        row(
            "practitioner_not_registered", .administrator,
            id: "Tenaga kesehatan ini tidak ada di indeks nasional.",
            "Periksa NIK dan STR-nya pada SISDMK, lalu jalankan `jembatan queue retry`.",
            en: "This practitioner is not in the national index.",
            "Check the NIK and the STR in SISDMK, then run `jembatan queue retry`."),
        row(
            "person_several", .dataEntry,
            id: "Lebih dari satu orang cocok; Jembatan tidak menebak.",
            "Periksa identitas orang itu dan pilih yang benar.",
            en: "More than one person matches; Jembatan does not guess.",
            "Check the person's identity and choose the right one."),
        row(
            "person_differs", .dataEntry,
            id: "Orang yang ditemukan berbeda pada isian yang disebut.",
            "Samakan data klinik dengan kartu identitas, lalu kirim revisi baru.",
            en: "The person that was found differs in the fields named.",
            "Bring the clinic's record in line with the identity card and hand in a new revision."),
        row(
            "organization_not_found", .administrator,
            id: "SATUSEHAT tidak mengenal Organization ID ini.",
            "Periksa Organization ID dan lingkungan dengan `jembatan config show`.",
            en: "SATUSEHAT does not know this Organization ID.",
            "Check the Organization ID and the environment with `jembatan config show`."),
    ]

    private static let data: [Row] = [
        row(
            "structure", .administrator,
            id: "Data ini tidak sesuai bentuk FHIR R4, jadi tidak dikirim.",
            "Perbaiki isian yang disebut; bila isian itu benar, laporkan kepada pembuat program.",
            en: "This does not have the form FHIR R4 asks for, so it was not sent.",
            "Correct the fields named; if they are right, tell the program's makers."),
        row(
            "dependency_missing", .dataEntry,
            id: "Sesuatu yang dirujuk data ini tidak ada di SATUSEHAT.",
            "Kirim dahulu data yang dirujuk.",
            en: "Something this refers to is not at SATUSEHAT.",
            "Send what it refers to first."),
        row(
            "reference_not_found", .administrator,
            id: "SATUSEHAT tidak menemukan sesuatu yang dirujuk data ini.",
            "Periksa apakah lingkungan pernah diganti, lalu ulangi.",
            en: "SATUSEHAT does not find something this refers to.",
            "Check whether the environment was ever changed, then retry."),
        row(
            "dependency_vanished", .administrator,
            id: "SATUSEHAT tidak lagi memiliki data yang dirujuk oleh isian yang disebut.",
            "Periksa apakah lingkungan diganti atau sandbox dikosongkan; bila datanya kembali, ulangi.",
            en: "SATUSEHAT no longer has what the elements named refer to.",
            "Check whether the environment was changed or the sandbox emptied; once it is back, retry."
        ),
        row(
            "duplicate", .dataEntry,
            id: "Nomor yang sama sudah ada di SATUSEHAT.",
            "Bandingkan keduanya; nomor kunjungan, resep dan pemeriksaan harus unik.",
            en: "The same number is already at SATUSEHAT.",
            "Compare the two; numbers of visits, prescriptions and tests must be unique."),
        row(
            "adoption_differs", .dataEntry,
            id: "Data dengan nomor yang sama sudah ada di SATUSEHAT tetapi isinya lain.",
            "Bandingkan keduanya dan putuskan mana yang benar.",
            en: "SATUSEHAT holds a record with the same number but other content.",
            "Compare the two and decide which is right."),
        row(
            "adoption_several", .dataEntry,
            id: "Beberapa data dengan nomor yang sama ada di SATUSEHAT.",
            "Pilih yang benar; Jembatan tidak menebak.",
            en: "SATUSEHAT holds several records with the same number.",
            "Choose the right one; Jembatan does not guess."),
        row(
            "contained", .nobody,
            id: "SATUSEHAT sudah menyimpan obat ini tetapi tidak memberi tahu nomornya.",
            "Obat ini dikirim di dalam setiap resep yang memakainya.",
            en: "SATUSEHAT has this medicine but does not tell its id.",
            "It is sent inside each prescription that needs it."),
        row(
            "look_refused", .platform,
            id: "Hasil pengiriman tidak dapat dicari di SATUSEHAT.",
            "Periksa di SATUSEHAT apakah data itu ada sebelum mengulang.",
            en: "SATUSEHAT does not let the outcome of the sending be looked up.",
            "See at SATUSEHAT whether the record exists before you retry."),
        row(
            "answer_says_failure", .dataEntry,
            id: "SATUSEHAT menjawab bahwa data ini gagal disimpan.",
            "Lihat rinciannya dengan `jembatan errors show`.",
            en: "SATUSEHAT answered that this was not stored.",
            "See the details with `jembatan errors show`."),
        row(
            "rule_10003", .dataEntry,
            id: "Kode diagnosis tidak dikenal SATUSEHAT.",
            "Pilih kode ICD-10 lain pada diagnosis itu, lalu kirim revisi baru.",
            en: "SATUSEHAT does not know the diagnosis code.",
            "Choose another ICD-10 code for that diagnosis and hand in a new revision."),
        row(
            "rule_10015", .dataEntry,
            id: "Kode tindakan tidak dikenal SATUSEHAT.",
            "Pilih kode ICD-9-CM lain pada tindakan itu, lalu kirim revisi baru.",
            en: "SATUSEHAT does not know the procedure code.",
            "Choose another ICD-9-CM code for that procedure and hand in a new revision."),
        row(
            "rule_10010", .dataEntry,
            id: "Kode pemeriksaan tidak dikenal SATUSEHAT.",
            "Pilih kode LOINC lain pada pemeriksaan itu, lalu kirim revisi baru.",
            en: "SATUSEHAT does not know the code of the measurement or test.",
            "Choose another LOINC code for it and hand in a new revision."),
        row(
            "rule_10024", .dataEntry,
            id: "Kode obat (KFA) tidak diterima.",
            "Pakai kode KFA 93 yang masih berlaku untuk obat yang diserahkan.",
            en: "The medicine's KFA code is not accepted.",
            "Use a current KFA 93 code for what was dispensed."),
        row(
            "rule_10457", .dataEntry,
            id: "Kunjungan belum dapat ditutup karena diagnosisnya belum diterima.",
            "Perbaiki diagnosis utama kunjungan itu.",
            en: "The visit cannot be closed because no diagnosis was accepted.",
            "Correct the visit's primary diagnosis."),
        row(
            "rule_10122", .dataEntry,
            id: "Riwayat status kunjungan tidak lengkap.",
            "Isi waktu mulai dan selesai untuk setiap status.",
            en: "The status history of the visit is not complete.",
            "Give a start and an end for every status."),
    ]
}
