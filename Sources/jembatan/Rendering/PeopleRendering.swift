import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// People, keys and what they did, as tables for people.
enum PeopleRendering {
    static func table(_ rows: [UserRow], now: Date, _ language: Language) -> String {
        var table = TextTable([
            LocalizedText("Nama", "Name")[language], LocalizedText("Peran", "Role")[language],
            LocalizedText("Keadaan", "State")[language],
            LocalizedText("Masuk terakhir", "Last sign-in")[language],
            LocalizedText("Organisasi", "Organization")[language],
        ])
        for row in rows {
            table.add([
                row.userName, row.role.rawValue, Self.state(row, now: now)[language],
                row.lastSignInAt?.utcText ?? "–", row.organizationID.text,
            ])
        }
        return table.text
    }

    static func table(_ rows: [APIKeyRow], now: Date, _ language: Language) -> String {
        var table = TextTable([
            "ID", LocalizedText("Nama", "Name")[language],
            LocalizedText("Awalan", "Prefix")[language],
            LocalizedText("Peran", "Role")[language],
            LocalizedText("Keadaan", "State")[language],
            LocalizedText("Dipakai terakhir", "Last used")[language],
        ])
        for row in rows {
            table.add([
                row.id.text, row.name, row.prefix, row.role.rawValue,
                Self.state(row, now: now)[language], row.lastUsedAt?.utcText ?? "–",
            ])
        }
        return table.text
    }

    static func table(_ rows: [AuditRow], _ language: Language) -> String {
        var table = TextTable(
            [
                LocalizedText("No.", "No.")[language], LocalizedText("Waktu", "Time")[language],
                LocalizedText("Pelaku", "Actor")[language],
                LocalizedText("Perbuatan", "Action")[language],
                LocalizedText("Atas", "On")[language], LocalizedText("Hasil", "Outcome")[language],
            ], alignments: [.right])
        for row in rows {
            let event = row.event
            table.add([
                "\(row.sequence)", event.at.utcText, event.actorName, event.action,
                [event.resourceType, event.resourceID].compactMap(\.self).joined(separator: " "),
                event.outcome.rawValue,
            ])
        }
        return table.text
    }

    static func text(_ verdict: AuditVerdict, _ language: Language) -> String {
        let head = LocalizedText(
            "Ujung catatan: nomor \(verdict.headSequence), \(verdict.headHash)",
            "The trail's end: number \(verdict.headSequence), \(verdict.headHash)")[language]
        guard let fault = verdict.fault else {
            return LocalizedText(
                "Catatan utuh: \(verdict.checked) baris diperiksa.",
                "The trail is whole: \(verdict.checked) rows were checked.")[language] + "\n" + head
        }
        return LocalizedText(
            "✗ Catatan tidak utuh pada nomor \(fault.sequence): \(Self.word(fault.kind).indonesian).",
            "✗ The trail does not hold at number \(fault.sequence): \(Self.word(fault.kind).english)."
        )[language] + "\n" + head
    }

    private static func state(_ row: UserRow, now: Date) -> LocalizedText {
        if !row.isActive { return LocalizedText("dicabut", "revoked") }
        if LockoutRule.isLocked(until: row.lockedUntil, now: now) {
            return LocalizedText("terkunci sementara", "locked for now")
        }
        return LocalizedText("aktif", "active")
    }

    private static func state(_ row: APIKeyRow, now: Date) -> LocalizedText {
        if row.revokedAt != nil { return LocalizedText("dicabut", "revoked") }
        return row.isValid(now: now)
            ? LocalizedText("berlaku", "valid") : LocalizedText("kedaluwarsa", "expired")
    }

    private static func word(_ kind: AuditVerdict.Fault.Kind) -> LocalizedText {
        switch kind {
        case .edited: LocalizedText("ada yang diubah", "something was changed")
        case .missing: LocalizedText("ada baris yang hilang", "rows are missing")
        case .reordered: LocalizedText("urutannya ditukar", "rows were put elsewhere")
        case .truncated: LocalizedText("ujungnya dipotong", "its end was cut off")
        }
    }
}
