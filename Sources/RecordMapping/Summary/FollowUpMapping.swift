import ClinicRecord
import FHIRR4
import SyncCore

/// The control visit that a medical summary asks for, as an order.
struct FollowUpMapping {
    let scope: EncounterScope

    var key: ResourceKey { .followUp(ofEncounter: self.scope.id) }

    /// The order; nil when the summary names neither day nor place.
    func delivery() -> PlannedDelivery? {
        guard let summary = self.scope.record.medicalSummary,
            summary.followUpDate != nil || summary.followUpLocationID != nil
        else { return nil }
        let identifier = Identifier(
            use: .official, system: self.scope.systems.serviceRequest,
            value: "\(summary.number)-FU")
        var request = ServiceRequest(
            status: .active,
            code: CodeableConcept(OrderTerms.followUp, text: self.dayInWords(summary)),
            subject: self.scope.subject
        )
        request.identifier = [identifier]
        request.category = [OrderTerms.referral]
        request.priority = .routine
        request.encounter = self.scope.encounter
        // The platform refuses times to come; its own samples put the time of the order here and
        // tell the day of the visit in words.
        request.occurrence = summary.signedAt
        request.authoredOn = summary.signedAt
        request.requester = self.scope.practitioner(summary.authorID)
        request.performer = [self.scope.practitioner(summary.authorID)]
        if let id = summary.followUpLocationID {
            let name = self.scope.known.locations[id]?.name
            request.locationReference = [ResourceKey.location(id).reference(display: name)]
        }
        request.patientInstruction = summary.narrative.followUp
        return self.scope.delivery(
            request, as: self.key, order: .serviceRequest, identifier: identifier)
    }

    private func dayInWords(_ summary: MedicalSummary) -> String? {
        let language = self.scope.facility.context.language
        return summary.followUpDate.map { date in
            let words = LocalizedText(indonesian: "Kontrol", english: "Follow-up visit")
            return "\(words[language]) \(DateWords.text(date, in: language))"
        }
    }
}
