import ClinicRecord
import FHIRR4
import SyncCore

/// Vaccinations, and what was seen after them.
///
/// The platform tells a dose given here (`primarySource`) from one that is only reported: the first
/// has a lot, an expiry date and an administering provider, the second neither lot nor expiry, an
/// entering provider and an origin (API 3.16).
struct ImmunizationMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.immunizations.flatMap { item in
            [self.reaction(to: item), self.delivery(item)].compactMap { $0 }
        }
    }

    private func delivery(_ item: ImmunizationItem) -> PlannedDelivery {
        let key = ResourceKey.immunization(item.id)
        let identifier = self.scope.localIdentifier(self.scope.systems.immunization, key)
        var codes = [Coding(item.vaccine, system: Systems.kfa)].compactMap { $0 }
        codes += item.vaccineGroups.compactMap { Coding($0, system: Systems.kfa) }
        var immunization = Immunization(
            status: item.status.fhir,
            vaccineCode: CodeableConcept(codes, text: item.vaccine.text),
            patient: self.scope.subject,
            occurrence: item.givenAt,
            primarySource: item.primarySource
        )
        immunization.identifier = [identifier]
        immunization.encounter = self.scope.encounter
        immunization.recorded = item.recordedAt ?? item.givenAt
        immunization.performer = self.performers(of: item)
        immunization.location = self.location(of: item)
        immunization.site = item.site?.concept
        immunization.route = item.route?.concept
        immunization.dose = item.dose.map(self.dose)
        immunization.doseNumber = item.doseNumber
        immunization.reasonCode = [
            CodeableConcept(ImmunizationTerms.reason(item.program, timing: item.timing))
        ]
        if item.status == .notDone {
            immunization.statusReason = item.notDoneReason.map {
                CodeableConcept($0, system: Systems.actReason)
            }
        }
        if item.primarySource {
            immunization.lotNumber = item.lotNumber
            immunization.expirationDate = item.expiryDate
        } else {
            immunization.reportOrigin = ImmunizationTerms.writtenRecord
        }
        if let reaction = item.reaction {
            immunization.reaction = [
                Immunization.Reaction(
                    date: reaction.at,
                    detail: self.reactionKey(item).reference,
                    reported: reaction.reportedByPatient
                )
            ]
        }
        return self.scope.delivery(
            immunization, as: key, order: .immunization, identifier: identifier,
            isWithdrawn: item.status == .enteredInError)
    }

    /// Who gave the dose and who answers for the entry.
    ///
    /// The facility enters what it reports, so it stands as entering provider in any case; some
    /// clients were refused without it.
    private func performers(
        of item: ImmunizationItem
    ) -> [Immunization.Performer] {
        let function =
            item.primarySource
            ? ImmunizationTerms.administeringProvider : ImmunizationTerms.enteringProvider
        return [
            Immunization.Performer(
                function: CodeableConcept(function),
                actor: self.scope.practitioner(
                    item.givenBy ?? self.scope.attendingID)),
            Immunization.Performer(
                function: CodeableConcept(ImmunizationTerms.enteringProvider),
                actor: self.scope.systems.facility),
        ]
    }

    /// The place given, or that of the encounter: a completed dose must have one (rule 10305).
    private func location(of item: ImmunizationItem) -> Reference? {
        if let id = item.locationID { return ResourceKey.location(id).reference }
        guard item.status == .completed, let first = self.scope.record.locations.first else {
            return nil
        }
        return ResourceKey.location(first.locationID).reference
    }

    /// The platform's samples write millilitres of vaccine in lower case.
    private func dose(_ amount: QuantityValue) -> Quantity {
        .ucum(amount.value, unit: amount.unit, code: amount.ucum == "mL" ? "ml" : amount.ucum)
    }

    // MARK: Reactions

    private func reactionKey(_ item: ImmunizationItem) -> ResourceKey {
        .observation(item.id, "reaction")
    }

    private func reaction(to item: ImmunizationItem) -> PlannedDelivery? {
        guard let reaction = item.reaction else { return nil }
        let key = self.reactionKey(item)
        let identifier = self.scope.localIdentifier(self.scope.systems.observation, key)
        let isError = item.status == .enteredInError
        var observation = Observation(
            status: isError ? .enteredInError : .final,
            code: CodeableConcept(ImmunizationTerms.adverseEvent),
            subject: self.scope.subject
        )
        observation.identifier = [identifier]
        observation.category = [CodeableConcept(.exam)]
        observation.encounter = self.scope.encounter
        observation.effective = reaction.at ?? item.givenAt
        observation.issued = observation.effective
        observation.performer = [
            self.scope.practitioner(item.givenBy ?? self.scope.attendingID)
        ]
        observation.value = .concept(
            CodeableConcept(
                [reaction.code.flatMap { Coding($0, system: Systems.snomed) }].compactMap { $0 },
                text: reaction.text ?? reaction.code?.text
            ))
        return self.scope.delivery(
            observation, as: key, order: .observation, identifier: identifier,
            isWithdrawn: isError)
    }
}
