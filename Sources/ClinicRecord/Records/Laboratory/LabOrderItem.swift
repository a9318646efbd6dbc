#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One test or panel of a laboratory order.
public struct LabOrderItem: RecordItem {
    public var id: UUID
    public var path: String
    public var itemNumber: String
    public var test: Coded
    public var kptl: Coded?
    public var testName: String
    /// That of the order when absent; likewise the status.
    public var performerID: UUID?
    public var status: LabOrder.Status?
}

extension LabOrderItem: FieldReadable {
    init(reading fields: FieldReader) {
        self.id = fields.itemID
        self.path = fields.path
        self.itemNumber = fields.uniqueNumber("item_number")
        self.test = fields.required("test", .coded(.loinc))
        self.kptl = fields.optional("kptl", .coded(.kptl))
        self.testName = fields.required("test_name", .string)
        self.performerID = fields.optional("performer_id", .record(.practitioner))
        self.status = fields.optional("status", .code)
    }
}
