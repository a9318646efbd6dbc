import ClinicRecord
import SyncCore

/// What one clinic record asks us to bring to the platform.
public struct MappedRecord: Sendable {
    /// In the order in which queue numbers should be given: parents before children.
    public var deliveries: [PlannedDelivery]
    /// Items that could not be mapped although intake let them pass, with the reason.
    public var findings: [Finding]

    public init(deliveries: [PlannedDelivery] = [], findings: [Finding] = []) {
        self.deliveries = deliveries
        self.findings = findings
    }
}
