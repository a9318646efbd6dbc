/// Words for a visit, or a revision of a record, that does not hold together.
enum VisitTexts {
    static func text(for problem: Problem, _ field: String) -> LocalizedText? {
        switch problem {
        case .historyUnordered:
            LocalizedText(
                indonesian: "Riwayat status tidak berurutan. Urutkan menurut waktu mulai.",
                english: "The status history is out of order. Sort it by start.")
        case .historyGap:
            LocalizedText(
                indonesian:
                    "Akhir status ini tidak sama dengan mulai status berikutnya. "
                    + "Sambungkan tanpa jeda.",
                english:
                    "This status does not end where the next one starts. Join them without a gap.")
        case .historyStart:
            LocalizedText(
                indonesian:
                    "Riwayat status harus mulai tepat pada period_start. Samakan kedua waktu itu.",
                english:
                    "The status history must start exactly at period_start. Make both the same.")
        case .historyEnd:
            LocalizedText(
                indonesian:
                    "Status terakhir harus finished dengan mulai dan akhir sama dengan period_end.",
                english:
                    "The last status must be finished, with start and end equal to period_end.")
        case .historyStatus:
            LocalizedText(
                indonesian:
                    "Riwayat status tidak cocok dengan status kunjungan, atau berlanjut "
                    + "setelah selesai.",
                english:
                    "The status history does not fit the status of the visit, or goes on "
                    + "after its end."
            )
        case .historyIncomplete:
            LocalizedText(
                indonesian:
                    "Kunjungan selesai memerlukan status arrived (kecuali rawat inap) dan "
                    + "in_progress dalam riwayatnya.",
                english:
                    "A finished visit needs arrived (but for a stay) and in_progress in "
                    + "its history."
            )
        case .noDiagnosis:
            LocalizedText(
                indonesian:
                    "Kunjungan selesai tanpa diagnosis tidak dapat dikirim. Tambahkan diagnosis.",
                english: "A finished visit without a diagnosis cannot be sent. Add one.")
        case .primaryCount:
            LocalizedText(
                indonesian:
                    "Harus ada tepat satu diagnosis utama (discharge atau working). "
                    + "Periksa jenis setiap diagnosis.",
                english:
                    "There must be exactly one primary diagnosis (discharge or working). "
                    + "Check the kind of each."
            )
        case .attendingMissing:
            LocalizedText(
                indonesian: "Kunjungan memerlukan petugas dengan peran attending. Tambahkan.",
                english: "A visit needs a participant in the role attending. Add one.")
        case .staleRevision:
            LocalizedText(
                indonesian: "Revisi ini sudah dikenal. Tidak ada yang berubah.",
                english: "This revision is already known. Nothing has changed.")
        default: nil
        }
    }
}
