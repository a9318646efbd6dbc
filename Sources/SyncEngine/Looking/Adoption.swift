import FHIRR4

/// Decides whether a resource found on the platform is the one we meant to create.
///
/// Identifier, type, subject, encounter and content are compared (DESIGN section 4). The platform
/// adds to what it stores (id, meta, empty values), so what we sent must be contained in what is
/// there; nothing else is asked.
package struct Adoption {
    package enum Verdict: Equatable {
        case absent
        case same(id: String, versionID: String?)
        case differs(id: String, elements: [String])
        case several(ids: [String])
    }

    private let sent: JSONValue
    /// The identifier that is ours alone, as `system|value`; a prescription's number is shared by
    /// all its items.
    private let identifier: String?

    package init(sent: JSONValue, identifier: String? = nil) {
        self.sent = sent
        self.identifier = identifier
    }

    package func verdict(on found: [JSONValue]) -> Verdict {
        let type = self.sent["resourceType"]
        var candidates: [JSONValue] = []
        var seen: Set<String> = []
        for resource in found where resource["resourceType"] == type {
            guard let id = resource["id"]?.string, StructureCheck.isResourceID(id),
                self.sharesIdentifier(with: resource), seen.insert(id).inserted
            else { continue }
            candidates.append(resource)
        }
        if !self.hasIdentifier {
            // Without an identifier only the content tells which one is ours.
            candidates.removeAll { !self.differences(to: $0).isEmpty }
        }
        guard let candidate = candidates.first, let id = candidate["id"]?.string else {
            return .absent
        }
        guard candidates.count == 1 else {
            return .several(ids: candidates.compactMap { $0["id"]?.string })
        }
        let elements = self.differences(to: candidate)
        return elements.isEmpty
            ? .same(id: id, versionID: candidate["meta"]?["versionId"]?.string)
            : .differs(id: id, elements: elements)
    }

    private var hasIdentifier: Bool {
        self.identifier != nil || !Self.identifiers(of: self.sent).isEmpty
    }

    private func sharesIdentifier(with resource: JSONValue) -> Bool {
        let ours = self.identifier.map { [$0] } ?? Self.identifiers(of: self.sent)
        guard !ours.isEmpty else { return true }
        return !ours.isDisjoint(with: Self.identifiers(of: resource))
    }

    private static func identifiers(of resource: JSONValue) -> Set<String> {
        let listed = resource["identifier"]?.array ?? [resource["identifier"]].compactMap { $0 }
        return Set(
            listed.compactMap { identifier in
                guard let value = identifier["value"]?.string else { return nil }
                return "\(identifier["system"]?.string ?? "")|\(value)"
            })
    }

    /// Top-level elements of ours that are not there in the same form.
    private func differences(to stored: JSONValue) -> [String] {
        guard let object = self.sent.object else { return [] }
        return object.members.compactMap { member in
            guard member.name != "id", member.name != "meta", member.name != "resourceType" else {
                return nil
            }
            guard let there = stored[member.name], Self.contains(there, member.value) else {
                return member.name
            }
            return nil
        }
    }

    /// True when everything in `ours` is in `there`; instants and numbers are compared by value and
    /// texts that only describe (`display`) are not compared.
    static func contains(_ there: JSONValue, _ ours: JSONValue) -> Bool {
        switch (there, ours) {
        case (.object(let thereObject), .object(let oursObject)):
            return oursObject.members.allSatisfy { member in
                if member.name == "display" { return true }
                guard let value = thereObject[member.name] else { return false }
                if member.name == "reference", let a = value.string, let b = member.value.string {
                    return a == b || a.hasSuffix("/" + b)
                }
                return Self.contains(value, member.value)
            }
        case (.array(let thereElements), .array(let oursElements)):
            return thereElements.count >= oursElements.count
                && oursElements.allSatisfy { wanted in
                    thereElements.contains { Self.contains($0, wanted) }
                }
        case (.string(let a), .string(let b)):
            if a == b { return true }
            if let first = Instant(a), let second = Instant(b) { return first == second }
            return false
        case (.number(let a), .number(let b)):
            return a.text == b.text || (a.decimal != nil && a.decimal == b.decimal)
        default:
            return there == ours
        }
    }
}
