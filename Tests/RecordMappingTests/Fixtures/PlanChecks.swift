import FHIRR4
import Foundation
import SyncCore

/// Looks at a plan as the queue and the platform do.
enum PlanChecks {
    /// A delivery by key and stage, as dependencies name it.
    struct Node: Hashable {
        let key: ResourceKey
        let stage: DeliveryStage
    }

    /// The resource with every stand-in exchanged for a reference of the right form.
    static func bound(_ template: JSONValue) -> JSONValue {
        switch template {
        case .object(let object):
            var bound = JSONObject()
            for member in object.members {
                if member.name == "reference", let text = member.value.string,
                    let key = ResourceKey(localReference: text)
                {
                    bound["reference"] = .string("\(key.type)/\(self.platformID(of: key))")
                } else {
                    bound[member.name] = self.bound(member.value)
                }
            }
            return .object(bound)
        case .array(let items): return .array(items.map(self.bound))
        case .null, .bool, .number, .string: return template
        }
    }

    private static func platformID(of key: ResourceKey) -> String {
        switch key.type {
        case "Patient": "P02478375538"
        case "Practitioner": "10009880728"
        default: NameUUID.make("\(key)").uuidString.lowercased()
        }
    }

    /// The stand-ins a template holds.
    static func references(in template: JSONValue) -> Set<ResourceKey> {
        switch template {
        case .object(let object):
            object.members.reduce(into: []) { keys, member in
                if member.name == "reference", let text = member.value.string {
                    if let key = ResourceKey(localReference: text) { keys.insert(key) }
                } else {
                    keys.formUnion(self.references(in: member.value))
                }
            }
        case .array(let items):
            items.reduce(into: []) { $0.formUnion(self.references(in: $1)) }
        case .null, .bool, .number, .string: []
        }
    }

    /// Places in the list by node.
    static func places(_ deliveries: [PlannedDelivery]) -> [Node: Int] {
        Dictionary(
            deliveries.enumerated().map { (Node(key: $1.key, stage: $1.stage), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether everything in `part` is in `whole`, instants compared as instants.
    static func contains(_ whole: JSONValue, _ part: JSONValue) -> Bool {
        switch (whole, part) {
        case (.object(let there), .object(let wanted)):
            wanted.members.allSatisfy { member in
                there[member.name].map { self.contains($0, member.value) } ?? false
            }
        case (.array(let there), .array(let wanted)):
            wanted.count <= there.count
                && wanted.allSatisfy { item in there.contains { self.contains($0, item) } }
        case (.string(let there), .string(let wanted)):
            there == wanted
                || (Instant(there) != nil && Instant(there) == Instant(wanted))
        default:
            whole == part
        }
    }
}
