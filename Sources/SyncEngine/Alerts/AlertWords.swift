import ClinicRecord
import Foundation
import SyncCore

extension AlertMessage {
    /// What happened and what to do, for people.
    public var text: LocalizedText {
        guard self.event == .ended else {
            return self.cause.text(detail: self.detail, count: self.count, waiting: self.waiting)
        }
        let minutes = max(1, (self.durationSeconds + 59) / 60)
        return LocalizedText(
            indonesian:
                "SATUSEHAT melayani lagi setelah \(minutes) menit; yang menunggu "
                + "(\(self.waiting)) berlanjut sendiri.",
            english:
                "SATUSEHAT works again after \(minutes) min; what waits (\(self.waiting)) goes on by "
                + "itself.")
    }
}

extension AlertCause {
    /// What stands and what to do.
    ///
    /// - Parameter waiting: How many deliveries wait, where that is known.
    public func text(detail: String, count: Int, waiting: Int? = nil) -> LocalizedText {
        switch self.kind {
        case .platformTrouble: Self.outage(detail: detail, count: count, waiting: waiting)
        case .deliveryFailed:
            LocalizedText(
                indonesian:
                    "Kiriman gagal: \(count) (\(self.code)). Lihat: jembatan errors list",
                english: "Deliveries failed: \(count) (\(self.code)). See: jembatan errors list")
        case .credentialsRefused:
            LocalizedText(
                indonesian:
                    "SATUSEHAT menolak kami (\(self.code)); pengiriman berhenti dan semua data "
                    + "tersimpan. Periksa: jembatan doctor",
                english:
                    "SATUSEHAT does not let us in (\(self.code)); sending stopped and everything is "
                    + "kept. Look with: jembatan doctor")
        case .backlog:
            LocalizedText(
                indonesian:
                    "Ada kiriman yang menunggu lebih dari 24 jam. Lihat: jembatan queue list",
                english:
                    "A delivery has waited for more than 24 hours. See: jembatan queue list")
        }
    }

    private static func outage(detail: String, count: Int, waiting: Int?) -> LocalizedText {
        let many = waiting.map { " (\($0))" } ?? ""
        guard detail == AlertBook.breakerOpen else {
            return LocalizedText(
                indonesian:
                    "\(count) kiriman berbeda terganggu di SATUSEHAT atau di jaringan; semuanya "
                    + "dicoba lagi sendiri. Periksa: jembatan doctor",
                english:
                    "\(count) different deliveries met trouble at SATUSEHAT or in the network; all "
                    + "are tried again by themselves. Look with: jembatan doctor")
        }
        return LocalizedText(
            indonesian:
                "SATUSEHAT atau jalan ke sana terganggu; pengiriman menunggu dan semua data"
                + " tersimpan\(many). Periksa: jembatan doctor",
            english:
                "SATUSEHAT or the way to it does not work; sending waits and everything is "
                + "kept\(many). Look with: jembatan doctor")
    }
}
