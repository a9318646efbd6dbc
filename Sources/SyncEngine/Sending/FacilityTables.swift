import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// Keeps the brief's tables of locations and practitioners in step with what the platform accepted.
struct FacilityTables: Sendable {
    let store: any SyncStore
    let ambient: Ambient

    func note(_ delivery: ClaimedDelivery, id: String, resource: JSONValue) async throws {
        switch delivery.key.type {
        case "Location":
            try await self.store.saveLocation(
                LocationRow(
                    id: self.ambient.makeUUID(),
                    polyclinicID: delivery.key.localID,
                    satusehatLocationID: id,
                    locationName: resource["name"]?.string ?? "",
                    locationType: Self.code(resource["type"]?[0])
                        ?? Self.code(resource["physicalType"]) ?? "",
                    syncedAt: self.ambient.now(),
                    status: resource["status"]?.string == "inactive" ? .inactive : .active),
                for: delivery.tenant)
        case "Practitioner":
            try await self.store.savePractitioner(
                PractitionerRow(
                    id: self.ambient.makeUUID(),
                    practitionerID: delivery.key.localID,
                    ihsNumber: id,
                    nik: PersonSearch.nik(in: resource),
                    practitionerName: resource["name"]?.string ?? "",
                    verifiedAt: self.ambient.now(),
                    verificationMethod: .nikLookup,
                    status: .active),
                for: delivery.tenant)
        default:
            break
        }
    }

    private static func code(_ concept: JSONValue?) -> String? {
        concept?["coding"]?[0]?["code"]?.string
    }
}
