/// Words for what a field must look like.
enum ShapeTexts {
    static func words(_ shape: Problem.Shape) -> LocalizedText {
        switch shape {
        case .object: .init(indonesian: "objek JSON", english: "a JSON object")
        case .list: .init(indonesian: "daftar JSON", english: "a JSON list")
        case .string: .init(indonesian: "teks", english: "a text")
        case .wholeNumber:
            .init(
                indonesian: "bilangan bulat tanpa tanda kutip", english: "a whole number, unquoted")
        case .number: .init(indonesian: "angka tanpa tanda kutip", english: "a number, unquoted")
        case .bool: .init(indonesian: "true atau false", english: "true or false")
        case .uuid: .init(indonesian: "UUID", english: "a UUID")
        case .date:
            .init(
                indonesian: "tanggal yang ada, ditulis YYYY-MM-DD",
                english: "a date that exists, written YYYY-MM-DD")
        case .instant:
            .init(
                indonesian:
                    "tanggal dan jam yang ada, dengan detik dan selisih zona, misalnya "
                    + "2026-03-04T09:15:00+07:00",
                english:
                    "a date and time that exist, with seconds and an offset, such as "
                    + "2026-03-04T09:15:00+07:00"
            )
        case .dateOrInstant:
            .init(
                indonesian: "tanggal (YYYY-MM-DD) atau tanggal dan jam dengan selisih zona",
                english: "a date (YYYY-MM-DD), or a date and time with an offset")
        case .timeOfDay:
            .init(indonesian: "jam yang ditulis hh:mm", english: "a time written hh:mm")
        case .codedOrText:
            .init(indonesian: "kode (objek) atau teks", english: "a coding (object) or a text")
        case .medicine:
            .init(
                indonesian: "UUID data obat atau objek obat",
                english: "the UUID of a medicine record or a medicine object")
        case .measuredValue:
            .init(
                indonesian:
                    "salah satu dari: jumlah dengan satuan, kode, true/false, bilangan "
                    + "bulat, teks, waktu",
                english:
                    "one of: an amount with its unit, a coding, true/false, a whole "
                    + "number, a text, an instant"
            )
        case .laboratoryValue:
            .init(
                indonesian: "jumlah dengan satuan, kode, atau teks",
                english: "an amount with its unit, a coding or a text")
        }
    }
}
