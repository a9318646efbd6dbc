import FHIRR4

/// Which identifiers of a resource the platform takes as the key of a fact.
enum BusinessIdentifier {
    /// `type|system|value` of each identifier that may exist only once per facility.
    static func keys(of resource: JSONValue) -> [String] {
        let type = resource["resourceType"]?.string ?? ""
        return Self.all(of: resource)
            .filter { Self.isKey($0, of: type) }
            .map { "\(type)|\($0)" }
    }

    /// `system|value` of every identifier, whether one object or a list.
    static func all(of resource: JSONValue) -> [String] {
        guard let member = resource["identifier"] else { return [] }
        return (member.array ?? [member]).compactMap { identifier in
            guard let system = identifier["system"]?.string,
                let value = identifier["value"]?.string
            else { return nil }
            return "\(system)|\(value)"
        }
    }

    private static func isKey(_ identifier: String, of type: String) -> Bool {
        guard identifier.hasPrefix("http://sys-ids.kemkes.go.id/") else { return false }
        switch type {
        // The prescription's own number is shared by all of its lines.
        case "MedicationRequest", "MedicationDispense":
            return identifier.hasPrefix("http://sys-ids.kemkes.go.id/prescription-item/")
        case "Encounter":
            return identifier.hasPrefix("http://sys-ids.kemkes.go.id/encounter/")
        default:
            return true
        }
    }
}
