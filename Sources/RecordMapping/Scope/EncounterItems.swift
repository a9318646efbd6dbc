import ClinicRecord
import Foundation

/// The items of one encounter by identifier, for items that refer to one another.
///
/// An item that stands refers only to items that stand. A withdrawn item refers to withdrawn ones
/// too: it is only ever an update of something that was sent when they were still there.
struct EncounterItems {
    private let diagnoses: [UUID: Diagnosis]
    private let prescribed: [UUID: Prescribed]
    private let ordered: [UUID: Ordered]
    private let specimens: [UUID: ClinicSpecimen]
    private let results: [UUID: LabResult]
    private let standing: Set<UUID>
    private let orderItemIDs: [UUID: [UUID]]

    /// A prescribed medicine with the prescription it stands on.
    struct Prescribed {
        let prescription: Prescription
        let item: PrescriptionItem
    }

    /// An ordered test with the order it stands on.
    struct Ordered {
        let order: LabOrder
        let item: LabOrderItem

        /// The item's own status, or else that of the whole order.
        var status: LabOrder.Status { self.item.status ?? self.order.status }
    }

    init(_ record: EncounterRecord) {
        self.diagnoses = Self.byID(record.diagnoses)
        self.specimens = Self.byID(record.specimens)
        self.results = Self.byID(record.labResults)
        var prescribed: [UUID: Prescribed] = [:]
        for prescription in record.prescriptions {
            for item in prescription.items {
                prescribed[item.id] = Prescribed(prescription: prescription, item: item)
            }
        }
        self.prescribed = prescribed
        var ordered: [UUID: Ordered] = [:]
        for order in record.labOrders {
            for item in order.items { ordered[item.id] = Ordered(order: order, item: item) }
        }
        self.ordered = ordered
        self.orderItemIDs = Dictionary(
            record.labOrders.map { ($0.id, $0.items.map(\.id)) }, uniquingKeysWith: { a, _ in a })
        self.standing = Self.standing(record, prescribed: prescribed, ordered: ordered)
    }

    func isStanding(_ id: UUID) -> Bool { self.standing.contains(id) }

    func diagnosis(_ id: UUID, for owner: UUID) -> Diagnosis? {
        self.find(id, in: self.diagnoses, for: owner)
    }

    func prescribed(_ id: UUID, for owner: UUID) -> Prescribed? {
        self.find(id, in: self.prescribed, for: owner)
    }

    func ordered(_ id: UUID, for owner: UUID) -> Ordered? {
        self.find(id, in: self.ordered, for: owner)
    }

    /// The ordered tests behind an identifier, which may be that of an order or of one of its items.
    func orderedTests(_ id: UUID, for owner: UUID) -> [Ordered] {
        (self.orderItemIDs[id] ?? [id]).compactMap { self.ordered($0, for: owner) }
    }

    func specimen(_ id: UUID, for owner: UUID) -> ClinicSpecimen? {
        self.find(id, in: self.specimens, for: owner)
    }

    func result(_ id: UUID, for owner: UUID) -> LabResult? {
        self.find(id, in: self.results, for: owner)
    }

    private func find<Item>(_ id: UUID, in items: [UUID: Item], for owner: UUID) -> Item? {
        guard self.isStanding(id) || !self.isStanding(owner) else { return nil }
        return items[id]
    }

    /// The items that are not withdrawn.
    ///
    /// A cancelled prescription or order that something standing rests on (a medicine handed over
    /// before, a result reported all the same) stands too: without it that thing could not be sent.
    private static func standing(
        _ record: EncounterRecord, prescribed: [UUID: Prescribed], ordered: [UUID: Ordered]
    ) -> Set<UUID> {
        var standing: Set<UUID> = []
        standing.formUnion(record.diagnoses.filter { $0.status != .enteredInError }.map(\.id))
        standing.formUnion(record.procedures.filter { $0.status != .enteredInError }.map(\.id))
        standing.formUnion(record.labReports.filter { $0.status != .enteredInError }.map(\.id))
        let administrations = record.administrations.filter { $0.status != .enteredInError }
        let dispensed = record.dispenses.flatMap(\.items).filter { !$0.status.isWithdrawn }
        let specimens = record.specimens.filter { $0.status != .enteredInError }
        let results = record.labResults.filter { !$0.status.isWithdrawn }
        standing.formUnion(administrations.map(\.id))
        standing.formUnion(dispensed.map(\.id))
        standing.formUnion(specimens.map(\.id))
        standing.formUnion(results.map(\.id))

        let neededPrescriptions = Set(
            administrations.compactMap(\.prescriptionItemID) + dispensed.map(\.prescriptionItemID))
        for (id, prescribed) in prescribed {
            let status = prescribed.item.status
            let isNeeded = status == .cancelled && neededPrescriptions.contains(id)
            if !status.isWithdrawn || isNeeded { standing.insert(id) }
        }
        let neededOrders = Set(specimens.flatMap(\.orderItemIDs) + results.map(\.orderItemID))
        for (id, ordered) in ordered {
            let isNeeded = ordered.status == .cancelled && neededOrders.contains(id)
            if !ordered.status.isWithdrawn || isNeeded { standing.insert(id) }
        }
        return standing
    }

    private static func byID<Item: RecordItem>(_ items: [Item]) -> [UUID: Item] {
        Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
