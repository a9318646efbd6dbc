import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import Testing

@testable import RecordMapping

/// The invented clinic: reads records as intake does, knows its own, and maps visits.
struct Clinic {
    static let satusehatID = "100000001"

    private(set) var known = KnownRecords()
    var trigger = MappingTrigger.completion
    var practitionersWithoutIHSNumber: Set<UUID> = []

    init() throws {
        try self.add("organization", Name.organization, FacilityRecords.organization)
        try self.add("location", Name.generalClinic, FacilityRecords.generalClinic)
        try self.add("location", Name.pharmacy, FacilityRecords.pharmacy)
        try self.add("location", Name.emergencyRoom, FacilityRecords.emergencyRoom)
        try self.add("location", Name.ward, FacilityRecords.ward)
        try self.add("location", Name.room, FacilityRecords.room)
        for (id, data) in FacilityRecords.practitioners {
            try self.add("practitioner", id, data)
        }
        try self.add("patient", Name.patient, FacilityRecords.patient)
        try self.add("patient", Name.newborn, FacilityRecords.newborn)
        try self.add("medicine", Name.medicine, FacilityRecords.medicine)
    }

    // MARK: Reading

    mutating func add(_ kind: String, _ id: UUID, _ data: String) throws {
        self.known.insert(try Self.record(kind, id, OutpatientVisit.parse(data)))
    }

    mutating func forgetMedicines() { self.known.medicines = [:] }

    /// Reads a record as intake does and insists that nothing is wrong with it.
    static func record(_ kind: String, _ id: UUID, _ data: JSONValue) throws -> ClinicRecord {
        let envelope: JSONValue = [
            "schema_version": "1.0",
            "organization_id": .string(Name.organization.uuidString.lowercased()),
            "kind": .string(kind),
            "id": .string(id.uuidString.lowercased()),
            "revision": 1,
            "changed_at": "2026-03-04T10:10:00+07:00",
            "data": data,
        ]
        let result = RecordReader.read(envelope)
        let errors = result.findings.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map { "\($0.code.rawValue) \($0.path)" })")
        return try #require(result.record)
    }

    // MARK: Mapping

    var mapper: RecordMapper {
        RecordMapper(
            MappingContext(
                satusehatOrganizationID: Self.satusehatID,
                trigger: self.trigger,
                practitionersWithoutIHSNumber: self.practitionersWithoutIHSNumber
            ))
    }

    func map(visit data: JSONObject, id: UUID = Name.visit) throws -> MappedRecord {
        self.mapper.map(try Self.record("encounter", id, .object(data)), known: self.known)
    }

    func map(_ kind: String, _ id: UUID, _ data: String) throws -> MappedRecord {
        let record = try Self.record(kind, id, OutpatientVisit.parse(data))
        return self.mapper.map(record, known: self.known)
    }
}

extension MappedRecord {
    /// The template of one delivery.
    func template(
        _ type: String, _ id: UUID, _ component: String = "", stage: DeliveryStage = .create
    ) throws -> JSONValue {
        try JSONValue(parsing: try self.delivery(type, id, component, stage: stage).template)
    }

    func delivery(
        _ type: String, _ id: UUID, _ component: String = "", stage: DeliveryStage = .create
    ) throws -> PlannedDelivery {
        let key = ResourceKey(type: type, localID: id, component: component)
        return try #require(
            self.deliveries.first { $0.key == key && $0.stage == stage }, "no \(key) \(stage)")
    }

    /// Templates by key and stage, to compare two revisions as the queue does.
    var templates: [String: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: self.deliveries.map {
                ("\($0.key) \($0.stage.rawValue) \($0.operation.rawValue)", $0.template)
            })
    }
}
