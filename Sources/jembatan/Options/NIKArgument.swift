import ClinicRecord

/// A person's number from the command line, checked before anything leaves.
///
/// It is never shown again: not in an error, not in a log.
struct NIKArgument: Sendable {
    let digits: String

    init(_ text: String) throws(Failure) {
        guard let nik = NIK(text) else {
            throw Failure(
                "INVALID_NIK",
                LocalizedText(
                    "NIK harus tepat 16 angka; yang diketik \(text.count) karakter.",
                    "A NIK has exactly 16 digits; \(text.count) characters were typed."),
                advice: LocalizedText(
                    "Ketik tanpa spasi atau titik: jembatan patient lookup 16ANGKA",
                    "Type it without spaces or dots: jembatan patient lookup 16DIGITS"))
        }
        self.digits = nik.digits
    }
}
