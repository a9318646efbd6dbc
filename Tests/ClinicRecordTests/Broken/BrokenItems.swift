import FHIRR4

extension BrokenRecord {
    private static let visit = Sample.fullVisit

    static let clinical: [BrokenRecord] = [
        .init(
            "vital signs that are no list", visit, "data.vital_signs", ["temperature": 36],
            .fieldType, refuses: false),
        .init(
            "vital signs without id", visit, "data.vital_signs[0].id", nil, .fieldRequired,
            refuses: false),
        .init(
            "vital signs by nobody", visit, "data.vital_signs[0].recorded_by", nil, .fieldRequired,
            refuses: false),
        .init(
            "vital signs without a time", visit, "data.vital_signs[0].recorded_at", nil,
            .fieldRequired, refuses: false),
        .init(
            "a fever in Fahrenheit", visit, "data.vital_signs[0].temperature", 98, .valueOutOfRange,
            refuses: false),
        .init(
            "a temperature in quotes", visit, "data.vital_signs[0].temperature", "36.5", .fieldType,
            refuses: false),
        .init(
            "a temperature in another unit", visit, "data.vital_signs[0].temperature",
            ["value": 98, "unit": "F", "ucum": "[degF]"], .unitMismatch,
            at: "data.vital_signs[0].temperature.ucum", refuses: false),
        .init(
            "a weight in grams", visit, "data.vital_signs[0].weight", 54500, .valueOutOfRange,
            refuses: false),
        .init(
            "pressures that are swapped", visit.setting("data.vital_signs[0].bp_systolic", to: 80),
            "data.vital_signs[0].bp_diastolic", 120, .valueOutOfRange, refuses: false),
        .init(
            "a pain of eleven", visit, "data.vital_signs[0].pain_score", 11, .valueOutOfRange,
            refuses: false),
        .init(
            "an unknown consciousness", visit, "data.vital_signs[0].consciousness", "asleep",
            .valueNotAllowed, refuses: false),
        .init(
            "an observation without value", visit, "data.observations[0].value", nil,
            .fieldRequired, refuses: false),
        .init(
            "a value that is a list", visit, "data.observations[0].value", [], .fieldType,
            refuses: false),
        .init(
            "a value that is half", visit, "data.observations[0].value", .decimal("0.5"),
            .fieldType, refuses: false),
        .init(
            "a value that is a dash", visit, "data.observations[0].value", "-", .valueNotAllowed,
            refuses: false),
        .init(
            "a code of no system", visit, "data.observations[0].code.system", nil, .fieldRequired,
            refuses: false),
        .init(
            "an observation with a mistyped LOINC code", visit, "data.observations[0].code",
            ["system": "http://loinc.org", "code": "8867-5"], .codeShape,
            at: "data.observations[0].code.code", refuses: false),
        .init(
            "a complaint without words", visit, "data.complaints[0].text", nil, .fieldRequired,
            refuses: false),
        .init(
            "an onset without offset", visit, "data.complaints[0].onset", "2026-05-09T20:00:00",
            .instantWithoutOffset, refuses: false),
        .init(
            "an onset that is a month", visit, "data.complaints[0].onset", "2026-05", .fieldType,
            refuses: false),
        .init(
            "a procedure with three decimals", visit, "data.procedures[0].icd9cm.code", "99.181",
            .codeShape, refuses: false),
        .init(
            "a procedure by nobody", visit, "data.procedures[0].performers", [], .fieldRequired,
            refuses: false),
        .init(
            "a procedure that ends first", visit, "data.procedures[0].performed_end",
            "2026-05-11T09:00:00+08:00", .periodReversed, refuses: false),
        .init(
            "a procedure for a diagnosis of another visit", visit,
            "data.procedures[0].reason_diagnosis_ids[0]", .string(Sample.doctor), .unknownReference,
            refuses: false),
        .init(
            "a procedure not done for no reason", visit, "data.procedures[0].status", "not_done",
            .fieldRequired, at: "data.procedures[0].not_done_reason", refuses: false),
        .init(
            "a tooth that nobody has", visit, "data.procedures[0].teeth", ["19"], .valueNotAllowed,
            at: "data.procedures[0].teeth[0]", refuses: false),
        .init(
            "an allergy to a mistyped substance", visit, "data.allergies[0].substance.code",
            "95000456", .codeShape, refuses: false),
        .init(
            "an allergy to a medicine from SNOMED", visit, "data.allergies[0].substance.system",
            "http://snomed.info/sct", .valueNotAllowed, refuses: false),
        .init(
            "a reaction that is a number", visit, "data.allergies[0].reactions[1]", 5, .fieldType,
            refuses: false),
        .init(
            "a vaccine that is no product", visit, "data.immunizations[0].vaccine.code", "VG104",
            .valueNotAllowed, refuses: false),
        .init(
            "dose zero", visit, "data.immunizations[0].dose_number", 0, .valueNotAllowed,
            refuses: false),
        .init(
            "a vaccine given by nobody", visit, "data.immunizations[0].given_by", nil,
            .fieldRequired, refuses: false),
        .init(
            "a vaccine without lot", visit, "data.immunizations[0].lot_number", nil, .fieldRequired,
            refuses: false),
        .init(
            "a vaccine in another unit", visit, "data.immunizations[0].dose.ucum", "L",
            .unitMismatch, refuses: false),
        .init(
            "an unknown program", visit, "data.immunizations[0].program", "Dasar", .valueNotAllowed,
            refuses: false),
        .init(
            "a summary signed by nobody", visit, "data.medical_summary.author_id", nil,
            .fieldRequired, refuses: false),
        .init(
            "a summary that is a list", visit, "data.medical_summary", [], .fieldType,
            refuses: false),
    ]

    private static let item = "data.prescriptions[0].items[0]"
    private static let dispensed = "data.dispenses[0].items[0]"
    private static let report = "data.lab_reports[0]"
    /// Nothing depends on the prescription here, so that its faults come alone.
    private static let prescribing = Sample.shortVisit

    static let medicines: [BrokenRecord] = [
        .init(
            "a prescription of nothing", prescribing, "data.prescriptions[0].items", [],
            .fieldRequired, refuses: false),
        .init(
            "a prescription without items", prescribing, "data.prescriptions[0].items", nil,
            .fieldRequired, refuses: false),
        .init(
            "a prescription by nobody", prescribing, "data.prescriptions[0].prescriber_id", nil,
            .fieldRequired, refuses: false),
        .init(
            "a prescription that has lapsed", prescribing, "data.prescriptions[0].valid_until",
            "2026-05-01", .periodReversed, refuses: false),
        .init(
            "a dose without unit code", prescribing, "\(item).dose_quantity.ucum", nil,
            .fieldRequired, refuses: false),
        .init(
            "a dose of nothing", prescribing, "\(item).dose_quantity.value", 0, .valueNotAllowed,
            refuses: false),
        .init("no dose", prescribing, "\(item).dose_quantity", nil, .fieldRequired, refuses: false),
        .init(
            "no frequency of a regular dose",
            prescribing.setting("\(item).as_needed", to: nil).setting(
                "\(item).as_needed_for", to: nil), "\(item).frequency", nil, .fieldRequired,
            refuses: false),
        .init(
            "a frequency without period", prescribing, "\(item).period_unit", nil, .fieldRequired,
            refuses: false),
        .init(
            "a period that shrinks", prescribing, "\(item).period_max", 3, .valueNotAllowed,
            refuses: false),
        .init(
            "an unknown route", prescribing, "\(item).route", "po", .valueNotAllowed, refuses: false
        ),
        .init(
            "no instruction", prescribing, "\(item).signa_text", nil, .fieldRequired, refuses: false
        ),
        .init(
            "a medicine that is a name", prescribing, "\(item).medicine", "Oralit", .fieldType,
            refuses: false),
        .init(
            "an inline medicine with a mistyped code", prescribing, "\(item).medicine.kfa.code",
            "9300441A", .codeShape, refuses: false),
        .init(
            "a mixture of nothing", prescribing.setting("\(item).medicine.kfa", to: nil),
            "\(item).medicine.type", "compound_per_dose", .compoundIncomplete,
            at: "\(item).medicine.ingredients", refuses: false),
        .init(
            "a handing over before the preparation", visit, "data.dispenses[0].handed_over_at",
            "2026-05-11T09:59:00+08:00", .periodReversed, refuses: false),
        .init(
            "a dispense for no prescription", visit, "\(dispensed).prescription_item_id",
            .string(Sample.doctor), .unknownReference, refuses: false),
        .init(
            "an amount in quotes", visit, "\(dispensed).quantity.value", "10", .fieldType,
            refuses: false),
        .init(
            "nothing given for no reason", visit, "data.administrations[0].status", "not_given",
            .fieldRequired, at: "data.administrations[0].reason_not_given", refuses: false),
    ]

    static let laboratory: [BrokenRecord] = [
        .init(
            "a report of a result that is not there", visit, "\(report).result_ids[0]",
            .string(Sample.doctor), .unknownReference, refuses: false),
        .init(
            "a report of nothing", visit, "\(report).result_ids", [], .fieldRequired, refuses: false
        ),
        .init(
            "a report without its test", visit, "\(report).test", nil, .fieldRequired,
            refuses: false),
        .init(
            "a report for an order that is not there", visit, "\(report).order_id",
            .string(Sample.doctor), .unknownReference, refuses: false),
        .init(
            "a report of an unknown kind", visit, "\(report).category", "imaging", .valueNotAllowed,
            refuses: false),
        .init(
            "a specimen of some other kind", Self.specimenAlone, "data.specimens[0].type", "other",
            .fieldRequired, at: "data.specimens[0].type_text", refuses: false),
        .init(
            "a specimen for nothing", Self.specimenAlone, "data.specimens[0].order_item_ids", nil,
            .fieldRequired, refuses: false),
        .init(
            "a barcode of 31 characters", Self.specimenAlone, "data.specimens[0].number",
            .string(String(repeating: "7", count: 31)), .valueNotAllowed, refuses: false),
        .init(
            "a result without a unit", Self.resultAlone, "data.lab_results[0].value", 12,
            .fieldType, refuses: false),
        .init(
            "a hemoglobin per litre", Self.resultAlone, "data.lab_results[0].value.ucum", "g/L",
            .unitMismatch, refuses: false),
        .init(
            "a result before the platform's time", Self.resultAlone,
            "data.lab_results[0].resulted_at", "1999-01-01T00:00:00Z", .instantTooEarly,
            refuses: false),
        .init(
            "a result that nobody authorized", Self.resultAlone,
            "data.lab_results[0].authorized_by", nil, .fieldRequired, refuses: false),
        .init(
            "a result with an unknown flag", Self.resultAlone, "data.lab_results[0].flag", "H",
            .valueNotAllowed, refuses: false),
        .init(
            "an order with a local code", Self.orderAlone, "data.lab_orders[0].items[0].test.code",
            "HB", .codeShape, refuses: false),
        .init(
            "an order with a mistyped code", Self.orderAlone,
            "data.lab_orders[0].items[0].test.code", "718-8", .codeShape, refuses: false),
        .init(
            "an order of an unknown urgency", Self.orderAlone, "data.lab_orders[0].priority",
            "cito", .valueNotAllowed, refuses: false),
    ]

    private static var resultAlone: JSONValue { visit.setting("data.lab_reports", to: nil) }
    private static var specimenAlone: JSONValue { resultAlone.setting("data.lab_results", to: nil) }
    private static var orderAlone: JSONValue { specimenAlone.setting("data.specimens", to: nil) }
}
