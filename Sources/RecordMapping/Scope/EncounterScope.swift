import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// What the mapping of one encounter's items works with.
struct EncounterScope {
    let facility: FacilityScope
    let id: UUID
    let record: EncounterRecord
    let patient: PatientRecord
    /// The practitioner answerable for the encounter, who stands in where another cannot be named.
    let attendingID: UUID
    let items: EncounterItems

    var systems: Systems { self.facility.systems }
    var known: KnownRecords { self.facility.known }
    var calendar: LocalCalendar { self.facility.calendar }

    var patientKey: ResourceKey { .patient(self.record.patientID) }
    var encounterKey: ResourceKey { .encounter(self.id) }
    var subject: Reference { self.patientKey.reference }
    var encounter: Reference { self.encounterKey.reference }

    /// The practitioner to name for an act of `id`.
    ///
    /// Somebody whom the platform's index does not know cannot be named; the attending practitioner
    /// is named instead, and intake has warned of it.
    func practitioner(_ id: UUID) -> Reference {
        ResourceKey.practitioner(self.isNameable(id) ? id : self.attendingID).reference
    }

    /// The same for several, each named once.
    func practitioners(_ ids: [UUID]) -> [Reference] {
        var seen: Set<String> = []
        return ids.map(self.practitioner).filter { seen.insert($0.reference).inserted }
    }

    func isNameable(_ id: UUID) -> Bool {
        !self.facility.context.practitionersWithoutIHSNumber.contains(id)
    }

    /// The medicine that an item names; nil when it names a record that is not known.
    func medicine(_ source: MedicineSource) -> MedicineRecord? {
        switch source {
        case .inline(let medicine): medicine
        case .record(let id): self.known.medicines[id]
        }
    }

    /// A delivery of one of the encounter's facts.
    ///
    /// It depends on the Encounter and on every fact the resource refers to, those in `settling`
    /// only so far that they have come to rest. The patient is left to the Encounter, which cannot
    /// exist without one. A withdrawn item is only ever an update: the queue drops it when nothing
    /// was sent before.
    func delivery(
        _ resource: some FHIRResource,
        as key: ResourceKey,
        order: PlanOrder,
        settling: Set<ResourceKey> = [],
        identifier: Identifier?,
        isWithdrawn: Bool = false
    ) -> PlannedDelivery {
        let json = resource.json
        var dependencies = DependencyList(required: [self.encounterKey])
        for reference in json.localReferences where reference != self.patientKey {
            dependencies.add(reference, kind: Self.kind(of: reference, settling: settling))
        }
        return PlannedDelivery(
            key: key,
            operation: isWithdrawn ? .update : .create,
            template: json.bytes,
            dependencies: dependencies.items,
            order: order.rawValue,
            encounterID: self.id,
            patientID: self.record.patientID,
            disclosure: .clinical,
            businessIdentifier: identifier?.token
        )
    }

    /// A Medication that the queue skips, because nobody can learn its id, travels contained.
    private static func kind(
        of reference: ResourceKey, settling: Set<ResourceKey>
    ) -> Dependency.Kind {
        if settling.contains(reference) { return .settled }
        return reference.type == "Medication" ? .accepted : .required
    }

    /// Our own identifier for a fact that the clinic has no number for.
    func localIdentifier(_ system: String, _ key: ResourceKey) -> Identifier {
        let suffix = key.component.isEmpty ? "" : "-\(key.component)"
        return Identifier(system: system, value: key.localID.text + suffix)
    }
}
