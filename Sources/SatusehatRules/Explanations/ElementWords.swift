import ClinicRecord

/// What people call the resources and elements of FHIR.
enum ElementWords {
    /// A name for the element with its path, such as `the start of the visit (Encounter.period.start)`.
    static func name(of path: String) -> LocalizedText {
        let steps = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
        guard let type = steps.first, steps.count > 1 else { return Self.plain(path) }
        // Inside a Bundle or another resource the type of what is meant is not in the path.
        let isInner = steps.contains("contained") || type == "Bundle"
        let place = isInner ? nil : Self.types[type]
        guard let word = Self.word(for: Array(steps.dropFirst())) else {
            guard let place else { return Self.plain(path) }
            return LocalizedText(
                indonesian: "isian \(path) pada \(place.indonesian)",
                english: "the element \(path) of the \(place.english)")
        }
        return LocalizedText(
            indonesian:
                "\(word.indonesian)\(place.map { " pada \($0.indonesian)" } ?? "") (\(path))",
            english: "the \(word.english)\(place.map { " of the \($0.english)" } ?? "") (\(path))")
    }

    private static func plain(_ path: String) -> LocalizedText {
        LocalizedText(indonesian: "isian \(path)", english: "the element \(path)")
    }

    /// The words of the last two steps together, or else of the last one.
    private static func word(for steps: [String]) -> LocalizedText? {
        let pair = steps.suffix(2).joined(separator: ".")
        return Self.elements[pair] ?? steps.last.flatMap { Self.elements[$0] }
    }

    private static func text(_ indonesian: String, _ english: String) -> LocalizedText {
        LocalizedText(indonesian: indonesian, english: english)
    }

    private static let types: [String: LocalizedText] = [
        "Account": text("tagihan", "account"),
        "AllergyIntolerance": text("alergi", "allergy"),
        "CarePlan": text("rencana perawatan", "care plan"),
        "ChargeItem": text("butir tagihan", "charge"),
        "Claim": text("klaim", "claim"),
        "ClaimResponse": text("jawaban klaim", "claim's answer"),
        "ClinicalImpression": text("kesan klinis", "clinical impression"),
        "Composition": text("resume medis", "medical summary"),
        "Condition": text("diagnosis atau keluhan", "diagnosis or complaint"),
        "Coverage": text("penjaminan", "coverage"),
        "CoverageEligibilityResponse": text("jawaban kepesertaan", "answer about coverage"),
        "DiagnosticReport": text("laporan pemeriksaan", "diagnostic report"),
        "DocumentReference": text("dokumen", "document"),
        "Encounter": text("kunjungan", "visit"),
        "EpisodeOfCare": text("episode perawatan", "episode of care"),
        "FamilyMemberHistory": text("riwayat keluarga", "family history"),
        "Goal": text("tujuan perawatan", "goal"),
        "ImagingStudy": text("studi pencitraan", "imaging study"),
        "Immunization": text("imunisasi", "immunization"),
        "Invoice": text("faktur", "invoice"),
        "Location": text("lokasi", "location"),
        "Medication": text("obat", "medicine"),
        "MedicationAdministration": text("pemberian obat", "administration of a medicine"),
        "MedicationDispense": text("penyerahan obat", "dispensed medicine"),
        "MedicationRequest": text("resep", "prescription"),
        "MedicationStatement": text("riwayat obat", "medicine taken"),
        "NutritionOrder": text("pesanan diet", "diet order"),
        "Observation": text("hasil pemeriksaan", "observation"),
        "Organization": text("organisasi", "organization"),
        "Patient": text("data pasien", "patient's record"),
        "PaymentNotice": text("pemberitahuan pembayaran", "payment notice"),
        "PaymentReconciliation": text("rekonsiliasi pembayaran", "payment reconciliation"),
        "PractitionerRole": text("penugasan tenaga kesehatan", "practitioner's role"),
        "Procedure": text("tindakan", "procedure"),
        "QuestionnaireResponse": text("jawaban kuesioner", "answered questionnaire"),
        "RelatedPerson": text("keluarga pasien", "patient's relative"),
        "RiskAssessment": text("penilaian risiko", "risk assessment"),
        "ServiceRequest": text("permintaan pemeriksaan atau rujukan", "order or referral"),
        "Specimen": text("spesimen", "specimen"),
        "Task": text("tugas", "task"),
        "VisionPrescription": text("resep kacamata", "vision prescription"),
    ]

    private static let elements: [String: LocalizedText] = Self.people.merging(Self.facts) { $1 }

    private static let people: [String: LocalizedText] = [
        "actor": text("pelaku", "person who did it"),
        "address": text("alamat", "address"),
        "assessor": text("penilai", "person who assessed"),
        "author": text("penulis", "author"),
        "birthDate": text("tanggal lahir", "birth date"),
        "collector": text("pengambil", "person who collected it"),
        "gender": text("jenis kelamin", "sex"),
        "individual": text("petugas", "person taking part"),
        "informationSource": text("sumber keterangan", "source of the information"),
        "managingOrganization": text("organisasi pengelola", "managing organization"),
        "manufacturer": text("pabrik", "manufacturer"),
        "name.text": text("nama", "name"),
        "organization": text("organisasi", "organization"),
        "participant": text("daftar petugas", "list of people taking part"),
        "partOf": text("induk", "parent"),
        "patient": text("pasien", "patient"),
        "performer": text("pelaksana", "performer"),
        "practitioner": text("tenaga kesehatan", "practitioner"),
        "prescriber": text("penulis resep", "prescriber"),
        "provider": text("penyedia layanan", "provider"),
        "recorder": text("pencatat", "person who recorded it"),
        "requester": text("pemohon", "requester"),
        "serviceProvider": text("fasilitas", "facility"),
        "source": text("sumber", "source"),
        "subject": text("pasien", "patient"),
    ]

    private static let facts: [String: LocalizedText] = [
        "authored": text("waktu ditulis", "time of writing"),
        "authoredOn": text("waktu ditulis", "time of writing"),
        "authorizingPrescription": text("resep yang diserahkan", "prescription that was dispensed"),
        "basedOn": text("permintaan yang mendasari", "order it is based on"),
        "batch.expirationDate": text("tanggal kedaluwarsa", "expiry date"),
        "bodySite": text("bagian tubuh", "body site"),
        "category": text("kategori", "category"),
        "class": text("jenis layanan", "class"),
        "clinicalStatus": text("status klinis", "clinical status"),
        "code": text("kode", "code"),
        "collectedDateTime": text("waktu pengambilan", "time of collection"),
        "context": text("kunjungan", "visit"),
        "created": text("waktu dibuat", "time of creation"),
        "date": text("waktu", "time"),
        "description": text("uraian", "description"),
        "diagnosis": text("daftar diagnosis", "list of diagnoses"),
        "diagnosis.use": text("peran diagnosis", "role of the diagnosis"),
        "dischargeDisposition": text("cara pulang", "discharge disposition"),
        "doseNumberPositiveInt": text("nomor dosis", "number of the dose"),
        "effectiveDateTime": text("waktu pemeriksaan", "time it is about"),
        "encounter": text("kunjungan", "visit"),
        "expirationDate": text("tanggal kedaluwarsa", "expiry date"),
        "form": text("bentuk sediaan", "dose form"),
        "identifier": text("nomor identitas", "identifier"),
        "interpretation": text("interpretasi", "interpretation"),
        "issued": text("waktu terbit", "time of issue"),
        "length": text("lama", "length"),
        "location": text("lokasi", "location"),
        "location.location": text("lokasi", "location"),
        "lotNumber": text("nomor bets", "lot number"),
        "medication": text("obat", "medicine"),
        "medicationReference": text("obat", "medicine"),
        "occurrence": text("waktu pelaksanaan", "time it happens"),
        "occurrenceDateTime": text("waktu pelaksanaan", "time it happens"),
        "onsetDateTime": text("waktu mulai keluhan", "onset"),
        "performedPeriod.end": text("waktu selesai", "end"),
        "performedPeriod.start": text("waktu mulai", "start"),
        "period.end": text("waktu selesai", "end"),
        "period.start": text("waktu mulai", "start"),
        "primarySource": text(
            "keterangan diberikan di sini atau tidak", "mark of being given here"),
        "quantity": text("jumlah", "amount"),
        "reasonCode": text("alasan", "reason"),
        "receivedTime": text("waktu diterima", "time of receipt"),
        "recorded": text("waktu dicatat", "time of recording"),
        "recordedDate": text("waktu dicatat", "time of recording"),
        "request": text("permintaan", "request"),
        "result": text("daftar hasil", "list of results"),
        "route": text("cara pemberian", "route"),
        "section.code": text("kode bagian", "code of the section"),
        "section.entry": text("isi bagian", "content of the section"),
        "specimen": text("spesimen", "specimen"),
        "status": text("status", "status"),
        "statusHistory": text("riwayat status", "status history"),
        "statusReason": text("alasan status", "reason for the status"),
        "title": text("judul", "title"),
        "type": text("jenis", "type"),
        "vaccineCode": text("kode vaksin", "vaccine"),
        "valueCodeableConcept": text("nilai berkode", "coded value"),
        "valueQuantity": text("nilai terukur", "measured value"),
        "verificationStatus": text("status verifikasi", "verification status"),
        "whenHandedOver": text("waktu diserahkan", "time of handing over"),
        "whenPrepared": text("waktu disiapkan", "time of preparation"),
    ]
}
