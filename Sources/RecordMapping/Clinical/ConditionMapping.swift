import ClinicRecord
import FHIRR4
import SyncCore

/// Diagnoses and complaints as Conditions.
struct ConditionMapping {
    let scope: EncounterScope

    private var record: EncounterRecord { self.scope.record }

    func deliveries() -> [PlannedDelivery] {
        self.record.diagnoses.map(self.diagnosis) + self.record.complaints.map(self.complaint)
            + [self.chiefComplaintText()].compactMap { $0 }
    }

    /// The Conditions that the closed Encounter lists, the chief complaint last.
    func ranked() -> [RankedDiagnosis] {
        var ranked = self.record.diagnoses.filter { $0.status != .enteredInError }.map {
            diagnosis in
            RankedDiagnosis(
                key: .condition(diagnosis.id),
                role: DiagnosisRole(diagnosis.use),
                rank: diagnosis.rank,
                isPrimary: diagnosis.isPrimary
            )
        }
        ranked.append(
            contentsOf: self.chiefComplaints.map { key in
                RankedDiagnosis(key: key, role: .chiefComplaint, rank: nil, isPrimary: false)
            })
        return ranked
    }

    /// The chief complaints by fact: the coded ones, or else the one made of the encounter's text.
    var chiefComplaints: [ResourceKey] {
        let given = self.record.complaints.filter {
            $0.kind == .chief && $0.status != .enteredInError
        }
        if !given.isEmpty { return given.map { .condition($0.id) } }
        guard self.record.chiefComplaint != nil else { return [] }
        return [.chiefComplaint(ofEncounter: self.scope.id)]
    }

    private func diagnosis(_ diagnosis: Diagnosis) -> PlannedDelivery {
        let isError = diagnosis.status == .enteredInError
        var codes = [Coding(diagnosis.icd10, system: Systems.icd10)]
        codes.append(diagnosis.snomed.flatMap { Coding($0, system: Systems.snomed) })
        var condition = Condition(
            code: CodeableConcept(codes.compactMap { $0 }, text: diagnosis.text),
            subject: self.scope.subject
        )
        condition.category = [ConditionCategory.diagnosis.concept]
        if diagnosis.isChronic == true {
            condition.category.append(ConditionCategory.problem.concept)
        }
        let clinicalStatus = diagnosis.clinicalStatus ?? .active
        if !isError { condition.clinicalStatus = clinicalStatus.concept }
        condition.verificationStatus =
            (isError ? .enteredInError : ConditionVerification(diagnosis.certainty)).concept
        condition.severity = diagnosis.severity?.concept
        condition.onset = diagnosis.onset.map(self.occurrence)
        // R4 lets only what has gone have an end (con-4).
        if clinicalStatus == .resolved || clinicalStatus == .remission {
            condition.abatement = diagnosis.abated.map(self.scope.calendar.occurrence)
        }
        condition.note = diagnosis.note.map { [Annotation($0)] } ?? []
        condition.recordedDate = diagnosis.recordedAt
        condition.recorder = self.scope.practitioner(diagnosis.recordedBy)
        return self.delivery(condition, as: .condition(diagnosis.id), isWithdrawn: isError)
    }

    private func complaint(_ complaint: Complaint) -> PlannedDelivery {
        let isError = complaint.status == .enteredInError
        var condition = Condition(
            code: CodeableConcept(
                [complaint.code.flatMap { Coding($0, system: Systems.snomed) }].compactMap { $0 },
                text: complaint.text
            ),
            subject: self.scope.subject
        )
        condition.category = [complaint.kind.category.concept]
        if isError {
            condition.verificationStatus = ConditionVerification.enteredInError.concept
        } else {
            condition.clinicalStatus = Diagnosis.ClinicalStatus.active.concept
        }
        condition.onset = complaint.onset.map(self.occurrence)
        condition.recordedDate = complaint.recordedAt
        condition.recorder = self.scope.practitioner(complaint.recordedBy)
        return self.delivery(condition, as: .condition(complaint.id), isWithdrawn: isError)
    }

    /// A complaint made of the encounter's own text, when nobody recorded a chief complaint.
    ///
    /// Its recorder is the attending practitioner and its time the beginning of the encounter, for
    /// the text comes with neither.
    private func chiefComplaintText() -> PlannedDelivery? {
        let key = ResourceKey.chiefComplaint(ofEncounter: self.scope.id)
        guard let text = self.record.chiefComplaint, self.chiefComplaints == [key] else {
            return nil
        }
        var condition = Condition(code: .text(text), subject: self.scope.subject)
        condition.category = [ConditionCategory.chiefComplaint.concept]
        condition.clinicalStatus = Diagnosis.ClinicalStatus.active.concept
        condition.recordedDate = self.record.periodStart
        condition.recorder = self.scope.practitioner(self.scope.attendingID)
        return self.delivery(condition, as: key, isWithdrawn: false)
    }

    private func occurrence(_ onset: DateOrInstant) -> OccurrenceTime {
        switch onset {
        case .date(let date): self.scope.calendar.occurrence(date)
        case .instant(let instant): self.scope.calendar.occurrence(instant)
        }
    }

    private func delivery(
        _ condition: Condition, as key: ResourceKey, isWithdrawn: Bool
    ) -> PlannedDelivery {
        let identifier = self.scope.localIdentifier(self.scope.systems.condition, key)
        var condition = condition
        condition.identifier = [identifier]
        condition.encounter = self.scope.encounter
        return self.scope.delivery(
            condition, as: key, order: .condition, identifier: identifier,
            isWithdrawn: isWithdrawn)
    }
}
