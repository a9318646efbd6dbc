import ClinicRecord
import FHIRR4

/// The sections of a medical summary: code, and title in both languages.
struct SummarySectionTerm {
    let code: Coding
    let title: LocalizedText

    private init(_ code: Coding, _ indonesian: String, _ english: String) {
        self.code = code
        self.title = LocalizedText(indonesian: indonesian, english: english)
    }

    static let anamnesis = Self(.kemkes("TK000003", "Anamnesis"), "Anamnesis", "Anamnesis")
    static let chiefComplaint = Self(
        .loinc("10154-3", "Chief complaint Narrative - Reported"), "Keluhan Utama",
        "Chief Complaint")
    static let associatedComplaints = Self(
        .loinc("11450-4", "Problem list - Reported"), "Keluhan Penyerta", "Associated Complaints")
    static let pastIllness = Self(
        .loinc("11348-0", "History of Past illness Narrative"), "Riwayat Penyakit Terdahulu",
        "History of Past Illness")
    static let presentIllness = Self(
        .loinc("10164-2", "History of Present illness Narrative"), "Riwayat Penyakit Sekarang",
        "History of Present Illness")
    static let allergies = Self(.loinc("48765-2", "Allergies"), "Riwayat Alergi", "Allergies")

    static let physicalExamination = Self(
        .kemkes("TK000007", "Pemeriksaan Fisik"), "Pemeriksaan Fisik", "Physical Examination")
    static let vitalSigns = Self(.loinc("8716-3", "Vital signs"), "Tanda Vital", "Vital Signs")
    static let headToToe = Self(
        .loinc("10187-3", "Review of systems Narrative - Reported"),
        "Pemeriksaan Fisik Head to Toe", "Head to Toe Examination")

    static let supportingExaminations = Self(
        .kemkes("TK000009", "Hasil Pemeriksaan Penunjang"), "Pemeriksaan Penunjang",
        "Supporting Examinations")
    static let laboratory = Self(
        .loinc("11502-2", "Laboratory report"), "Hasil Pemeriksaan Laboratorium", "Laboratory")

    static let diagnosis = Self(.kemkes("TK000004", "Diagnosis"), "Diagnosis", "Diagnosis")
    static let admissionDiagnosis = Self(
        .loinc("42347-5", "Admission diagnosis (narrative)"), "Diagnosis Awal",
        "Admission Diagnosis")
    static let dischargeDiagnosis = Self(
        .loinc("78375-3", "Discharge diagnosis Narrative"), "Diagnosis Akhir",
        "Discharge Diagnosis")

    static let procedures = Self(
        .kemkes("TK000005", "Tindakan/Prosedur Medis"), "Tindakan", "Procedures")

    static let medicines = Self(.kemkes("TK000013", "Obat"), "Obat", "Medicines")
    static let medicinesDuringVisit = Self(
        .loinc("42346-7", "Medications on admission (narrative)"), "Obat Selama Kunjungan",
        "Medicines During the Visit")
    static let medicinesGoingHome = Self(
        .loinc("75311-1", "Discharge medications Narrative"), "Obat Pulang",
        "Medicines Going Home")

    static let planOfCare = Self(
        .loinc("18776-5", "Plan of care note"), "Rencana Perawatan", "Plan of Care")
    static let education = Self(.loinc("34895-3", "Education note"), "Edukasi", "Education")
    static let conditionOnLeaving = Self(
        .loinc("10184-0", "Hospital discharge physical findings Narrative"),
        "Kondisi Saat Meninggalkan Fasilitas", "Condition on Leaving")
    static let followUp = Self(
        .loinc("8653-8", "Hospital Discharge instructions"), "Tindak Lanjut", "Follow-up")
    static let course = Self(
        .loinc("8648-8", "Hospital course Narrative"), "Perjalanan Kunjungan",
        "Course of the Visit")
}

extension EncounterClass {
    /// The kind of summary that an encounter of this class ends with.
    var summaryType: Coding {
        switch self {
        case .inpatient: .loinc("34105-7", "Hospital Discharge summary")
        case .emergency:
            .loinc("97663-9", "Emergency medicine Emergency department Discharge summary")
        case .outpatient, .home, .virtual, .observation:
            .loinc("88645-7", "Outpatient hospital Discharge summary")
        }
    }

    /// The class in the title of a summary.
    var summaryName: LocalizedText {
        switch self {
        case .outpatient: LocalizedText(indonesian: "Rawat Jalan", english: "Outpatient Visit")
        case .emergency: LocalizedText(indonesian: "Gawat Darurat", english: "Emergency Visit")
        case .inpatient: LocalizedText(indonesian: "Rawat Inap", english: "Inpatient Stay")
        case .home: LocalizedText(indonesian: "Kunjungan Rumah", english: "Home Visit")
        case .virtual: LocalizedText(indonesian: "Telekonsultasi", english: "Virtual Visit")
        case .observation: LocalizedText(indonesian: "Observasi", english: "Observation Stay")
        }
    }
}

extension Coding {
    static let report = Self.loinc("LP173421-1", "Report")
}

extension MedicalSummary.Status {
    var fhir: Composition.Status {
        switch self {
        case .final: .final
        case .amended: .amended
        }
    }
}
