import FHIRR4

/// Laboratory work: an order, one specimen, a result per analyte and a report for each panel.
extension ItemWriter {
    struct Laboratory {
        var orders: [JSONValue] = []
        var specimens: [JSONValue] = []
        var results: [JSONValue] = []
        var reports: [JSONValue] = []
    }

    mutating func laboratory(
        _ panels: [LabPanel],
        serial: String,
        from time: ClinicTime,
        by orderer: String,
        because diagnosis: JSONValue
    ) -> Laboratory {
        var work = Laboratory()
        for (place, panel) in panels.enumerated() {
            self.add(
                panel, serial: "\(serial)-\(place + 1)", from: time.adding(minutes: place),
                by: orderer, because: diagnosis, to: &work)
        }
        return work
    }

    private mutating func add(
        _ panel: LabPanel,
        serial: String,
        from time: ClinicTime,
        by orderer: String,
        because diagnosis: JSONValue,
        to work: inout Laboratory
    ) {
        let number = "LAB-" + serial
        let analyst = JSONValue.string(self.facility.person("analyst"))
        let orderID = JSONValue.string(self.generator.uuid())
        let itemID = JSONValue.string(self.generator.uuid())
        let specimenID = JSONValue.string(self.generator.uuid())
        let test: JSONValue = ["code": .string(panel.loinc), "display": .string(panel.display)]
        work.orders.append([
            "id": orderID,
            "number": .string(number),
            "ordered_at": time.json,
            "ordered_by": .string(orderer),
            "priority": "routine",
            "indication": "Pemeriksaan penunjang diagnosis",
            "diagnosis_id": diagnosis,
            "fasting": panel.isFasting ? "fasting" : "not_fasting",
            "status": "completed",
            "items": [
                [
                    "id": itemID,
                    "item_number": .string(number + "-A"),
                    "test": test,
                    "test_name": .string(panel.name),
                    "performer_id": analyst,
                    "status": "completed",
                ]
            ],
        ])
        work.specimens.append([
            "id": specimenID,
            "number": .string("SP-" + serial),
            "order_item_ids": [itemID],
            "type": .string(panel.specimen),
            "collected_at": time.adding(minutes: 3).json,
            "collected_by": analyst,
            "received_at": time.adding(minutes: 5).json,
            "condition": "satisfactory",
            "status": "received",
        ])
        var resultIDs: [JSONValue] = []
        for (place, analyte) in panel.tests.enumerated() {
            let result = self.result(
                analyte, number: "\(number)-A-\(place + 1)", item: itemID, specimen: specimenID,
                from: time, by: analyst)
            resultIDs.append(result["id"] ?? .null)
            work.results.append(result)
        }
        work.reports.append([
            "id": .string(self.generator.uuid()),
            "number": .string(number),
            "order_id": orderID,
            "result_ids": .array(resultIDs),
            "specimen_ids": [specimenID],
            "category": .string(panel.category),
            "test": test,
            "issued_at": time.adding(minutes: 14).json,
            "effective_at": time.adding(minutes: 3).json,
            "authorized_by": analyst,
            "conclusion": .string(panel.conclusion),
            "status": "final",
        ])
    }

    private mutating func result(
        _ test: LabTest,
        number: String,
        item: JSONValue,
        specimen: JSONValue,
        from time: ClinicTime,
        by analyst: JSONValue
    ) -> JSONValue {
        let value = self.generator.pick(test.usual)
        return .members([
            ("id", .string(self.generator.uuid())),
            ("number", .string(number)),
            ("order_item_id", item),
            ("specimen_id", specimen),
            ("test", ["code": .string(test.loinc), "display": .string(test.display)]),
            (
                "value",
                [
                    "value": .decimal(value), "unit": .string(test.unit),
                    "ucum": .string(test.unit),
                ]
            ),
            ("reference_low", test.low.map(JSONValue.decimal)),
            ("reference_high", test.high.map(JSONValue.decimal)),
            ("flag", .string(Self.flag(value, low: test.low, high: test.high))),
            ("resulted_at", time.adding(minutes: 11).json),
            ("authorized_at", time.adding(minutes: 13).json),
            ("resulted_by", analyst),
            ("authorized_by", analyst),
            ("status", "final"),
        ])
    }

    private static func flag(_ value: String, low: String?, high: String?) -> String {
        guard let value = JSONNumber(value) else { return "normal" }
        if let low = low.flatMap({ JSONNumber($0) }), value.isLess(than: low) { return "low" }
        if let high = high.flatMap({ JSONNumber($0) }), high.isLess(than: value) { return "high" }
        return "normal"
    }
}
