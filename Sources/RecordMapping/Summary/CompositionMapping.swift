import ClinicRecord
import FHIRR4
import SyncCore

/// The medical summary, sent last: it refers to what the platform took before.
///
/// Every entry is a dependency that has only to come to rest. The queue takes out the entries whose
/// facts the platform did not accept, then the sections that this leaves empty.
struct CompositionMapping {
    let scope: EncounterScope
    let facts: SummaryFacts

    private var record: EncounterRecord { self.scope.record }
    private var language: Language { self.scope.facility.context.language }

    func delivery() -> PlannedDelivery? {
        guard let summary = self.record.medicalSummary else { return nil }
        let identifier = Identifier(
            use: .official, system: self.scope.systems.composition, value: summary.number)
        var composition = Composition(
            identifier: identifier,
            status: summary.status.fhir,
            type: CodeableConcept(self.record.class.summaryType),
            subject: self.scope.subject,
            date: summary.signedAt,
            author: [self.scope.practitioner(summary.authorID)],
            title: summary.title ?? self.title
        )
        composition.category = [CodeableConcept(.report)]
        composition.encounter = self.scope.encounter
        composition.custodian = self.scope.systems.facility
        composition.section = self.sections(of: summary).compactMap { $0 }

        let key = ResourceKey.composition(ofEncounter: self.scope.id)
        var delivery = self.scope.delivery(
            composition, as: key, order: .composition, settling: Set(self.facts.all),
            identifier: identifier)
        delivery.dependencies.insert(
            Dependency(self.scope.encounterKey, stage: .finish, kind: .required), at: 1)
        return delivery
    }

    /// Class, name and day, such as "Resume Medis Rawat Jalan Budi, 4 Maret 2026".
    private var title: String {
        let day = self.scope.calendar.date(of: self.record.periodStart)
        let words = [
            LocalizedText(indonesian: "Resume Medis", english: "Medical Summary")[self.language],
            self.record.class.summaryName[self.language],
            self.scope.patient.fullName,
        ].joined(separator: " ")
        return day.map { "\(words), \(DateWords.text($0, in: self.language))" } ?? words
    }

    // MARK: Sections

    private func sections(of summary: MedicalSummary) -> [Composition.Section?] {
        let told = summary.narrative
        let facts = self.facts
        return [
            self.group(
                .anamnesis,
                [
                    self.section(.chiefComplaint, told.chiefComplaint, facts.chiefComplaints),
                    self.section(.associatedComplaints, nil, facts.associatedComplaints),
                    self.section(.pastIllness, nil, facts.pastIllness),
                    self.section(.presentIllness, told.history, facts.presentIllness),
                    self.section(.allergies, nil, facts.allergies),
                ]),
            self.group(
                .physicalExamination,
                [
                    self.section(.vitalSigns, nil, facts.vitalSigns),
                    self.section(.headToToe, told.examination, facts.examinations),
                ]),
            self.group(
                .supportingExaminations, [self.section(.laboratory, nil, facts.laboratory)]),
            self.group(
                .diagnosis,
                [
                    self.section(.admissionDiagnosis, nil, facts.admissionDiagnoses),
                    self.section(
                        .dischargeDiagnosis, told.assessment, facts.dischargeDiagnoses),
                ]),
            self.section(.procedures, nil, facts.procedures),
            self.group(
                .medicines,
                [
                    self.section(.medicinesDuringVisit, nil, facts.medicinesDuringVisit),
                    self.section(.medicinesGoingHome, nil, facts.medicinesGoingHome),
                ]),
            self.section(.planOfCare, told.plan, []),
            self.section(.education, told.education, []),
            self.section(.conditionOnLeaving, told.conditionAtDischarge, []),
            self.section(.followUp, told.followUp, facts.followUp),
            self.section(.course, told.hospitalCourse, []),
        ]
    }

    private func group(
        _ term: SummarySectionTerm, _ parts: [Composition.Section?]
    ) -> Composition.Section? {
        let parts = parts.compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        var section = self.heading(term)
        section.section = parts
        return section
    }

    private func section(
        _ term: SummarySectionTerm, _ text: String?, _ entries: [ResourceKey]
    ) -> Composition.Section? {
        var section = self.heading(term)
        section.text = text.flatMap { Narrative(paragraphs: [$0]) }
        section.entry = entries.map(\.reference)
        return section.isEmpty ? nil : section
    }

    private func heading(_ term: SummarySectionTerm) -> Composition.Section {
        Composition.Section(title: term.title[self.language], code: CodeableConcept(term.code))
    }
}
