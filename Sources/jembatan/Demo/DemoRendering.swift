import ClinicRecord
import DemoClinic
import FHIRR4
import SatusehatRules

/// The verdict of a demonstration as a document and as a page for a person.
struct DemoRendering {
    let verdict: DemoVerdict
    let day: DemoDay
    let requests: Int
    let seconds: Int
    let keptHome: String?
    let language: Language

    var json: JSONValue {
        var types = JSONObject()
        for type in self.verdict.arrivedByType.keys.sorted() {
            types[type] = JSONValue(self.verdict.arrivedByType[type] ?? 0)
        }
        let problems = self.verdict.problems.map { problem in
            JSONValue.object([
                "code": .string(problem.code),
                "encounter_number": JSONValue(problem.encounterNumber),
                "deliberate": .bool(problem.isDeliberate),
                "resources": JSONValue(problem.resources),
                "held_back": JSONValue(problem.heldBack),
                "message": .string(
                    ExplanationCatalogue.explanation(for: problem.code).text[self.language]),
            ])
        }
        return .object([
            "encounters": JSONValue(self.day.encounterCount),
            "patients": JSONValue(self.day.patientCount),
            "arrived": .object(types),
            "problems": .array(problems),
            "missing_problems": .array(self.verdict.missing.map { .string($0.kind.rawValue) }),
            "lost": JSONValue(self.verdict.lost),
            "doubled": JSONValue(self.verdict.doubled),
            "requests": JSONValue(self.requests),
            "seconds": JSONValue(self.seconds),
            "home": JSONValue(self.keptHome),
        ])
    }

    var text: String {
        [self.arrived, self.problems, self.balance, self.nextSteps].joined(separator: "\n\n")
    }

    private var arrived: String {
        var table = TextTable(
            [self.say("Sampai di SATUSEHAT", "Reached the platform"), ""],
            alignments: [.left, .right])
        for type in DemoWords.order where self.verdict.arrivedByType[type] != nil {
            table.add(self.row(type))
        }
        for type in self.verdict.arrivedByType.keys.sorted() where !DemoWords.order.contains(type) {
            table.add(self.row(type))
        }
        return table.text
    }

    private func row(_ type: String) -> [String] {
        let name = DemoWords.name(of: type)[self.language]
        return ["\(name) (\(type))", "\(self.verdict.arrivedByType[type] ?? 0)"]
    }

    private var problems: String {
        guard !self.verdict.problems.isEmpty || !self.verdict.missing.isEmpty else {
            return self.say("Semuanya sampai.", "Everything arrived.")
        }
        var lines = [self.say("Tidak sampai, dan sebabnya:", "Did not arrive, and why:")]
        for problem in self.verdict.problems {
            let explanation = ExplanationCatalogue.explanation(for: problem.code)
            let place = problem.encounterNumber ?? self.say("Fasilitas", "Facility")
            lines.append("  \(problem.isDeliberate ? "•" : "✗") \(place)  \(self.counted(problem))")
            lines.append("    \(explanation.what[self.language])")
            lines.append("    → \(explanation.advice[self.language])")
        }
        let deliberate = self.day.deliberateProblems.count - self.verdict.missing.count
        if deliberate > 0 {
            lines.append(
                self.say(
                    "  Yang bertanda • (\(deliberate)) sengaja dibuat untuk peragaan ini.",
                    "  Those marked • (\(deliberate)) were put in on purpose."))
        }
        for problem in self.verdict.missing {
            lines.append(
                "  ✗ "
                    + self.say(
                        "Tidak muncul: \(problem.indonesian)",
                        "Did not show: \(problem.english)"))
        }
        return lines.joined(separator: "\n")
    }

    private func counted(_ problem: DemoVerdict.Problem) -> String {
        let own = self.say(
            "\(problem.resources) data",
            "\(problem.resources) \(problem.resources == 1 ? "resource" : "resources")")
        guard problem.heldBack > 0 else { return own }
        return own
            + self.say(
                ", \(problem.heldBack) lainnya menunggu", ", \(problem.heldBack) more wait for it")
    }

    private var balance: String {
        self.say(
            "\(self.verdict.lost) hilang, \(self.verdict.doubled) ganda: dihitung dari isi platform"
                + " sendiri (\(self.requests) permintaan, \(self.seconds) detik).",
            "\(self.verdict.lost) lost, \(self.verdict.doubled) doubled: counted from what the"
                + " platform itself holds (\(self.requests) requests, \(self.seconds) s).")
    }

    private var nextSteps: String {
        var lines: [String] = []
        if let home = self.keptHome {
            lines.append(
                self.say("Lihat isinya dengan:", "Look inside with:")
                    + "\n  JEMBATAN_HOME=\(home) jembatan errors list")
        }
        lines.append(
            self.say("Untuk klinik Anda sendiri:", "For your own clinic:")
                + """

                  jembatan config set --client-id ID --client-secret-file FILE \
                --satusehat-organization-id N
                  jembatan import FILE
                  jembatan sync --until-empty
                """)
        return lines.joined(separator: "\n")
    }

    private func say(_ indonesian: String, _ english: String) -> String {
        LocalizedText(indonesian, english)[self.language]
    }
}

/// What FHIR's types are called in a clinic.
enum DemoWords {
    /// The brief's order of sending.
    static let order = [
        "Organization", "Location", "Practitioner", "PractitionerRole", "Patient", "Encounter",
        "Observation", "Condition", "AllergyIntolerance", "Procedure", "Immunization",
        "Medication", "MedicationRequest", "MedicationDispense", "MedicationAdministration",
        "ServiceRequest", "Specimen", "DiagnosticReport", "Composition",
    ]

    static func name(of type: String) -> LocalizedText {
        switch type {
        case "Organization": LocalizedText("Organisasi", "Organizations")
        case "Location": LocalizedText("Ruang dan poli", "Rooms and polyclinics")
        case "Practitioner": LocalizedText("Tenaga kesehatan", "Practitioners")
        case "PractitionerRole": LocalizedText("Penugasan", "Assignments")
        case "Patient": LocalizedText("Pasien ditemukan", "Patients found")
        case "Encounter": LocalizedText("Kunjungan", "Encounters")
        case "Observation": LocalizedText("Hasil pemeriksaan", "Measurements and results")
        case "Condition": LocalizedText("Diagnosis dan keluhan", "Diagnoses and complaints")
        case "AllergyIntolerance": LocalizedText("Alergi", "Allergies")
        case "Procedure": LocalizedText("Tindakan", "Procedures")
        case "Immunization": LocalizedText("Imunisasi", "Immunizations")
        case "Medication": LocalizedText("Obat", "Medicines")
        case "MedicationRequest": LocalizedText("Resep", "Prescriptions")
        case "MedicationDispense": LocalizedText("Obat diserahkan", "Dispensed medicines")
        case "MedicationAdministration": LocalizedText("Obat diberikan", "Administered medicines")
        case "ServiceRequest": LocalizedText("Permintaan lab", "Laboratory orders")
        case "Specimen": LocalizedText("Spesimen", "Specimens")
        case "DiagnosticReport": LocalizedText("Laporan lab", "Laboratory reports")
        case "Composition": LocalizedText("Resume medis", "Medical summaries")
        default: LocalizedText(type, type)
        }
    }
}
