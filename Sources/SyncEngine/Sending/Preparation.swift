import FHIRR4
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Makes a claimed delivery ready to be sent, or says why it must not be.
///
/// Everything is decided here before the first byte: references are bound, the resource has the form
/// R4 asks for, and the platform's own rules have nothing against it.
struct Preparation {
    enum Outcome {
        case ready(Prepared)
        case refused(Refusal)
    }

    struct Prepared {
        var interaction: FHIRInteraction
        /// The resource as it leaves, or for a search what is looked for.
        var resource: JSONValue
        var omitted: Set<ResourceKey>
    }

    let delivery: ClaimedDelivery
    let bound: ReferenceBinder.Bound
    let rules: RuleCheck?

    func outcome() -> Outcome {
        if self.delivery.operation == .search { return self.search() }
        guard self.bound.missing.isEmpty else {
            let types = Set(self.bound.missing.map(\.type)).sorted()
            return .refused(Refusal(code: "dependency_missing", paths: types))
        }
        var resource = self.bound.resource
        if self.delivery.operation == .update {
            guard let id = self.delivery.platformID else {
                return .refused(
                    Refusal(code: "dependency_missing", paths: [self.delivery.key.type]))
            }
            resource = Self.with(id: id, resource)
        }
        let issues = StructureCheck().issues(in: resource)
        guard issues.isEmpty else {
            return .refused(Refusal(code: "structure", paths: issues.map(\.path)))
        }
        if let refusal = self.rules.flatMap({ Refusal($0.findings(in: resource)) }) {
            return .refused(refusal)
        }
        let type = self.delivery.key.type
        let interaction: FHIRInteraction =
            if self.delivery.operation == .update, let id = self.delivery.platformID {
                .update(type: type, id: id, body: resource.bytes)
            } else {
                .create(type: type, body: resource.bytes)
            }
        return .ready(
            Prepared(interaction: interaction, resource: resource, omitted: self.bound.omitted))
    }

    private func search() -> Outcome {
        let type = self.delivery.key.type
        guard let interaction = PersonSearch.interaction(type: type, wanted: self.bound.resource)
        else {
            return .refused(
                Refusal(code: "dependency_missing", paths: ["\(type).identifier"]))
        }
        return .ready(
            Prepared(interaction: interaction, resource: self.bound.resource, omitted: []))
    }

    /// The same resource with the platform's id, where FHIR puts it: after the type.
    static func with(id: String, _ resource: JSONValue) -> JSONValue {
        guard let object = resource.object else { return resource }
        var result = JSONObject()
        result["resourceType"] = object["resourceType"]
        result["id"] = .string(id)
        for member in object.members where member.name != "resourceType" && member.name != "id" {
            result[member.name] = member.value
        }
        return .object(result)
    }
}
