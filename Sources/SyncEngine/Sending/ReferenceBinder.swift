import FHIRR4
import SyncCore

/// Exchanges the stand-ins of a template for the platform's identifiers.
///
/// A reference that may be left out and has no identifier takes with it the list entry in which it
/// stands (a diagnosis, a section entry); what it leaves empty goes too, since the platform refuses
/// empty values. Pure: what it cannot bind, it names.
struct ReferenceBinder {
    /// A resource ready to be sent, or what it still lacks.
    struct Bound: Equatable {
        var resource: JSONValue
        var omitted: Set<ResourceKey> = []
        var missing: Set<ResourceKey> = []
    }

    private enum Outcome {
        case value(JSONValue)
        /// The value stood on an identifier that is not there.
        case dropped
        /// Nothing is left of the value.
        case emptied
    }

    let identifiers: [ResourceKey: String]
    let optional: Set<ResourceKey>

    /// The facts that a template refers to.
    static func keys(in template: JSONValue) -> Set<ResourceKey> {
        Set(self.references(in: template).compactMap(ResourceKey.init(localReference:)))
    }

    /// Every text that stands as a reference in a resource.
    static func references(in resource: JSONValue) -> Set<String> {
        var found: Set<String> = []
        self.collect(resource, into: &found)
        return found
    }

    private static func collect(_ value: JSONValue, into found: inout Set<String>) {
        switch value {
        case .object(let object):
            for member in object.members {
                if member.name == "reference", let text = member.value.string {
                    found.insert(text)
                } else {
                    self.collect(member.value, into: &found)
                }
            }
        case .array(let elements):
            for element in elements { self.collect(element, into: &found) }
        case .null, .bool, .number, .string:
            break
        }
    }

    func bind(_ template: JSONValue) -> Bound {
        var bound = Bound(resource: template)
        if case .value(let resource) = self.bind(template, &bound) {
            bound.resource = resource
        }
        return bound
    }

    private func bind(_ value: JSONValue, _ bound: inout Bound) -> Outcome {
        switch value {
        case .object(let object): self.bind(object, &bound)
        case .array(let elements): self.bind(elements, &bound)
        case .null, .bool, .number, .string: .value(value)
        }
    }

    private func bind(_ object: JSONObject, _ bound: inout Bound) -> Outcome {
        var result = JSONObject()
        for member in object.members {
            if member.name == "reference", let text = member.value.string,
                let key = ResourceKey(localReference: text)
            {
                if let identifier = self.identifiers[key] {
                    result["reference"] = .string("\(key.type)/\(identifier)")
                } else if self.optional.contains(key) {
                    bound.omitted.insert(key)
                    return .dropped
                } else {
                    bound.missing.insert(key)
                    result["reference"] = member.value
                }
                continue
            }
            switch self.bind(member.value, &bound) {
            case .value(let value):
                if member.name == "section", case .array(let sections) = value {
                    let kept = sections.filter(Self.hasContent)
                    if !kept.isEmpty { result[member.name] = .array(kept) }
                } else {
                    result[member.name] = value
                }
            case .dropped: return .dropped
            case .emptied: break
            }
        }
        return .value(.object(result))
    }

    private func bind(_ elements: [JSONValue], _ bound: inout Bound) -> Outcome {
        var kept: [JSONValue] = []
        kept.reserveCapacity(elements.count)
        for element in elements {
            if case .value(let value) = self.bind(element, &bound) { kept.append(value) }
        }
        return kept.isEmpty && !elements.isEmpty ? .emptied : .value(.array(kept))
    }

    /// R4 invariant cmp-1: a section holds text, entries or sections.
    private static func hasContent(_ section: JSONValue) -> Bool {
        section["text"] != nil || section["entry"] != nil || section["section"] != nil
    }
}
