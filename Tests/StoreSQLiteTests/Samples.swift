import Foundation
import SyncCore
import SyncStore

extension Date {
    static let noon = Date(timeIntervalSince1970: 1_772_600_400)
}

extension UUID {
    static func numbered(_ number: UInt16) -> UUID {
        let high = UInt8(number >> 8)
        let low = UInt8(number & 255)
        return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, high, low))
    }
}

extension Tenant {
    static let sample = Tenant(organizationID: .numbered(1), environment: .sandbox)
    static let other = Tenant(organizationID: .numbered(2), environment: .sandbox)
}

extension LocationRow {
    static let sample = LocationRow(
        id: .numbered(10), polyclinicID: .numbered(11), satusehatLocationID: "loc-1",
        locationName: "Poli Umum", locationType: "ro", syncedAt: .noon, status: .active)
}

extension PractitionerRow {
    static let sample = PractitionerRow(
        id: .numbered(20), practitionerID: .numbered(21), ihsNumber: "10001",
        nik: "3171011212900001", practitionerName: "dr. Sealed Name", verifiedAt: .noon,
        verificationMethod: .nikLookup, status: .active)
}

extension IncomingRecord {
    static func sample(_ number: UInt16 = 30, body: String = "{}") -> IncomingRecord {
        IncomingRecord(
            tenant: .sample, name: RecordName(kind: "encounter", id: .numbered(number)),
            revision: 1, changedAt: .noon, body: Array(body.utf8), references: [], findings: [])
    }
}

/// The code of the `StoreError` that the work throws, or nil when it throws none.
func storeCode(_ work: () async throws -> Void) async throws -> StoreError.Code? {
    do {
        try await work()
        return nil
    } catch let error as StoreError {
        return error.code
    }
}
