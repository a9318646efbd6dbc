/// Words for numbers, units and codes that cannot be right.
enum AmountTexts {
    static func text(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .notDigits(let count):
            LocalizedText(
                indonesian: "Isian \(field) harus tepat \(count) angka.",
                english: "The field \(field) must be exactly \(count) digits.")
        case .below(let minimum):
            LocalizedText(
                indonesian: "Isian \(field) paling kecil \(minimum).",
                english: "The field \(field) must be at least \(minimum).")
        case .notPositive:
            LocalizedText(
                indonesian: "Isian \(field) harus lebih besar dari nol.",
                english: "The field \(field) must be more than zero.")
        case .unreasonableNumber:
            LocalizedText(
                indonesian: "Angka pada \(field) tidak wajar (terlalu besar atau terlalu panjang).",
                english: "The number in \(field) is unreasonable (too large or too long).")
        case .belowMinimum(let other):
            LocalizedText(
                indonesian: "Isian \(field) lebih kecil dari \(other). Tukar atau perbaiki.",
                english: "The field \(field) is less than \(other). Swap or correct them.")
        case .outOfRange(let low, let high):
            LocalizedText(
                indonesian:
                    "Nilai \(field) di luar batas \(low) sampai \(high). Periksa hasil "
                    + "ukur dan satuannya.",
                english:
                    "The value of \(field) is outside \(low) to \(high). Check the "
                    + "measurement and its unit."
            )
        case .notBelowSystolic:
            LocalizedText(
                indonesian:
                    "Tekanan diastolik harus lebih rendah dari sistolik; keduanya tidak "
                    + "dikirim. Periksa apakah tertukar.",
                english:
                    "The diastolic pressure must be below the systolic; neither is sent. "
                    + "Check whether they are swapped."
            )
        case .unit(let expected):
            LocalizedText(
                indonesian:
                    "Satuan pada \(field) bukan satuan yang ditetapkan. Ubah nilainya ke "
                    + "\(expected.joined(separator: " / ")).",
                english:
                    "The unit in \(field) is not the fixed one. Convert the value to "
                    + "\(expected.joined(separator: " or "))."
            )
        case .codeShape(let shape): Self.shapeText(shape, field)
        case .codeUnknown:
            LocalizedText(
                indonesian:
                    "Kode pada \(field) tidak ada dalam daftar kode yang dimuat. Periksa "
                    + "kode atau perbarui daftarnya.",
                english:
                    "The code in \(field) is not in the loaded code list. Check the code "
                    + "or update the list."
            )
        case .noIngredients:
            LocalizedText(
                indonesian: "Obat racikan harus menyebut bahan-bahannya. Isi \(field).",
                english: "A compound must name what it is made of. Fill in \(field).")
        case .noRatio:
            LocalizedText(
                indonesian:
                    "Setiap bahan racikan memerlukan perbandingan jumlah. Isi \(field) "
                    + "dengan angka dan satuan.",
                english:
                    "Each ingredient of a compound needs its ratio. Fill in \(field) with "
                    + "number and unit."
            )
        case .toothUnmapped:
            LocalizedText(
                indonesian:
                    "Gigi ini belum memiliki kode SNOMED CT dalam konfigurasi. Lengkapi "
                    + "tabel gigi.",
                english:
                    "This tooth has no SNOMED CT code in the configuration. Complete the "
                    + "table of teeth."
            )
        default: nil
        }
    }

    private static func shapeText(_ shape: Problem.CodeShape, _ field: String) -> LocalizedText {
        switch shape {
        case .icd10:
            LocalizedText(
                indonesian:
                    "Bentuk kode ICD-10 pada \(field) salah. Tulis dengan huruf besar dan "
                    + "titik, misalnya J06.9.",
                english:
                    "The ICD-10 code in \(field) has the wrong form. Write it in capitals "
                    + "with its dot, such as J06.9."
            )
        case .icd9cm:
            LocalizedText(
                indonesian:
                    "Bentuk kode ICD-9-CM pada \(field) salah. Tulis dua angka, titik, "
                    + "lalu satu atau dua angka, misalnya 96.54.",
                english:
                    "The ICD-9-CM code in \(field) has the wrong form. Write two digits, a "
                    + "dot and one or two digits, such as 96.54."
            )
        case .loinc:
            LocalizedText(
                indonesian: "Bentuk kode LOINC pada \(field) salah, misalnya 718-7.",
                english: "The LOINC code in \(field) has the wrong form; one looks like 718-7.")
        case .loincCheckDigit:
            LocalizedText(
                indonesian:
                    "Angka pemeriksa kode LOINC pada \(field) tidak cocok. Kemungkinan "
                    + "salah ketik.",
                english:
                    "The check digit of the LOINC code in \(field) does not fit. It is "
                    + "probably mistyped."
            )
        case .kfa:
            LocalizedText(
                indonesian:
                    "Bentuk kode KFA pada \(field) salah. Delapan angka diawali 91 sampai "
                    + "94, atau VG diikuti angka.",
                english:
                    "The KFA code in \(field) has the wrong form. Eight digits beginning "
                    + "with 91 to 94, or VG and digits."
            )
        case .plain:
            LocalizedText(
                indonesian: "Kode pada \(field) memuat spasi yang tidak pada tempatnya.",
                english: "The code in \(field) holds spaces where none may be.")
        }
    }
}
