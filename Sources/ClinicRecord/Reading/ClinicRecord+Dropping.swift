#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ClinicRecord {
    /// Leaves out items, and with them what they name.
    mutating func drop(_ paths: Set<String>) {
        switch self.data {
        case .encounter(var encounter):
            encounter.drop(paths)
            self.data = .encounter(encounter)
        case .organization(var organization):
            organization.departments.removeAll { paths.contains($0.path) }
            self.data = .organization(organization)
        default: break
        }
        self.forgetDropped()
    }

    /// Forgets what items named that are no longer there.
    mutating func forgetDropped() {
        var owners = Set(self.items.map(\.path))
        if case .encounter(let encounter) = self.data, let summary = encounter.medicalSummary {
            owners.insert(summary.path)
        }
        self.names.keep(ownedBy: owners)
    }

    /// Leaves out the items that name an item that is not there, and then those that name these,
    /// until every name is answered.
    mutating func dropUnanswered() -> [Finding] {
        var findings: [Finding] = []
        while true {
            let present = Set(self.items.map { ItemKey(kind: $0.kind, id: $0.id) })
            let unanswered = self.names.links.filter { link in
                !link.kinds.contains { present.contains(ItemKey(kind: $0, id: link.id)) }
            }
            guard !unanswered.isEmpty else { return findings }
            findings += unanswered.map { link in
                Problem.unknownItem(link.kinds).finding(
                    at: link.path, refusesRecord: link.owner == nil)
            }
            self.drop(Set(unanswered.compactMap(\.owner)))
            // A link of the head has no owner to go with; the record is refused for it.
            self.names.links.removeAll { $0.owner == nil }
        }
    }
}

extension ClinicRecord {
    /// What tells an item from every other, wherever it stands.
    struct ItemKey: Hashable {
        let kind: ItemKind
        let id: UUID
    }
}
