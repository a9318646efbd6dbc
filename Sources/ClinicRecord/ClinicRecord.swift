/// A clinic record that can be used: its envelope, and the values of what it is about.
///
/// Items with an error are not in it; the findings of the reading say which and why.
public struct ClinicRecord: Hashable, Sendable {
    public let envelope: Envelope
    public internal(set) var data: ClinicRecordData
    /// What its fields name: other records, other items and codes.
    var names: RecordNames

    /// The other records that this one names, each once, in the order of the record.
    ///
    /// A department stands in the record of the organization, so that one is named for it.
    public var references: [RecordReference] {
        var seen: Set<RecordReference> = []
        return self.names.records.compactMap { named in
            let reference =
                switch named.target {
                case .record(let kind, let id): RecordReference(kind: kind, id: id)
                case .department:
                    RecordReference(kind: .organization, id: self.envelope.organizationID)
                }
            return seen.insert(reference).inserted ? reference : nil
        }
    }

    /// The items that can be used.
    public var items: [ItemName] {
        switch self.data {
        case .encounter(let encounter): encounter.itemNames
        case .organization(let organization):
            organization.departments.map {
                ItemName(kind: .departments, id: $0.id, path: $0.path)
            }
        default: []
        }
    }
}
