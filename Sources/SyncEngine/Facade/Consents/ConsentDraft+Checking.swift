import ClinicRecord
import Foundation
import SyncStore

extension ConsentDraft {
    private static let documentURLMax = 500
    /// Clocks of two computers differ by less.
    private static let clockSkewSeconds = 300.0

    /// What can be seen of the draft alone.
    func problems(now: Date) -> [ConsentProblem] {
        var problems: [ConsentProblem] = []
        func report(_ code: ConsentProblem.Code, _ path: String) {
            problems.append(ConsentProblem(code: code, path: path, text: code.text))
        }
        if self.consentMethod == .verbal, self.witnessedBy == nil {
            report(.witnessMissing, "witnessed_by")
        }
        let document = self.consentDocumentURL ?? ""
        if self.consentMethod == .written, document.isEmpty, !self.waivesDocument {
            report(.documentMissing, "consent_document_url")
        }
        if document.count > Self.documentURLMax {
            report(.documentTooLong, "consent_document_url")
        }
        if let givenBy, ConsentRecord.GivenBy(rawValue: givenBy) == nil {
            report(.giverUnknown, "given_by")
        }
        if let givenBy, givenBy != ConsentRecord.GivenBy.`self`.rawValue,
            self.relation?.isEmpty ?? true
        {
            report(.relationMissing, "relation")
        }
        if let validUntil, validUntil <= (self.validFrom ?? self.consentDatetime) {
            report(.validityReversed, "valid_until")
        }
        if self.consentDatetime > now.addingTimeInterval(Self.clockSkewSeconds) {
            report(.inFuture, "consent_datetime")
        }
        return problems
    }

    /// The row it becomes; a consent that was not given is one for nothing.
    func row(id: UUID) -> ConsentRow {
        let document = self.consentDocumentURL.flatMap { $0.isEmpty ? nil : $0 }
        return ConsentRow(
            id: id, patientID: self.patientID, consentGiven: self.consentGiven,
            consentScope: self.consentGiven ? self.consentScope : .none,
            consentDatetime: self.consentDatetime, consentMethod: self.consentMethod,
            witnessedBy: self.witnessedBy, consentDocumentURL: document, givenBy: self.givenBy,
            relation: self.relation, validFrom: self.validFrom ?? self.consentDatetime,
            validUntil: self.validUntil,
            documentWaived: self.consentMethod == .written && document == nil
                && self.waivesDocument)
    }
}

extension ConsentProblem.Code {
    var text: LocalizedText {
        switch self {
        case .patientUnknown:
            LocalizedText(
                indonesian: "Pasien ini belum pernah diterima. Kirim data pasien dahulu.",
                english: "This patient has never been handed in. Hand in the patient first.")
        case .witnessMissing:
            LocalizedText(
                indonesian: "Persetujuan lisan memerlukan saksi.",
                english: "A verbal consent needs a witness.")
        case .documentMissing:
            LocalizedText(
                indonesian:
                    "Persetujuan tertulis memerlukan alamat dokumennya, atau pernyataan bahwa dokumen ditiadakan.",
                english:
                    "A written consent needs the address of its document, or the explicit word that there is none."
            )
        case .documentTooLong:
            LocalizedText(
                indonesian: "Alamat dokumen lebih panjang dari 500 huruf.",
                english: "The address of the document is longer than 500 characters.")
        case .giverUnknown:
            LocalizedText(
                indonesian: "Pemberi persetujuan harus self, parent, guardian atau family.",
                english: "The giver must be self, parent, guardian or family.")
        case .relationMissing:
            LocalizedText(
                indonesian: "Sebutkan hubungan pemberi persetujuan dengan pasien.",
                english: "Say how the one who gave it is related to the patient.")
        case .validityReversed:
            LocalizedText(
                indonesian: "Akhir masa berlaku harus sesudah awalnya.",
                english: "The end of validity must lie after its beginning.")
        case .inFuture:
            LocalizedText(
                indonesian: "Waktu persetujuan belum tiba.",
                english: "The time of the consent has not come yet.")
        }
    }
}
