import FHIRR4
import SyncCore

extension JSONValue {
    /// The facts this resource refers to by stand-in, each once, in the order of their first mention.
    var localReferences: [ResourceKey] {
        var keys: [ResourceKey] = []
        var seen: Set<ResourceKey> = []
        self.collectLocalReferences { key in
            if seen.insert(key).inserted { keys.append(key) }
        }
        return keys
    }

    private func collectLocalReferences(_ found: (ResourceKey) -> Void) {
        switch self {
        case .object(let object):
            for member in object.members {
                if member.name == "reference", case .string(let text) = member.value {
                    if let key = ResourceKey(localReference: text) { found(key) }
                } else {
                    member.value.collectLocalReferences(found)
                }
            }
        case .array(let items):
            for item in items { item.collectLocalReferences(found) }
        case .null, .bool, .number, .string:
            break
        }
    }
}
