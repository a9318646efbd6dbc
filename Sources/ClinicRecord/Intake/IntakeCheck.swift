public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Checks a record that could be read against everything around it.
///
/// It asks whether what the record names is known, whether an item of the previous revision is
/// missing, and what its people's papers say. It may be run again later: when a missing record has
/// come in, an item that named it is no longer left out.
public struct IntakeCheck: Sendable {
    let known: KnownRecords
    let previous: ClinicRecord?
    let practitionersWithIHSNumber: Set<UUID>?
    let codeLists: CodeLists
    let today: CalendarDate

    /// - Parameters:
    ///   - known: The records named by those to be checked, as far as they exist.
    ///   - previous: The last accepted revision, or nil when there is none (or it was compared
    ///     before).
    ///   - practitionersWithIHSNumber: Those whose look-up succeeded; nil while that is not known.
    ///   - codeLists: What is loaded of code lists.
    ///   - today: The day in the facility's calendar, for papers of people who are not at a visit.
    public init(
        known: KnownRecords,
        previous: ClinicRecord?,
        practitionersWithIHSNumber: Set<UUID>?,
        codeLists: CodeLists = .none,
        today: CalendarDate
    ) {
        self.known = known
        self.previous = previous
        self.practitionersWithIHSNumber = practitionersWithIHSNumber
        self.codeLists = codeLists
        self.today = today
    }

    /// The record without the items that cannot be used, or nil when it is refused.
    public func check(_ record: ClinicRecord) -> (record: ClinicRecord?, findings: [Finding]) {
        var record = record
        var findings = VanishedItems.findings(in: record, since: self.previous)
        findings += self.dropUnknown(&record)
        findings += self.dropUncoded(&record)
        findings += record.dropUnanswered()
        switch record.data {
        case .encounter(var encounter):
            findings += self.checkVisit(&encounter)
            record.data = .encounter(encounter)
            findings += self.checkRecorders(record, encounter)
            findings += self.checkCredentials(record, encounter)
        case .patient(let patient):
            findings += PeopleRules.findings(about: patient)
        case .practitioner(let practitioner):
            findings += PeopleRules.findings(about: practitioner, on: self.today)
        default: break
        }
        DiagnosisRules.judge(record, &findings)
        return (findings.contains(where: \.refusesRecord) ? nil : record, findings)
    }

    // MARK: Names and codes

    private func dropUnknown(_ record: inout ClinicRecord) -> [Finding] {
        let itself = (record.envelope.kind, record.envelope.id)
        let unknown = record.names.records.compactMap { named -> (NamedRecord, Problem)? in
            switch named.target {
            case .record(let kind, let id):
                if (kind, id) == itself || self.known.contains(kind, id) { return nil }
                return (named, .unknownRecord(kind))
            case .department(let id):
                return self.known.containsDepartment(id) ? nil : (named, .unknownDepartment)
            }
        }
        record.drop(Set(unknown.compactMap(\.0.owner)))
        return unknown.map { named, problem in
            problem.finding(at: named.path, refusesRecord: named.owner == nil)
        }
    }

    private func dropUncoded(_ record: inout ClinicRecord) -> [Finding] {
        var findings: [Finding] = []
        var dropped: Set<String> = []
        for named in record.names.codes {
            guard let list = self.codeLists.codes[named.system], !list.contains(named.code) else {
                continue
            }
            findings.append(
                Problem.codeUnknown.finding(at: named.path, refusesRecord: named.owner == nil))
            if let owner = named.owner { dropped.insert(owner) }
        }
        if case .encounter(let encounter) = record.data {
            for procedure in encounter.procedures {
                for (index, tooth) in procedure.teeth.enumerated()
                where self.codeLists.teeth[tooth] == nil {
                    findings.append(
                        Problem.toothUnmapped.finding(at: "\(procedure.path).teeth[\(index)]"))
                    dropped.insert(procedure.path)
                }
            }
        }
        record.drop(dropped)
        return findings
    }

    // MARK: The visit

    private func checkVisit(_ encounter: inout EncounterRecord) -> [Finding] {
        guard let patient = self.known.patients[encounter.patientID] else { return [] }
        var findings: [Finding] = []
        if patient.identityKind == .none {
            findings.append(
                Problem.notIdentifiable(isPatientItself: false).finding(at: "data.patient_id"))
        }
        for index in encounter.vitalSigns.indices {
            let set = encounter.vitalSigns[index]
            guard let rate = set.respiratoryRate,
                VitalSign.respiratoryRateMaxFromFiveYears.isLess(than: rate),
                !PeopleRules.isUnderFive(patient, at: set.recordedAt)
            else { continue }
            encounter.vitalSigns[index].measurements.removeAll { $0.sign == .respiratoryRate }
            findings.append(
                Problem.outOfRange(low: "5", high: "60").finding(
                    at: "\(set.path).\(VitalSign.respiratoryRate.rawValue)"))
        }
        return findings
    }

    private func checkRecorders(
        _ record: ClinicRecord, _ encounter: EncounterRecord
    ) -> [Finding] {
        guard let practitionersWithIHSNumber else { return [] }
        let attending = encounter.attending?.practitionerID
        return record.names.records.compactMap { named in
            guard named.owner != nil, case .record(.practitioner, let id) = named.target,
                id != attending, !practitionersWithIHSNumber.contains(id)
            else { return nil }
            return Problem.recorderWithoutIHS.finding(at: named.path)
        }
    }

    /// One finding for each paper of each person, where the person is first named.
    private func checkCredentials(
        _ record: ClinicRecord, _ encounter: EncounterRecord
    ) -> [Finding] {
        guard let day = encounter.periodStart.localDate else { return [] }
        var seen: Set<UUID> = []
        return record.names.records.flatMap { named -> [Finding] in
            guard case .record(.practitioner, let id) = named.target, seen.insert(id).inserted,
                let practitioner = self.known.practitioners[id]
            else { return [] }
            return PeopleRules.expired(practitioner, on: day).map { $0.finding(at: named.path) }
        }
    }
}
