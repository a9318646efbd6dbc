/// Words for fields that are not what the model asks for.
enum ContractTexts {
    static func text(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .missing:
            LocalizedText(
                indonesian: "Isian \(field) wajib ada. Lengkapi lalu kirim lagi.",
                english: "The field \(field) is required. Fill it in and hand it in again.")
        case .emptyList:
            LocalizedText(
                indonesian: "Daftar \(field) kosong. Isi paling sedikit satu.",
                english: "The list \(field) is empty. Give at least one entry.")
        case .wrongType(let shape):
            LocalizedText(
                indonesian: "Isian \(field) harus berupa \(ShapeTexts.words(shape).indonesian).",
                english: "The field \(field) must be \(ShapeTexts.words(shape).english).")
        case .standIn:
            LocalizedText(
                indonesian:
                    "Isian \(field) kosong atau hanya tanda pengganti. Bila tidak "
                    + "diketahui, hilangkan isian ini.",
                english:
                    "The field \(field) is empty or a mere stand-in. If it is not known, "
                    + "leave the field out."
            )
        case .tooLong(let max):
            LocalizedText(
                indonesian: "Isian \(field) terlalu panjang. Paling banyak \(max) karakter.",
                english: "The field \(field) is too long. At most \(max) characters are allowed.")
        case .controlCharacters:
            LocalizedText(
                indonesian: "Isian \(field) memuat karakter kendali. Hapus karakter itu.",
                english: "The field \(field) holds control characters. Remove them.")
        case .unknownMember:
            LocalizedText(
                indonesian:
                    "Isian \(field) tidak dikenal dan tidak dikirim. Periksa ejaan namanya.",
                english:
                    "The field \(field) is not known and is not sent. Check the spelling "
                    + "of its name."
            )
        case .deferredMember:
            LocalizedText(
                indonesian: "Bagian \(field) disimpan, tetapi versi ini belum mengirimnya.",
                english: "The part \(field) is kept, but this version does not send it yet.")
        case .tooManyFindings:
            LocalizedText(
                indonesian:
                    "Terlalu banyak kesalahan pada data ini; sisanya tidak diperiksa. "
                    + "Perbaiki ekspornya.",
                english:
                    "This record has too many errors; the rest was not checked. Repair the export.")
        default: Self.listText(for: problem, field)
        }
    }

    private static func listText(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .notListed(let allowed):
            LocalizedText(
                indonesian:
                    "Isi \(field) tidak ada dalam daftar. Yang diterima: "
                    + "\(allowed.joined(separator: ", ")).",
                english:
                    "The value of \(field) is not in the list. Accepted: "
                    + "\(allowed.joined(separator: ", "))."
            )
        case .wrongKFALevel(let prefixes):
            LocalizedText(
                indonesian:
                    "Kode KFA pada \(field) bukan tingkat yang diminta. Pakai kode yang "
                    + "diawali \(prefixes.joined(separator: " / ")).",
                english:
                    "The KFA code in \(field) is of the wrong level. Use one that begins "
                    + "with \(prefixes.joined(separator: " or "))."
            )
        case .wrongPrefix(let prefix):
            LocalizedText(
                indonesian: "Kode pada \(field) harus diawali \(prefix).",
                english: "The code in \(field) must begin with \(prefix).")
        case .schemaVersion:
            LocalizedText(
                indonesian: "Versi skema tidak didukung. Kirim schema_version 1.0.",
                english: "The schema version is not supported. Hand in schema_version 1.0.")
        case .timezone:
            LocalizedText(
                indonesian: "Isian \(field) harus nama zona waktu IANA, misalnya Asia/Jakarta.",
                english: "The field \(field) must be an IANA time zone such as Asia/Jakarta.")
        case .duplicateID:
            LocalizedText(
                indonesian:
                    "Id ini sudah dipakai butir lain dalam data yang sama. Beri setiap "
                    + "butir id sendiri.",
                english:
                    "Another item of this record already has this id. Give every item an "
                    + "id of its own."
            )
        case .duplicateNumber:
            LocalizedText(
                indonesian:
                    "Nomor pada \(field) sudah dipakai butir lain. Nomor harus unik di fasilitas.",
                english:
                    "The number in \(field) is already used by another item. Numbers are "
                    + "unique in a facility."
            )
        case .duplicateRank:
            LocalizedText(
                indonesian:
                    "Urutan (\(field)) ini sudah dipakai diagnosis lain dengan penggunaan "
                    + "yang sama. Beri urutan lain.",
                english:
                    "Another diagnosis of the same use already has this \(field). Give it "
                    + "another one."
            )
        case .primaryRank:
            LocalizedText(
                indonesian: "Diagnosis utama harus berurutan 1. Isi \(field) dengan 1.",
                english: "A primary diagnosis ranks first. Set \(field) to 1.")
        case .kfaOfCompound:
            LocalizedText(
                indonesian:
                    "Obat racikan tidak memiliki kode KFA sendiri. Hapus \(field) dan isi "
                    + "bahan-bahannya.",
                english:
                    "A compound has no KFA code of its own. Remove \(field) and give its "
                    + "ingredients."
            )
        default: nil
        }
    }
}
