import ClinicRecord

/// Rules about requests rather than elements.
extension CatalogueTable {
    static let gateway: [Row] = [
        row(
            "rule_20002", .dataEntry,
            id: "Data dengan nomor identitas yang sama sudah ada di SATUSEHAT.",
            "Jembatan mencari data itu; bila isinya lain, bandingkan dan putuskan mana yang benar.",
            en: "SATUSEHAT already has something with the same identifier.",
            "Jembatan looks for it; if its content differs, compare the two and decide."),
        row(
            "rule_20005", .platform,
            id: "SATUSEHAT tidak dapat membaca isi kiriman.",
            "Ulangi pengiriman; bila tetap gagal, laporkan kepada pembuat program.",
            en: "SATUSEHAT could not read the content it was sent.",
            "Retry; if it still fails, tell the program's makers."),
        row(
            "rule_20006", .administrator,
            id: "Isi kiriman bukan JSON yang benar.",
            "Laporkan kepada pembuat program: Jembatan tidak boleh mengirimnya.",
            en: "The content that was sent is not valid JSON.",
            "Tell the program's makers: Jembatan must not send such content."),
        row(
            "rule_20007", .administrator,
            id: "SATUSEHAT tidak menemukan data dengan nomor itu.",
            "Periksa apakah lingkungan pernah diganti atau sandbox dikosongkan, lalu ulangi.",
            en: "SATUSEHAT does not find anything with that id.",
            "Check whether the environment was changed or the sandbox emptied, then retry."),
        row(
            "rule_20008", .administrator,
            id: "Isi kiriman adalah JSON, tetapi bentuknya bukan bentuk FHIR.",
            "Jalankan `jembatan check` pada data itu untuk melihat isian yang salah.",
            en: "The content is JSON, but not of a form that FHIR knows.",
            "Run `jembatan check` on it to see which element is wrong."),
        row(
            "rule_20009", .administrator,
            id: "Permintaan tidak menyebut Client ID.",
            "Periksa Client ID dengan `jembatan config show`, atau hubungi SATUSEHAT.",
            en: "The request names no Client ID.",
            "Check the Client ID with `jembatan config show`, or ask SATUSEHAT."),
        row(
            "rule_20010", .platform,
            id: "SATUSEHAT tidak punya kunci publik untuk Client ID ini.",
            "Minta SATUSEHAT melengkapi pendaftaran Client ID.",
            en: "SATUSEHAT has no public key for this Client ID.",
            "Ask SATUSEHAT to complete the registration of the Client ID."),
        row(
            "rule_20011", .administrator,
            id: "Sebuah Bundle berada di dalam Bundle lain.",
            "Kirim isi Bundle yang di dalam langsung sebagai entri.",
            en: "A Bundle stands inside another Bundle.",
            "Send what the inner Bundle holds as entries of their own."),
        row(
            "rule_20012", .nobody,
            id: "Entri ini dilewati karena entri sebelumnya tidak diizinkan.",
            "Selesaikan kesalahan pertama; entri ini lalu ikut terkirim.",
            en: "This entry was passed over because an earlier one was not permitted.",
            "Mend the first fault; this entry then goes along."),
        row(
            "rule_20013", .nobody,
            id: "Entri ini ditolak karena entri sebelumnya salah.",
            "Selesaikan kesalahan pertama; entri ini lalu ikut terkirim.",
            en: "This entry was refused because an earlier one has a fault.",
            "Mend the first fault; this entry then goes along."),
        row(
            "rule_20014", .administrator,
            id: "SATUSEHAT tidak menyediakan `$everything` untuk jenis data ini.",
            "Cari data itu menurut nomor pasien.",
            en: "SATUSEHAT does not offer `$everything` for this type.",
            "Search by the patient's id instead."),
        row(
            "rule_20015", .platform,
            id: "Pihak ini hanya boleh mengubah nama, tanggal lahir, kelamin, alamat dan kematian.",
            "Ubah isian lain lewat portal SATUSEHAT.",
            en: "This party may change name, birth date, sex, address and death only.",
            "Change the other fields in the portal of SATUSEHAT."),
        row(
            "rule_20016", .platform,
            id: "Fasilitas ini tidak boleh mengubah data pasien.",
            "Ubah data pasien lewat portal SATUSEHAT.",
            en: "This facility may not change the data of a patient.",
            "Change it in the portal of SATUSEHAT."),
        row(
            "rule_20017", .administrator,
            id: "`fullUrl` sebuah entri Bundle bukan `urn:uuid:` dan UUID.",
            "Beri setiap entri `fullUrl` dengan UUID yang baru.",
            en: "The `fullUrl` of a Bundle's entry is not `urn:uuid:` and a UUID.",
            "Give each entry a `fullUrl` with a UUID of its own."),
        row(
            "rule_20018", .administrator,
            id: "`fullUrl` sebuah entri Bundle tidak diawali `urn:uuid:`.",
            "Beri setiap entri `fullUrl` dengan UUID yang baru.",
            en: "The `fullUrl` of a Bundle's entry does not begin with `urn:uuid:`.",
            "Give each entry a `fullUrl` with a UUID of its own."),
        row(
            "rule_20019", .administrator,
            id: "UUID pada `fullUrl` sebuah entri Bundle tidak utuh.",
            "Tulis UUID lengkap dengan huruf kecil.",
            en: "The UUID in the `fullUrl` of a Bundle's entry is malformed.",
            "Write the whole UUID in small letters."),
        row(
            "rule_20020", .administrator,
            id: "Dua entri Bundle memakai `fullUrl` yang sama.",
            "Beri setiap entri `fullUrl` yang lain.",
            en: "Two entries of the Bundle have the same `fullUrl`.",
            "Give every entry another one."),
        row(
            "rule_20021", .administrator,
            id: "Sebuah entri Bundle tidak punya `fullUrl`.",
            "Beri setiap entri `fullUrl` dengan UUID yang baru.",
            en: "An entry of the Bundle has no `fullUrl`.",
            "Give each entry a `fullUrl` with a UUID of its own."),
        row(
            "rule_10480", .administrator,
            id: "Sebuah kode tidak menyebut sistem kodenya.",
            "Isi alamat sistem kode pada pemetaan, atau hapus kode itu.",
            en: "A code does not say which code system it is of.",
            "Give the address of the code system in the mapping, or leave the code out."),
        row(
            "rule_10871", .administrator,
            id: "Tugas tanda tangan keluar ini merujuk dokumen yang bukan hasil pemeriksaan.",
            "Pakai kode `electronic-sign-doc` untuk dokumen lain.",
            en: "This outgoing signature task names a document that is no diagnostic report.",
            "Use the code `electronic-sign-doc` for other documents."),
    ]
}
