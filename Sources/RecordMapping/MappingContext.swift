import ClinicRecord
import Foundation

/// When a clinic record begins to reach the platform (an organization's choice).
public enum MappingTrigger: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing leaves before the encounter is finished; then everything does.
    case completion
    /// Arrival creates the Encounter, each change of status updates it, facts follow as they come.
    case live
}

/// What the mapping of any record of one facility has to know beside the record.
public struct MappingContext: Sendable, Hashable {
    /// The facility's Organization ID on the platform; part of every identifier system.
    public var satusehatOrganizationID: String
    public var trigger: MappingTrigger
    /// The language of the titles we make up, such as that of a medical summary.
    public var language: Language
    /// The Ministry's `location-type` code by the model's polyclinic type (`emergency`: `RT0006`).
    ///
    /// Codes not confirmed on the platform belong here and not in code.
    public var locationTypes: [String: LocationType]
    /// Practitioners whom the platform's index does not know; somebody else is named for their acts.
    public var practitionersWithoutIHSNumber: Set<UUID>

    /// A code of the Ministry's `location-type` with its wording.
    public struct LocationType: Sendable, Hashable {
        public var code: String
        public var display: String

        public init(code: String, display: String) {
            self.code = code
            self.display = display
        }
    }

    public init(
        satusehatOrganizationID: String,
        trigger: MappingTrigger = .completion,
        language: Language = .indonesian,
        locationTypes: [String: LocationType] = [:],
        practitionersWithoutIHSNumber: Set<UUID> = []
    ) {
        self.satusehatOrganizationID = satusehatOrganizationID
        self.trigger = trigger
        self.language = language
        self.locationTypes = locationTypes
        self.practitionersWithoutIHSNumber = practitionersWithoutIHSNumber
    }
}
