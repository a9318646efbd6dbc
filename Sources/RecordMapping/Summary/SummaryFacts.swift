import ClinicRecord
import SyncCore

/// The facts of an encounter by the section of the medical summary that lists them.
///
/// Only what is on its way to the platform is listed: a withdrawn item is no part of a summary.
struct SummaryFacts {
    let chiefComplaints: [ResourceKey]
    let associatedComplaints: [ResourceKey]
    let pastIllness: [ResourceKey]
    let presentIllness: [ResourceKey]
    let allergies: [ResourceKey]
    let vitalSigns: [ResourceKey]
    let examinations: [ResourceKey]
    let laboratory: [ResourceKey]
    let admissionDiagnoses: [ResourceKey]
    let dischargeDiagnoses: [ResourceKey]
    let procedures: [ResourceKey]
    let medicinesDuringVisit: [ResourceKey]
    let medicinesGoingHome: [ResourceKey]
    let followUp: [ResourceKey]

    var all: [ResourceKey] {
        [
            self.chiefComplaints, self.associatedComplaints, self.pastIllness,
            self.presentIllness, self.allergies, self.vitalSigns, self.examinations,
            self.laboratory, self.admissionDiagnoses, self.dischargeDiagnoses, self.procedures,
            self.medicinesDuringVisit, self.medicinesGoingHome, self.followUp,
        ].flatMap { $0 }
    }

    /// - Parameter live: The facts that the record asks to create.
    init(_ record: EncounterRecord, live: [PlannedDelivery]) {
        let planned = Set(live.map(\.key))
        let complaints = { (kind: Complaint.Kind) in
            record.complaints.filter { $0.kind == kind }.map { ResourceKey.condition($0.id) }
                .filter(planned.contains)
        }
        let ordered = { (orders: Set<PlanOrder>, type: String) in
            let numbers = Set(orders.map(\.rawValue))
            return live.filter { numbers.contains($0.order) && $0.key.type == type }.map(\.key)
        }
        let diagnoses = { (wanted: (Diagnosis.Use) -> Bool) in
            record.diagnoses.filter { wanted($0.use) }.map { ResourceKey.condition($0.id) }
                .filter(planned.contains)
        }
        let prescribed = { (wanted: (CareSetting) -> Bool) in
            record.prescriptions.filter { wanted($0.setting) }.flatMap(\.items)
                .map { ResourceKey.medicationRequest($0.id) }.filter(planned.contains)
        }
        let textComplaint = live.map(\.key).filter {
            $0.type == "Condition" && !$0.component.isEmpty
        }
        self.chiefComplaints = complaints(.chief) + textComplaint
        self.associatedComplaints = complaints(.associated)
        self.pastIllness = complaints(.historyPast)
        self.presentIllness = complaints(.historyPresent)
        self.allergies = ordered([.allergy], "AllergyIntolerance")
        self.vitalSigns = ordered([.vitalSign], "Observation")
        self.examinations = record.observations.filter { $0.category == .exam }
            .map { ResourceKey.observation($0.id) }.filter(planned.contains)
        self.laboratory =
            record.labOrders.flatMap(\.items).map { ResourceKey.serviceRequest($0.id) }
            .filter(planned.contains)
            + ordered([.specimen], "Specimen") + ordered([.laboratoryResult], "Observation")
            + ordered([.diagnosticReport], "DiagnosticReport")
        self.admissionDiagnoses = diagnoses { $0 == .admission }
        self.dischargeDiagnoses = diagnoses { $0 != .admission }
        self.procedures = ordered([.procedure, .orderedProcedure], "Procedure")
        self.medicinesDuringVisit =
            prescribed { $0 == .inpatient }
            + ordered([.medicationAdministration], "MedicationAdministration")
        self.medicinesGoingHome = prescribed { $0 != .inpatient }
        self.followUp = live.map(\.key).filter {
            $0.type == "ServiceRequest" && $0.component == "follow_up"
        }
    }
}
