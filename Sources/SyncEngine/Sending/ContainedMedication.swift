import FHIRR4
import SyncCore
import SyncStore

/// Puts a Medication inside the resource that refers to it.
///
/// A Medication can be read by id only. When the answer to its creation was lost and a repetition is
/// refused as a duplicate, it is there but nobody can learn its id. The platform also takes a
/// Medication contained in a request, so that is how it travels then.
struct ContainedMedication {
    static let skipReason = "contained"

    let key: ResourceKey
    let template: JSONValue

    /// Finds those among `keys` that travel contained.
    static func find(
        among keys: Set<ResourceKey>, store: any SyncStore, tenant: Tenant
    ) async throws -> [ContainedMedication] {
        var found: [ContainedMedication] = []
        for key in keys.filter({ $0.type == "Medication" }) {
            guard
                let row = try await store.delivery(of: key, stage: .create, tenant: tenant),
                row.phase == .skipped, row.skipReason == Self.skipReason,
                let template = try? JSONValue(parsing: row.template)
            else { continue }
            found.append(ContainedMedication(key: key, template: template))
        }
        return found
    }

    /// The resource with the Medication contained and every reference to it local.
    func putting(into resource: JSONValue) -> JSONValue {
        guard let object = resource.object, var medication = self.template.object else {
            return resource
        }
        let localID = "medication"
        var contained = JSONObject()
        contained["resourceType"] = medication["resourceType"]
        contained["id"] = .string(localID)
        medication["resourceType"] = nil
        for member in medication.members { contained[member.name] = member.value }
        var result = JSONObject()
        result["resourceType"] = object["resourceType"]
        result["contained"] = .array([.object(contained)])
        for member in object.members where member.name != "resourceType" {
            result[member.name] = self.pointing(member.value, to: "#\(localID)")
        }
        return .object(result)
    }

    private func pointing(_ value: JSONValue, to local: String) -> JSONValue {
        guard var object = value.object,
            object["reference"]?.string == self.key.localReference
        else { return value }
        object["reference"] = .string(local)
        return .object(object)
    }
}
