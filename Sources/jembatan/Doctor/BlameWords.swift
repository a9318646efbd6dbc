import ClinicRecord
import SyncCore

/// The verdict on the sending, and what speaks for it, in words.
enum BlameWords {
    static func verdict(_ judgement: Judgement) -> LocalizedText {
        guard let blame = judgement.blame else {
            return LocalizedText("berjalan baik", "goes well")
        }
        return switch blame {
        case .data:
            LocalizedText(
                "Sebagian data ditolak; perbaiki di sistem klinik. Lihat: jembatan errors list",
                "Some data is refused; correct it in the clinic's system. See: jembatan errors list"
            )
        case .credentials:
            LocalizedText(
                "SATUSEHAT tidak menerima kredensial atau haknya. Perbaiki: jembatan config set",
                "The platform does not take the credentials or their rights. Mend: jembatan config set"
            )
        case .configuration:
            LocalizedText(
                "Pengaturan tidak cocok dengan kredensial (lingkungan atau Organization ID).",
                "The settings do not fit the credentials (environment or Organization ID).")
        case .network:
            LocalizedText(
                "SATUSEHAT tidak terjangkau dari komputer ini: periksa internet, DNS, dan firewall.",
                "This machine does not reach the platform: look at internet, DNS and firewall.")
        case .address:
            LocalizedText(
                "Alamat tidak diizinkan: alamat IP kita diblokir, atau base URL salah.",
                "The address is not let in: our IP address is blocked, or the base URL is wrong.")
        case .platform:
            judgement.isBroken
                ? LocalizedText(
                    "SATUSEHAT sedang terganggu; semua data tersimpan dan berlanjut sendiri.",
                    "The platform is in trouble; everything is kept and goes on by itself.")
                : LocalizedText(
                    "SATUSEHAT kadang terganggu; yang gagal dicoba lagi sendiri.",
                    "The platform is in trouble now and then; what failed is tried again by itself."
                )
        }
    }

    static func text(_ reason: BlameReason) -> LocalizedText {
        switch reason {
        case .connectionFailed(let kind):
            LocalizedText(
                "Uji sambungan baru saja gagal: \(kind)",
                "A test of the way failed just now: \(kind)")
        case .connectionWorks:
            LocalizedText(
                "Uji sambungan baru saja berhasil", "A test of the way went through just now")
        case .remembered(let word):
            LocalizedText("Gangguan terakhir yang tercatat: \(word)", "Last trouble noted: \(word)")
        case .breakerOpen(let probes):
            LocalizedText(
                "Pengiriman ditahan oleh pemutus; percobaan gagal: \(probes)",
                "The breaker holds the sending back; failed probes: \(probes)")
        case .health(let status, let trouble):
            LocalizedText(
                "Pemeriksaan kesehatan terakhir: \(status.rawValue) \(trouble)",
                "Last health check: \(status.rawValue) \(trouble)")
        case .traffic(let troubles, let requests):
            LocalizedText(
                "\(troubles) dari \(requests) permintaan dalam 15 menit terganggu",
                "\(troubles) of \(requests) requests within 15 minutes met trouble")
        case .troubleCodes(let codes):
            LocalizedText(
                "Kode gangguan: \(Self.list(codes))", "Codes of the trouble: \(Self.list(codes))")
        case .refused(let deliveries, let codes):
            LocalizedText(
                "\(deliveries) kiriman ditolak: \(Self.list(codes))",
                "\(deliveries) deliveries were refused: \(Self.list(codes))")
        case .exhausted(let deliveries, let codes):
            LocalizedText(
                "\(deliveries) kiriman kehabisan percobaan: \(Self.list(codes))",
                "\(deliveries) deliveries ran out of retries: \(Self.list(codes))")
        case .othersArrived(let count):
            LocalizedText("\(count) kiriman lain sampai", "\(count) other deliveries arrived")
        case .waiting(let count):
            LocalizedText("\(count) kiriman menunggu", "\(count) deliveries wait")
        }
    }

    private static let codesMax = 5

    private static func list(_ codes: [String]) -> String {
        codes.prefix(Self.codesMax).joined(separator: ", ")
            + (codes.count > Self.codesMax ? ", …" : "")
    }
}
