import ClinicRecord
import FHIRR4
import SyncCore

/// Sets of vital signs as Observations, one for each measurement.
struct VitalSignsMapping {
    let scope: EncounterScope

    func deliveries() -> [PlannedDelivery] {
        self.scope.record.vitalSigns.flatMap(self.deliveries)
    }

    private func deliveries(_ set: VitalSigns) -> [PlannedDelivery] {
        var deliveries: [PlannedDelivery] = []
        for sign in VitalSign.allCases {
            guard let number = Self.number(sign, of: set) else { continue }
            let term = VitalSignTerm.of(sign)
            var codes = [term.code]
            if sign == .oxygenSaturation, set.spo2Method == .pulseOximeter {
                codes.append(VitalSignTerm.pulseOximetry)
            }
            deliveries.append(
                self.delivery(
                    set, sign.rawValue, codes, term.category,
                    .quantity(.ucum(number, unit: term.unit, code: sign.ucum))))
        }
        if let score = set.painScore {
            deliveries.append(
                self.delivery(
                    set, "pain_score", [VitalSignTerm.painScore], .survey, .integer(score)))
        }
        if let consciousness = set.consciousness {
            deliveries.append(
                self.delivery(
                    set, "consciousness", [VitalSignTerm.consciousness], .vitalSigns,
                    .concept(consciousness.concept)))
        }
        return deliveries
    }

    /// What was measured; the body mass index also when weight and height of the set give it.
    private static func number(_ sign: VitalSign, of set: VitalSigns) -> JSONNumber? {
        if let given = set[sign] { return given }
        guard sign == .bmi, let weight = set.weight, let height = set.height else { return nil }
        return BodyMassIndex.compute(weightKilograms: weight, heightCentimetres: height)
    }

    private func delivery(
        _ set: VitalSigns, _ component: String, _ codes: [Coding], _ category: Coding,
        _ value: Observation.Value
    ) -> PlannedDelivery {
        let key = ResourceKey.observation(set.id, component)
        let identifier = self.scope.localIdentifier(self.scope.systems.observation, key)
        var observation = Observation(
            status: set.status.fhir,
            code: CodeableConcept(codes),
            subject: self.scope.subject
        )
        observation.identifier = [identifier]
        observation.category = [CodeableConcept(category)]
        observation.encounter = self.scope.encounter
        observation.effective = set.recordedAt
        observation.issued = set.recordedAt
        observation.performer = [self.scope.practitioner(set.recordedBy)]
        observation.value = value
        return self.scope.delivery(
            observation, as: key, order: .vitalSign, identifier: identifier,
            isWithdrawn: set.status == .enteredInError)
    }
}
