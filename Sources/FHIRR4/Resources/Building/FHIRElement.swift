/// A value that can write itself as a part of a FHIR resource.
///
/// Each type writes its members in one fixed order, so that equal values give equal bytes; the queue
/// tells a change from a repetition by comparing those bytes.
public protocol FHIRElement: Hashable, Sendable {
    var json: JSONValue { get }
}
