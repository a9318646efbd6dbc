import FHIRR4

/// Prescriptions and what the pharmacy handed over for them.
extension ItemWriter {
    struct Prescribed {
        var prescription: JSONValue
        var dispense: JSONValue
    }

    /// One prescription with a dispense for each of its lines.
    mutating func prescribe(
        _ orders: [DrugOrder],
        _ compound: Compound?,
        serial: String,
        setting: String = "outpatient",
        at time: ClinicTime,
        by prescriber: String,
        because diagnosis: JSONValue?
    ) -> Prescribed {
        let number = "RX-" + serial
        let prescriptionID = JSONValue.string(self.generator.uuid())
        var items: [JSONValue] = []
        var dispensed: [JSONValue] = []
        for order in orders {
            let itemID = JSONValue.string(self.generator.uuid())
            let itemNumber = "\(number)-\(items.count + 1)"
            items.append(self.item(order, id: itemID, number: itemNumber, because: diagnosis))
            let handedOver = self.withLot(order.drug.json, at: time)
            dispensed.append(
                self.dispensed(
                    itemID, order.drug.quantity(order.quantity), days: order.days, handedOver))
        }
        if let compound {
            let itemID = JSONValue.string(self.generator.uuid())
            let itemNumber = "\(number)-\(items.count + 1)"
            let medicine = Self.medicine(compound, localCode: "RACIK-" + itemNumber)
            let count = compound.timesPerDay * compound.days
            items.append(
                Self.item(
                    compound, medicine, id: itemID, number: itemNumber, because: diagnosis))
            let handedOver = self.withLot(medicine, at: time)
            dispensed.append(
                self.dispensed(
                    itemID, Self.quantity(count, "CAP"), days: compound.days, handedOver))
        }
        let prescription: JSONValue = [
            "id": prescriptionID,
            "number": .string(number),
            "prescribed_at": time.json,
            "prescriber_id": .string(prescriber),
            "setting": .string(setting),
            "status": "completed",
            "items": .array(items),
        ]
        let dispense: JSONValue = [
            "id": .string(self.generator.uuid()),
            "number": .string("DSP-" + serial),
            "prescription_id": prescriptionID,
            "location_id": .string(self.facility.room("APOTEK")),
            "prepared_at": time.adding(minutes: 6).json,
            "handed_over_at": time.adding(minutes: 10).json,
            "dispensed_by": .string(self.facility.person("pharmacist")),
            "verified_by": .string(self.facility.person("pharmacist")),
            "status": "completed",
            "items": .array(dispensed),
        ]
        return Prescribed(prescription: prescription, dispense: dispense)
    }

    private func item(
        _ order: DrugOrder,
        id: JSONValue,
        number: String,
        because diagnosis: JSONValue?
    ) -> JSONValue {
        .members([
            ("id", id),
            ("item_number", .string(number)),
            ("medicine", .string(self.facility.medicine(order.drug))),
            ("reason_diagnosis_id", diagnosis),
            (
                "dose_quantity",
                [
                    "value": .decimal(order.dose), "unit": .string(order.drug.unit),
                    "ucum": .string(order.drug.unit),
                ]
            ),
            ("frequency", .whole(order.timesPerDay)),
            ("period", 1),
            ("period_unit", "d"),
            ("when", order.when.map { [.string($0)] }),
            ("as_needed", order.neededFor == nil ? nil : true),
            ("as_needed_for", order.neededFor.map { ["text": .string($0)] }),
            ("route", .string(order.drug.route)),
            ("signa_text", .string(order.signa)),
            ("quantity", order.drug.quantity(order.quantity)),
            ("days_supply", .whole(order.days)),
            ("allow_substitution", true),
            ("status", "completed"),
        ])
    }

    private static func item(
        _ compound: Compound,
        _ medicine: JSONValue,
        id: JSONValue,
        number: String,
        because diagnosis: JSONValue?
    ) -> JSONValue {
        .members([
            ("id", id),
            ("item_number", .string(number)),
            ("medicine", medicine),
            ("reason_diagnosis_id", diagnosis),
            ("dose_quantity", Self.quantity(1, "CAP")),
            ("frequency", .whole(compound.timesPerDay)),
            ("period", 1),
            ("period_unit", "d"),
            ("when", ["after_meal"]),
            ("route", "oral"),
            ("signa_text", .string(compound.signa)),
            ("quantity", Self.quantity(compound.timesPerDay * compound.days, "CAP")),
            ("days_supply", .whole(compound.days)),
            ("status", "completed"),
        ])
    }

    private static func medicine(_ compound: Compound, localCode: String) -> JSONValue {
        [
            "local_code": .string(localCode),
            "type": "compound_per_dose",
            "name": .string(compound.name),
            "form": ["code": "BS019", "display": "Kapsul"],
            "ingredients": .array(
                compound.ingredients.map { ingredient in
                    [
                        "kfa": [
                            "code": .string(ingredient.kfa),
                            "display": .string(ingredient.display),
                        ],
                        "is_active": true,
                        "numerator": [
                            "value": .decimal(ingredient.milligrams), "unit": "mg", "ucum": "mg",
                        ],
                        "denominator": Self.quantity(1, "CAP"),
                    ]
                }),
        ]
    }

    private mutating func dispensed(
        _ itemID: JSONValue,
        _ quantity: JSONValue,
        days: Int,
        _ medicine: JSONValue
    ) -> JSONValue {
        [
            "id": .string(self.generator.uuid()),
            "prescription_item_id": itemID,
            "medicine": medicine,
            "quantity": quantity,
            "days_supply": .whole(days),
            "status": "completed",
        ]
    }

    private mutating func withLot(_ medicine: JSONValue, at time: ClinicTime) -> JSONValue {
        var object = medicine.object ?? JSONObject()
        let lot = self.generator.number(1...9999)
        object["lot_number"] = .string("LOT" + DemoPerson.padded(lot, 4))
        object["expiry"] = time.day.adding(days: 300 + lot % 300).json
        return .object(object)
    }

    static func quantity(_ value: Int, _ unit: String) -> JSONValue {
        ["value": .whole(value), "unit": .string(unit), "ucum": .string(unit)]
    }

    /// One infusion that was given on the ward or in the emergency unit.
    mutating func infusion(
        serial: String,
        from start: ClinicTime,
        hours: Int,
        prescriber: String,
        giver: String
    ) -> (prescription: JSONValue, administration: JSONValue) {
        let itemID = JSONValue.string(self.generator.uuid())
        let number = "RX-\(serial)"
        let drug = Drug.ringerLactate
        let prescription: JSONValue = [
            "id": .string(self.generator.uuid()),
            "number": .string(number),
            "prescribed_at": start.json,
            "prescriber_id": .string(prescriber),
            "setting": "inpatient",
            "status": "completed",
            "items": [
                [
                    "id": itemID,
                    "item_number": .string(number + "-1"),
                    "medicine": .string(self.facility.medicine(drug)),
                    "dose_quantity": Self.quantity(500, "mL"),
                    "frequency": 1,
                    "period": 8,
                    "period_unit": "h",
                    "route": .string(drug.route),
                    "signa_text": "Infus 20 tetes per menit",
                    "quantity": Self.quantity(500, "mL"),
                    "status": "completed",
                ]
            ],
        ]
        let administration: JSONValue = [
            "id": .string(self.generator.uuid()),
            "prescription_item_id": itemID,
            "medicine": self.withLot(drug.json, at: start),
            "status": "given",
            "start": start.adding(minutes: 10).json,
            "end": start.adding(minutes: 10 + hours * 60).json,
            "performer_id": .string(giver),
            "dose": Self.quantity(500, "mL"),
            "route": .string(drug.route),
            "setting": "inpatient",
        ]
        return (prescription, administration)
    }
}
