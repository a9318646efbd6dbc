import ClinicRecord
import FHIRR4
import SyncCore

/// The Encounter itself: created at its opening, updated on the way, closed at its end.
struct EncounterMapping {
    let scope: EncounterScope

    private var record: EncounterRecord { self.scope.record }
    private var isStay: Bool { self.record.class == .inpatient }
    private var timeline: StatusTimeline { StatusTimeline(self.record) }

    private var opening: Encounter.StatusEntry {
        self.timeline.opening(isStay: self.isStay, start: self.record.periodStart)
    }

    // MARK: Deliveries

    /// The create, with the little that is true from the first minute.
    ///
    /// What was queued first stays: whatever changes later travels with an update, and must not
    /// reopen an encounter by sending its arrival again.
    func create() -> PlannedDelivery {
        let opening = self.opening
        var encounter = self.base(status: opening.status)
        encounter.statusHistory = [opening]
        encounter.participant = self.participants { $0.role == .attending }
        encounter.location = Array(self.stays(openEnded: true).prefix(1))
        return self.delivery(encounter, stage: .create, operation: .create)
    }

    /// The update that tells a change of status on the way; nil while nothing changed.
    ///
    /// A finished encounter answers the last status it had before. The closing waits for that update,
    /// so a late one can never reopen what was closed.
    func statusOnTheWay() -> PlannedDelivery? {
        guard let underWay = self.timeline.underWay(after: self.opening.status),
            let status = underWay.entries.last?.status
        else { return nil }
        var encounter = self.base(status: status)
        encounter.statusHistory = underWay.entries
        encounter.participant = self.participants { _ in true }
        encounter.location = self.stays(openEnded: true)
        return self.delivery(encounter, stage: .status, operation: .update)
    }

    /// The update that takes an encounter back: cancelled, or entered in error.
    func withdrawal() -> PlannedDelivery {
        var encounter = self.base(status: self.record.status.fhir)
        encounter.statusHistory = self.timeline.entries
        encounter.participant = self.participants { _ in true }
        encounter.location = self.stays(openEnded: false)
        encounter.period?.end = self.record.periodEnd
        return self.delivery(encounter, stage: .finish, operation: .update)
    }

    /// The update that closes the encounter, with everything sent before and the diagnoses.
    ///
    /// - Parameters:
    ///   - diagnoses: The Conditions of the encounter and their roles.
    ///   - items: Every other fact of the encounter that is on its way; the closing waits until each
    ///     has come to rest.
    ///   - status: The update on the way, when one was asked for.
    func finish(
        diagnoses: [RankedDiagnosis], items: [ResourceKey], status: PlannedDelivery?
    ) -> PlannedDelivery {
        var encounter = self.base(status: .finished)
        encounter.statusHistory = self.timeline.entries
        encounter.participant = self.participants { _ in true }
        encounter.location = self.stays(openEnded: false)
        encounter.period?.end = self.record.periodEnd
        encounter.length = self.length
        encounter.diagnosis = diagnoses.map(\.element)
        encounter.hospitalization = self.hospitalization

        var delivery = self.delivery(encounter, stage: .finish, operation: .update)
        var dependencies = DependencyList()
        dependencies.add(self.scope.encounterKey)
        if let status { dependencies.add(status.key, stage: status.stage, kind: .settled) }
        dependencies.add(diagnoses.filter(\.isPrimary).map(\.key), kind: .accepted)
        dependencies.add(diagnoses.map(\.key), kind: .settled)
        dependencies.add(items, kind: .settled)
        for dependency in delivery.dependencies {
            dependencies.add(dependency.key, stage: dependency.stage, kind: dependency.kind)
        }
        delivery.dependencies = dependencies.items
        return delivery
    }

    // MARK: Elements

    private func base(status: Encounter.Status) -> Encounter {
        var encounter = Encounter(
            status: status,
            encounterClass: self.record.class.coding,
            subject: self.scope.patientKey.reference(display: self.scope.patient.fullName)
        )
        encounter.identifier = [self.identifier]
        encounter.serviceType = self.record.serviceType.map {
            CodeableConcept($0, system: Systems.serviceType)
        }
        encounter.period = Period(start: self.record.periodStart)
        encounter.serviceProvider = self.scope.systems.facility
        return encounter
    }

    private var identifier: Identifier {
        Identifier(system: self.scope.systems.encounter, value: self.record.encounterNumber)
    }

    private func participants(
        where isWanted: (Participant) -> Bool
    ) -> [Encounter.Participant] {
        self.record.participants.filter(isWanted).compactMap {
            participant -> Encounter.Participant? in
            let id = participant.practitionerID
            // Others are left out when the platform does not know them; the encounter can do
            // without them, but not without the one who answers for it.
            guard participant.role == .attending || self.scope.isNameable(id) else { return nil }
            let name = self.scope.known.practitioners[id]?.fullName
            return Encounter.Participant(
                type: [CodeableConcept(participant.role.coding)],
                individual: ResourceKey.practitioner(id).reference(display: name)
            )
        }
    }

    /// The places of the encounter.
    ///
    /// - Parameter openEnded: True while the encounter lasts: the end of the last place is not told
    ///   before the encounter's own.
    private func stays(openEnded: Bool) -> [Encounter.Stay] {
        let places = self.record.locations
        return places.enumerated().map { index, place in
            let name = self.scope.known.locations[place.locationID]?.name
            let isOpen = openEnded && index == places.count - 1
            var stay = Encounter.Stay(
                location: ResourceKey.location(place.locationID).reference(display: name),
                period: place.start.map { start in
                    Period(start: start, end: isOpen ? nil : place.end)
                }
            )
            stay.fhirExtension = self.serviceClass(of: place)
            return stay
        }
    }

    private func serviceClass(of place: LocationStay) -> [Extension] {
        guard let serviceClass = place.serviceClass else { return [] }
        return [
            Extension(
                Systems.serviceClass,
                .nested([
                    Extension(
                        "value",
                        .concept(CodeableConcept(ServiceClassTerms.coding(serviceClass)))),
                    Extension(
                        "upgradeClassIndicator",
                        .concept(CodeableConcept(ServiceClassTerms.coding(place.classChange)))),
                ]))
        ]
    }

    /// Minutes for a visit; for a stay the days between its first and its last, at least one.
    private var length: Quantity? {
        guard let end = self.record.periodEnd else { return nil }
        let start = self.record.periodStart
        if self.isStay {
            let calendar = self.scope.calendar
            guard let first = calendar.date(of: start), let last = calendar.date(of: end) else {
                return nil
            }
            let days = max(1, last.daysSince1970 - first.daysSince1970)
            return .ucum(JSONNumber(days), unit: "d", code: "d")
        }
        let minutes = (end.secondsSince1970 - start.secondsSince1970) / 60
        return .ucum(JSONNumber(Int(max(1, minutes))), unit: "min", code: "min")
    }

    private var hospitalization: Encounter.Hospitalization? {
        guard let stay = self.record.hospitalization else { return nil }
        let disposition = stay.dischargeDisposition.map { disposition in
            CodeableConcept(disposition.coding, text: stay.dischargeNote)
        }
        return Encounter.Hospitalization(
            admitSource: stay.admitSource.map { CodeableConcept($0.coding) },
            dischargeDisposition: disposition ?? stay.dischargeNote.map { CodeableConcept.text($0) }
        )
    }

    private func delivery(
        _ encounter: Encounter, stage: DeliveryStage, operation: DeliveryOperation
    ) -> PlannedDelivery {
        let json = encounter.json
        var dependencies = DependencyList()
        if stage != .create { dependencies.add(self.scope.encounterKey) }
        let conditions = Set(encounter.diagnosis.compactMap { $0.condition.key })
        dependencies.add(json.localReferences.filter { !conditions.contains($0) })
        let order: PlanOrder =
            switch stage {
            case .create: .encounterCreate
            case .status: .encounterStatus
            case .finish: .encounterFinish
            }
        return PlannedDelivery(
            key: self.scope.encounterKey,
            stage: stage,
            operation: operation,
            template: json.bytes,
            dependencies: dependencies.items,
            order: order.rawValue,
            encounterID: self.scope.id,
            patientID: self.record.patientID,
            // The diagnoses it lists are references; where the patient withholds the Conditions,
            // nothing clinical is left in it.
            disclosure: .encounter,
            businessIdentifier: self.identifier.token,
            keepsExisting: stage == .create
        )
    }
}
