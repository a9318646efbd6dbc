import ClinicRecord
import FHIRR4
import Foundation
import SyncCore

/// A medicine as one fact on the platform: who shares it, under which key and identifier.
struct MedicineProduct {
    /// Where a medicine stands: what its compound is named after.
    enum Role {
        case prescribed(itemID: UUID, number: String)
        case dispensed(itemID: UUID, number: String)
        case administered(itemID: UUID)
    }

    let medicine: MedicineRecord
    let role: Role
    let scope: EncounterScope

    /// A product belongs to the facility and serves many patients; a compound is made for one.
    var isShared: Bool { self.medicine.type == .single }

    var key: ResourceKey {
        guard self.isShared else {
            return switch self.role {
            case .prescribed(let id, _), .dispensed(let id, _), .administered(let id):
                .medication(id, "medication")
            }
        }
        let parts =
            [
                "medication", self.scope.facility.organizationID.text, self.medicine.localCode,
                self.medicine.kfa?.code ?? "",
            ] + (self.lotNumber.map { [$0] } ?? [])
        return .medication(NameUUID.make(Self.joined(parts)))
    }

    var identifier: Identifier {
        Identifier(
            use: .official, system: self.scope.systems.medication, value: self.identifierValue)
    }

    func delivery(order: PlanOrder) -> PlannedDelivery {
        guard self.isShared else {
            return self.scope.delivery(
                self.resource, as: self.key, order: order, identifier: self.identifier)
        }
        return self.scope.facility.delivery(
            self.resource, as: self.key, order: order, identifier: self.identifier,
            keepsExisting: true)
    }

    private var identifierValue: String {
        switch self.role {
        case _ where self.isShared:
            ([self.medicine.localCode] + (self.lotNumber.map { [$0] } ?? []))
                .joined(separator: "-")
        case .prescribed(_, let number), .dispensed(_, let number): number
        case .administered(let id): id.text
        }
    }

    /// The lot tells dispensed products apart; a prescription names none.
    private var lotNumber: String? {
        if case .prescribed = self.role { return nil }
        return self.medicine.lotNumber
    }

    private var resource: Medication {
        let medicine = self.medicine
        var medication = Medication()
        medication.fhirExtension = [
            Extension(
                Systems.medicationTypeExtension,
                .concept(CodeableConcept(medicine.type.coding)))
        ]
        medication.identifier = [self.identifier]
        // A compound has no KFA code; its name alone tells what it is.
        medication.code = CodeableConcept(
            self.isShared
                ? [medicine.kfa.flatMap { Coding($0, system: Systems.kfa) }].compactMap { $0 } : [],
            text: medicine.name
        )
        medication.form = CodeableConcept(
            medicine.form, system: Systems.medicationForm)
        medication.manufacturer = medicine.manufacturerOrgID.map { Reference("Organization/\($0)") }
        medication.ingredient = medicine.ingredients.map(self.ingredient)
        if let lotNumber = self.lotNumber {
            medication.batch = Medication.Batch(
                lotNumber: lotNumber,
                expirationDate: medicine.expiry.map { "\($0.text)T00:00:00+00:00" }
            )
        }
        return medication
    }

    private func ingredient(_ ingredient: Ingredient) -> Medication.Ingredient {
        Medication.Ingredient(
            item: CodeableConcept(ingredient.kfa, system: Systems.kfa),
            isActive: ingredient.isActive,
            strength: ingredient.numerator.flatMap { numerator in
                ingredient.denominator.map { denominator in
                    Ratio(
                        numerator: Quantity(medicine: numerator),
                        denominator: Quantity(medicine: denominator))
                }
            }
        )
    }

    /// Each part carries its length, so that no two lists of parts give one name.
    private static func joined(_ parts: [String]) -> String {
        parts.map { "\($0.utf8.count):\($0)" }.joined()
    }
}
