import FHIRR4

/// The rules about the diagnoses of an encounter as a whole (model section 10.1).
///
/// They look at what the clinic handed in, so that a diagnosis with an error of its own is not also
/// called missing. A finished encounter cannot be closed without its primary diagnosis: if that one
/// has an error, the error refuses the record.
enum DiagnosisRules {
    /// A diagnosis as far as it can be made out, with or without an error.
    private struct Sketch {
        let path: String
        let kind: String?
        let use: String?

        var isPrimary: Bool {
            self.kind == Diagnosis.Kind.primary.rawValue
                && (self.use == Diagnosis.Use.discharge.rawValue
                    || self.use == Diagnosis.Use.working.rawValue)
        }

        /// Whether an error in it may hide that it is the primary one.
        var mayBePrimary: Bool {
            let kind = self.kind.flatMap(Diagnosis.Kind.init) ?? .primary
            let use = self.use.flatMap(Diagnosis.Use.init) ?? .discharge
            return kind == .primary && use != .admission
        }
    }

    static func judge(_ record: ClinicRecord, _ findings: inout [Finding]) {
        guard case .encounter(let encounter) = record.data else { return }
        let list = "data.diagnoses"
        let isFinished = encounter.status == .finished
        let given = record.envelope.data["diagnoses"]
        if let given, !given.isNull, given.array == nil {
            if isFinished { Self.refuse(&findings, under: [list]) }
            return
        }
        let sketches = Self.sketches(given, list)
        let primaries = sketches.filter(\.isPrimary)
        if primaries.count > 1 {
            findings.append(Problem.primaryCount.finding(at: list))
        }
        guard isFinished, primaries.count <= 1 else { return }
        if sketches.isEmpty {
            findings.append(Problem.noDiagnosis.finding(at: list))
            return
        }
        if encounter.diagnoses.contains(where: \.isPrimary) { return }
        let usable = Set(encounter.diagnoses.map(\.path))
        let suspects = sketches.filter { $0.mayBePrimary && !usable.contains($0.path) }
        if suspects.isEmpty {
            findings.append(Problem.primaryCount.finding(at: list))
        } else {
            Self.refuse(&findings, under: suspects.map(\.path))
        }
    }

    /// What was handed in and not withdrawn.
    private static func sketches(_ given: JSONValue?, _ list: String) -> [Sketch] {
        (given?.array ?? []).enumerated().compactMap { index, value in
            if value["status"]?.string == FinalStatus.enteredInError.rawValue { return nil }
            return Sketch(
                path: "\(list)[\(index)]", kind: value["kind"]?.string, use: value["use"]?.string)
        }
    }

    private static func refuse(_ findings: inout [Finding], under paths: [String]) {
        for index in findings.indices
        where paths.contains(where: { ItemPath.contains($0, findings[index].path) }) {
            findings[index] = findings[index].refusingRecord()
        }
    }
}
