public import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Something done to or for the patient (model section 11).
public struct ProcedureItem: RecordItem {
    public enum Category: String, ClinicCode {
        case diagnostic, therapeutic, surgical, counselling, education, emergency
    }

    public enum Surface: String, ClinicCode {
        case mesial = "M"
        case distal = "D"
        case occlusal = "O"
        case incisal = "I"
        case buccal = "B"
        case lingual = "L"
        case palatal = "P"
    }

    public enum Status: String, ClinicCode {
        case completed
        case inProgress = "in_progress"
        case notDone = "not_done"
        case stopped
        case enteredInError = "entered_in_error"
    }

    public var id: UUID
    public var path: String
    public var icd9cm: Coded
    public var snomed: Coded?
    public var text: String?
    public var category: Category
    public var performedStart: Instant
    public var performedEnd: Instant?
    /// At least one.
    public var performers: [ProcedurePerformer]
    /// Diagnoses of the same encounter.
    public var reasonDiagnosisIDs: [UUID]
    public var bodySites: [Coded]
    /// Two digits each, after FDI.
    public var teeth: [String]
    public var surfaces: [Surface]
    public var usedItems: [Coded]
    public var outcome: String?
    public var complication: String?
    public var note: String?
    /// A laboratory order of the same encounter, or an item of one.
    public var orderID: UUID?
    public var status: Status
    /// Always there when not done.
    public var notDoneReason: String?
}

extension ProcedureItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.icd9cm = fields.required("icd9cm", .coded(.icd9cm))
        self.snomed = fields.optional("snomed", .coded(.snomed))
        self.text = fields.optional("text", .text)
        self.category = fields.required("category", .code)
        let start = fields.needed("performed_start", .eventTime)
        self.performedStart = start ?? .standIn
        self.performedEnd = fields.optional("performed_end", .eventTime)
        self.performers = fields.required("performers", .filledList(.object))
        self.reasonDiagnosisIDs =
            fields.optional("reason_diagnosis_ids", .list(.item(.diagnoses))) ?? []
        self.bodySites = fields.optional("body_sites", .list(.coded(.snomed))) ?? []
        self.teeth = fields.optional("teeth", .list(.tooth)) ?? []
        self.surfaces = fields.optional("surfaces", .list(.code)) ?? []
        self.usedItems = fields.optional("used_items", .list(.coded(.kfa()))) ?? []
        self.outcome = fields.optional("outcome", .text)
        self.complication = fields.optional("complication", .text)
        self.note = fields.optional("note", .text)
        self.orderID = fields.optional("order_id", .item(.labOrders, .labOrderItems))
        let status: Status? = fields.needed("status", .code)
        self.status = status ?? .completed
        self.notDoneReason = fields.optional(
            "not_done_reason", .text, neededIf: status == .notDone)
        fields.refuse(reversed: start, self.performedEnd, at: "performed_end")
    }
}
