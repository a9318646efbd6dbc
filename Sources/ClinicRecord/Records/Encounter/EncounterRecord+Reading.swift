import FHIRR4

extension EncounterRecord: FieldReadable {
    /// Members of later sections of the model, accepted and kept but not yet understood.
    private static let deferredMembers = ["dental", "antenatal", "postnatal", "growth"]

    init(reading fields: FieldReader) {
        self.encounterNumber = fields.required("encounter_number", .string(max: 30))
        let visitClass: EncounterClass? = fields.needed("class", .code)
        self.class = visitClass ?? .outpatient
        self.serviceType = fields.optional("service_type", .coded(.serviceType))
        self.visitType = fields.optional("visit_type", .code)
        self.patientID = fields.required("patient_id", .record(.patient))
        let status: EncounterStatus? = fields.needed("status", .code)
        self.status = status ?? .planned
        let history: [StatusPeriod]? = fields.optional("status_history", .list(.object))
        let start = fields.needed("period_start", .eventTime)
        self.periodStart = start ?? .standIn
        self.periodEnd = fields.optional(
            "period_end", .eventTime, neededIf: status == .finished)
        self.participants = fields.required("participants", .filledList(.object))
        self.locations = fields.required("locations", .filledList(.object))
        self.departmentID = fields.optional("department_id", .uuid)
        self.originatingEncounterID = fields.optional(
            "originating_encounter_id", .record(.encounter))
        self.episodeID = fields.optional("episode_id", .record(.pregnancy))
        self.chiefComplaint = fields.optional("chief_complaint", .text)
        self.isBPJS = fields.optional("is_bpjs", .bool)
        self.sepNumber = fields.optional("sep_number", .string(max: 30))
        self.hospitalization = fields.optional(
            "hospitalization", .object,
            neededIf: visitClass == .inpatient || (visitClass == .emergency && status == .finished))
        self.cancelReason = fields.optional(
            "cancel_reason", .text, neededIf: status == .cancelled)
        fields.refuse(reversed: start, self.periodEnd, at: "period_end")
        self.statusHistory = history ?? []
        self.checkHead(fields)
        self.deriveHistory(fields)
        self.readItems(fields)
    }

    private func checkHead(_ fields: FieldReader) {
        if fields.isReadable("participants"), self.attending == nil {
            fields.report(.attendingMissing, at: "participants")
        }
        if self.status == .finished, self.class == .emergency || self.class == .inpatient,
            let hospitalization, hospitalization.dischargeDisposition == nil,
            fields.isReadable("hospitalization")
        {
            fields.report(.missing, at: "hospitalization.discharge_disposition")
        }
    }

    /// Checks the history as the clinic gave it and completes it (model section 7.3).
    private mutating func deriveHistory(_ fields: FieldReader) {
        guard fields.isWhole else { return }
        let attendingStart = self.attending?.start
        let history = StatusHistory(
            visitClass: self.class, status: self.status, periodStart: self.periodStart,
            periodEnd: self.periodEnd, examinationStart: attendingStart)
        switch history.complete(self.statusHistory) {
        case .success(let periods): self.statusHistory = periods
        case .failure(let fault): fields.report(fault.problem, at: "status_history" + fault.place)
        }
    }

    private mutating func readItems(_ fields: FieldReader) {
        self.vitalSigns = fields.items("vital_signs", .vitalSigns)
        self.observations = fields.items("observations", .observations)
        self.diagnoses = fields.items("diagnoses", .diagnoses)
        self.complaints = fields.items("complaints", .complaints)
        self.procedures = fields.items("procedures", .procedures)
        self.allergies = fields.items("allergies", .allergies)
        self.prescriptions = fields.items("prescriptions", .prescriptions)
        self.dispenses = fields.items("dispenses", .dispenses)
        self.administrations = fields.items("administrations", .administrations)
        self.labOrders = fields.items("lab_orders", .labOrders)
        self.specimens = fields.items("specimens", .specimens)
        self.labResults = fields.items("lab_results", .labResults)
        self.labReports = fields.items("lab_reports", .labReports)
        self.immunizations = fields.items("immunizations", .immunizations)
        self.medicalSummary = fields.part("medical_summary")
        for member in Self.deferredMembers where fields.has(member) {
            self.deferred.append(member)
            fields.report(.deferredMember, at: member)
        }
        fields.expect(Self.deferredMembers)
    }
}
