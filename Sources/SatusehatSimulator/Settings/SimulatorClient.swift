/// One credential pair known to the platform, bound to one facility.
public struct SimulatorClient: Hashable, Sendable {
    public var id: String
    public var secret: String
    /// The facility's Organization id; part of every identifier system it may use.
    public var organizationID: String
    public var organizationName: String
    /// Resource types that the facility's access class does not allow it to write.
    public var refusedTypes: Set<String>

    public init(
        id: String,
        secret: String,
        organizationID: String,
        organizationName: String = "Klinik Simulasi",
        refusedTypes: Set<String> = []
    ) {
        self.id = id
        self.secret = secret
        self.organizationID = organizationID
        self.organizationName = organizationName
        self.refusedTypes = refusedTypes
    }

    /// The facility that a simulator knows when it was told of no other.
    public static let demo = SimulatorClient(
        id: "demo-client-id",
        secret: "demo-client-secret",
        organizationID: "100000001"
    )
}
