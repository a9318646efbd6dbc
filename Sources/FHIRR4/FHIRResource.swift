/// A resource that can be written as FHIR JSON.
public protocol FHIRResource: Sendable {
    /// The type's name as FHIR spells it.
    static var resourceType: String { get }

    /// The whole resource, `resourceType` first.
    var json: JSONValue { get }
}
