import Foundation

/// One resource that a clinic record asks us to bring to the platform, before it is queued.
///
/// `template` is canonical JSON text of the resource in which references to other local facts are
/// `ResourceKey.localReference` stand-ins. For a search it is a Parameters-like object: the
/// `resourceType` looked for and the `identifier`, `name`, `birthDate` and `gender` to look by.
public struct PlannedDelivery: Sendable, Hashable {
    public var key: ResourceKey
    public var stage: DeliveryStage
    public var operation: DeliveryOperation
    public var template: [UInt8]
    public var dependencies: [Dependency]
    /// The place in the brief's order (step times ten), the tie-break inside one encounter.
    public var order: Int
    public var encounterID: UUID?
    public var patientID: UUID?
    public var disclosure: DisclosureClass
    /// The business identifier under which the platform knows the resource, as `system|value`.
    public var businessIdentifier: String?
    /// True for facts shared by many records: what was queued first stays.
    public var keepsExisting: Bool

    public init(
        key: ResourceKey,
        stage: DeliveryStage = .create,
        operation: DeliveryOperation,
        template: [UInt8],
        dependencies: [Dependency],
        order: Int,
        encounterID: UUID? = nil,
        patientID: UUID? = nil,
        disclosure: DisclosureClass,
        businessIdentifier: String? = nil,
        keepsExisting: Bool = false
    ) {
        self.key = key
        self.stage = stage
        self.operation = operation
        self.template = template
        self.dependencies = dependencies
        self.order = order
        self.encounterID = encounterID
        self.patientID = patientID
        self.disclosure = disclosure
        self.businessIdentifier = businessIdentifier
        self.keepsExisting = keepsExisting
    }
}
