import FHIRR4

extension BrokenRecord {
    private static let visit = Sample.shortVisit

    static let envelopes: [BrokenRecord] = [
        .init("no version", visit, "schema_version", nil, .fieldRequired, refuses: true),
        .init("another version", visit, "schema_version", "2.0", .valueNotAllowed, refuses: true),
        .init("no tenant", visit, "organization_id", nil, .fieldRequired, refuses: true),
        .init(
            "a tenant that is no UUID", visit, "organization_id", "klinik", .fieldType,
            refuses: true),
        .init(
            "the UUID of nothing", visit, "id", .string(nothing), .valueNotAllowed, refuses: true),
        .init("an unknown kind", visit, "kind", "invoice", .valueNotAllowed, refuses: true),
        .init("a kind that is a number", visit, "kind", 3, .fieldType, refuses: true),
        .init("revision zero", visit, "revision", 0, .valueNotAllowed, refuses: true),
        .init("a revision in quotes", visit, "revision", "4", .fieldType, refuses: true),
        .init("half a revision", visit, "revision", .decimal("1.5"), .fieldType, refuses: true),
        .init(
            "a change without offset", visit, "changed_at", "2026-05-11T10:00:00",
            .instantWithoutOffset, refuses: true),
        .init("an unknown event", visit, "event", "deleted", .valueNotAllowed, refuses: true),
        .init("no data", visit, "data", nil, .fieldRequired, refuses: true),
        .init("data that is a list", visit, "data", [], .fieldType, refuses: true),
        .init("data that is null", visit, "data", .null, .fieldRequired, refuses: true),
    ]

    static let visitHeads: [BrokenRecord] = [
        .init("no number", visit, "data.encounter_number", nil, .fieldRequired, refuses: true),
        .init(
            "an empty number", visit, "data.encounter_number", "", .valueNotAllowed, refuses: true),
        .init(
            "a dash for a number", visit, "data.encounter_number", "-", .valueNotAllowed,
            refuses: true),
        .init(
            "zero for a number", visit, "data.encounter_number", "0", .valueNotAllowed,
            refuses: true),
        .init(
            "a number of 31 characters", visit, "data.encounter_number",
            .string(String(repeating: "A", count: 31)), .valueNotAllowed, refuses: true),
        .init(
            "a number that is one", visit, "data.encounter_number", 12, .fieldType, refuses: true),
        .init(
            "a line break in a class", visit, "data.class", "outpatient\n", .valueNotAllowed,
            refuses: true),
        .init(
            "a NUL in a text", visit, "data.chief_complaint", "a\u{0}b", .valueNotAllowed,
            refuses: true),
        .init(
            "an unknown class", visit, "data.class", "ambulatory", .valueNotAllowed, refuses: true),
        .init(
            "a patient by name", visit, "data.patient_id", "Budi", .fieldType, refuses: true),
        .init("no status", visit, "data.status", nil, .fieldRequired, refuses: true),
        .init(
            "no end of a finished visit", visit, "data.period_end", nil, .fieldRequired,
            refuses: true),
        .init(
            "an end before the start", visit, "data.period_end", "2026-05-11T08:00:00+08:00",
            .periodReversed, refuses: true),
        .init(
            "a start without offset", visit, "data.period_start", "2026-05-11T09:00:00",
            .instantWithoutOffset, refuses: true),
        .init(
            "a start without seconds", visit, "data.period_start", "2026-05-11T09:00+08:00",
            .fieldType, refuses: true),
        .init(
            "a start on a day that never was", visit, "data.period_start",
            "2026-02-30T09:00:00+08:00", .fieldType, refuses: true),
        .init(
            "a start before the platform's time", visit, "data.period_start",
            "2014-06-03T07:59:59+08:00", .instantTooEarly, refuses: true),
        .init(
            "nobody at the visit", visit, "data.participants", nil, .fieldRequired, refuses: true),
        .init(
            "an empty list of people", visit, "data.participants", [], .fieldRequired, refuses: true
        ),
        .init(
            "nobody attending", visit, "data.participants[0].role", "consultant", .fieldRequired,
            at: "data.participants", refuses: true),
        .init(
            "an unknown role", visit, "data.participants[0].role", "watcher", .valueNotAllowed,
            refuses: true),
        .init("no place", visit, "data.locations", [], .fieldRequired, refuses: true),
        .init(
            "a place that is no object", visit, "data.locations[0]", "Poli", .fieldType,
            refuses: true),
        .init(
            "an unknown service class", visit, "data.locations[0].service_class", "4",
            .valueNotAllowed, refuses: true),
        .init(
            "a stay without hospitalization", visit, "data.class", "inpatient", .fieldRequired,
            at: "data.hospitalization", refuses: true),
        .init(
            "an emergency that nobody left",
            visit.setting("data.hospitalization", to: ["admit_source": "clinic"]), "data.class",
            "emergency", .fieldRequired, at: "data.hospitalization.discharge_disposition",
            refuses: true),
        .init(
            "a cancelled visit without a reason", visit.setting("data.period_end", to: nil),
            "data.status", "cancelled", .fieldRequired, at: "data.cancel_reason", refuses: true),
        .init(
            "a service type without a system", visit, "data.service_type", ["code": "124"],
            .fieldRequired, at: "data.service_type.system", refuses: true),
        .init(
            "a service type of another system", visit, "data.service_type",
            ["code": "124", "system": "urn:own"], .valueNotAllowed, at: "data.service_type.system",
            refuses: true),
        .init(
            "history that is no list", visit, "data.status_history", "arrived", .fieldType,
            refuses: true),
        .init(
            "a status that ends before it starts", visit, "data.status_history[0].end",
            "2026-05-11T08:00:00+08:00", .periodReversed, refuses: true),
    ]

    static let masters: [BrokenRecord] = [
        .init(
            "a NIK of 15 digits", Sample.patientRecord, "data.nik", "737101470490000", .nikFormat,
            refuses: true),
        .init(
            "a NIK with a letter", Sample.patientRecord, "data.nik", "737101470490000A", .nikFormat,
            refuses: true),
        .init(
            "a NIK that is a number", Sample.patientRecord, "data.nik", 7_371_014_704_900_002,
            .fieldType, refuses: true),
        .init(
            "a patient without the NIK it should have", Sample.patientRecord, "data.nik", nil,
            .fieldRequired, refuses: true),
        .init(
            "a newborn without its mother's NIK", Sample.newbornRecord, "data.mother_nik", nil,
            .fieldRequired, refuses: true),
        .init(
            "a newborn without birth order", Sample.newbornRecord, "data.birth_order", nil,
            .fieldRequired, refuses: true),
        .init(
            "a negative birth order", Sample.newbornRecord, "data.birth_order", -1,
            .valueNotAllowed, refuses: true),
        .init(
            "a foreigner without passport", Sample.newbornRecord, "data.identity_kind", "passport",
            .fieldRequired, at: "data.passport_number", refuses: true),
        .init(
            "a birth date with a time", Sample.patientRecord, "data.birth_date",
            "1990-04-07T00:00:00Z", .fieldType, refuses: true),
        .init(
            "an impossible birth date", Sample.patientRecord, "data.birth_date", "1990-02-29",
            .fieldType, refuses: true),
        .init(
            "sex as one letter", Sample.patientRecord, "data.gender", "P", .valueNotAllowed,
            refuses: true),
        .init(
            "a yes for true", Sample.patientRecord, "data.is_active", "yes", .fieldType,
            refuses: true),
        .init(
            "a name of spaces", Sample.patientRecord, "data.full_name", "   ", .valueNotAllowed,
            refuses: true),
        .init(
            "an address in one line", Sample.patientRecord, "data.address", "Jl. Melati",
            .fieldType, refuses: true),
        .init(
            "a province of three digits", Sample.patientRecord, "data.address.province_code", "731",
            .valueNotAllowed, refuses: true),
        .init(
            "another country", Sample.patientRecord, "data.address.country", "MY", .valueNotAllowed,
            refuses: true),
        .init(
            "a doctor without STR", Sample.practitionerRecord, "data.str_number", nil,
            .fieldRequired, refuses: true),
        .init(
            "a doctor with a short NIK", Sample.practitionerRecord, "data.nik", "12", .nikFormat,
            refuses: true),
        .init(
            "a place off the map", Sample.locationRecord, "data.latitude", 8, .valueOutOfRange,
            refuses: true),
        .init(
            "half a position", Sample.locationRecord, "data.longitude", nil, .fieldRequired,
            refuses: true),
        .init(
            "a polyclinic without its type", Sample.locationRecord, "data.polyclinic_type", nil,
            .fieldRequired, refuses: true),
        .init(
            "a bed in no room", Sample.bedRecord, "data.parent_id", nil, .fieldRequired,
            refuses: true),
        .init(
            "a bed without a class", Sample.bedRecord, "data.service_class", nil, .fieldRequired,
            refuses: true),
        .init(
            "an opening hour that is none", Sample.locationRecord,
            "data.operating_hours.monday.open", "24:00", .fieldType, refuses: true),
        .init(
            "an assignment that ends first", Sample.assignmentRecord, "data.end_date", "2024-01-01",
            .periodReversed, refuses: true),
        .init(
            "a revoked consent without a time",
            Sample.consentRecord.setting("data.revoked_reason", to: "x"), "data.revoked", true,
            .fieldRequired, at: "data.revoked_at", refuses: true),
        .init(
            "an oral consent without witness", Sample.consentRecord, "data.witnessed_by", nil,
            .fieldRequired, refuses: true),
        .init(
            "a consent that ends first", Sample.consentRecord, "data.valid_until",
            "2026-01-01T00:00:00+08:00", .periodReversed, refuses: true),
        .init(
            "a medicine without KFA", Sample.medicineRecord, "data.kfa", nil, .fieldRequired,
            refuses: true),
        .init(
            "a medicine with a substance's code", Sample.medicineRecord, "data.kfa.code",
            "91000456", .valueNotAllowed, refuses: true),
        .init(
            "a KFA code of seven digits", Sample.medicineRecord, "data.kfa.code", "9300012",
            .codeShape, refuses: true),
        .init(
            "a compound with a code", Sample.medicineRecord, "data.type", "compound_divided",
            .valueNotAllowed, at: "data.kfa", refuses: true),
        .init(
            "a compound of nothing",
            Sample.medicineRecord.setting("data.kfa", to: nil).setting("data.ingredients", to: nil),
            "data.type", "compound_per_dose", .compoundIncomplete, at: "data.ingredients",
            refuses: true),
        .init(
            "a compound without a ratio",
            Sample.medicineRecord.setting("data.kfa", to: nil).setting(
                "data.type", to: "compound_per_dose"), "data.ingredients[0].denominator", nil,
            .compoundIncomplete, refuses: true),
        .init(
            "a facility without platform ID", Sample.organizationRecord, "data.satusehat_org_id",
            nil, .fieldRequired, refuses: true),
        .init(
            "a time zone that is an offset", Sample.organizationRecord, "data.timezone", "+08:00",
            .valueNotAllowed, refuses: true),
        .init(
            "a department of an unknown type", Sample.organizationRecord,
            "data.departments[1].type", "unit", .valueNotAllowed, refuses: false),
        .init(
            "a department below nothing", Sample.organizationRecord,
            "data.departments[1].parent_id", .string(Sample.nurse), .unknownReference,
            refuses: false),
        .init(
            "a negative number of births", Sample.pregnancyRecord, "data.para", -1,
            .valueNotAllowed, refuses: true),
    ]

    static let nothing = "00000000-0000-0000-0000-000000000000"
}
