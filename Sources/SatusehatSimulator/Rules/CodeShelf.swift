/// Which codes the platform knows.
///
/// It holds no terminology. Where a system is short its codes are listed; where it is long a code
/// is judged by its shape, apart from the codes the settings name.
struct CodeShelf {
    let settings: SimulatorSettings

    func knows(_ code: String, in system: String) -> Bool {
        if self.settings.refusedCodes[system]?.contains(code) == true { return false }
        if let known = self.settings.knownCodes[system] { return known.contains(code) }
        if let short = Self.short[system] { return short.contains(code) }
        switch system {
        case CodeSystem.icd10:
            return code.wholeMatch(of: /[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?/) != nil
        case CodeSystem.icd9:
            return code.wholeMatch(of: /[0-9]{2}(\.[0-9]{1,2})?/) != nil
        case CodeSystem.loinc:
            return Self.isLOINC(code)
        case CodeSystem.snomed:
            return code.wholeMatch(of: /[1-9][0-9]{5,17}/) != nil
        case CodeSystem.kfa:
            return code.wholeMatch(of: /(9[1-4][0-9]{6}|VG[0-9]+)/) != nil
        case CodeSystem.ucum:
            return !Self.refusedUnits.contains(code) && !code.isEmpty
        case CodeSystem.kemkes("medication-form"):
            return code.wholeMatch(of: /BS[0-9]{3}/) != nil
        default:
            return !code.isEmpty
        }
    }

    /// Units that clients send in good faith and the platform refuses.
    private static let refusedUnits: Set<String> = [
        "1", "TAB", "CAP", "{tbl}", "tablet", "kapsul", "beats/minute", "mmHg", "celcius", "°C",
    ]

    /// LOINC numbers end in a check digit (mod 10, doubling from the right).
    ///
    /// Parts and answers (`LP…`, `LA…`) are formed differently and judged by their shape alone.
    static func isLOINC(_ code: String) -> Bool {
        let halves = code.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[1].count == 1,
            let check = halves[1].first?.wholeNumberValue
        else { return false }
        let isPart = halves[0].hasPrefix("LP") || halves[0].hasPrefix("LA")
        let stem = isPart ? halves[0].dropFirst(2) : halves[0]
        guard ReferenceForm.isDigits(stem, 1...8) else { return false }
        if isPart { return true }
        var sum = 0
        for (place, character) in stem.reversed().enumerated() {
            let digit = character.wholeNumberValue ?? 0
            let weighted = place.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return (10 - sum % 10) % 10 == check
    }

    private static let short: [String: Set<String>] = [
        CodeSystem.hl7("v3-ActCode"): [
            "AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "HH", "VR", "FLD",
        ],
        CodeSystem.hl7("v3-ParticipationType"): [
            "ATND", "ADM", "CON", "REF", "DIS", "PPRF", "SPRF", "PART",
        ],
        CodeSystem.hl7("diagnosis-role"): [
            "AD", "DD", "CC", "CM", "pre-op", "post-op", "billing",
        ],
        CodeSystem.hl7("discharge-disposition"): [
            "home", "alt-home", "other-hcf", "hosp", "long", "aadvice", "exp", "psy", "rehab",
            "snf", "oth",
        ],
        CodeSystem.kemkes("discharge-disposition"): ["exp-lt48h", "exp-gt48h"],
        CodeSystem.hl7("admit-source"): [
            "hosp-trans", "emd", "outp", "born", "gp", "mp", "nursing", "psych", "rehab", "other",
        ],
        CodeSystem.hl7("condition-clinical"): [
            "active", "recurrence", "relapse", "inactive", "remission", "resolved",
        ],
        CodeSystem.hl7("condition-ver-status"): [
            "unconfirmed", "provisional", "differential", "confirmed", "refuted",
            "entered-in-error",
        ],
        CodeSystem.hl7("condition-category"): ["encounter-diagnosis", "problem-list-item"],
        CodeSystem.hl7("observation-category"): [
            "vital-signs", "exam", "survey", "laboratory", "imaging", "procedure",
            "social-history", "activity", "therapy",
        ],
        CodeSystem.hl7("allergyintolerance-clinical"): ["active", "inactive", "resolved"],
        CodeSystem.hl7("allergyintolerance-verification"): [
            "unconfirmed", "confirmed", "refuted", "entered-in-error",
        ],
        CodeSystem.hl7("medicationrequest-category"): [
            "inpatient", "outpatient", "community", "discharge",
        ],
        "http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category": [
            "inpatient", "outpatient", "community", "discharge",
        ],
        CodeSystem.hl7("dose-rate-type"): ["calculated", "ordered"],
        CodeSystem.kemkes("medication-type"): ["NC", "SD", "EP"],
        CodeSystem.doseForm: [
            "AER", "AERCAP", "AMPUL", "BAR", "BEAD", "CAKE", "CAP", "CHEWTAB", "CPTAB", "CRM",
            "DISINTAB", "DROP", "DRTAB", "ECTAB", "ELIXIR", "ENEMA", "ERCAP", "ERTAB", "FOAM",
            "GEL", "GRAN", "GUM", "INHL", "INJ", "IVSOL", "LOTION", "LOZENGE", "NASSPRY", "NDROP",
            "OINT", "OPDROP", "ORALSOL", "OTDROP", "PATCH", "POWD", "SCOOP", "SOL", "SPRY",
            "SUPP", "SUSP", "SYRUP", "TAB", "TOPCRM", "VAGTAB", "_Liquid",
        ],
        CodeSystem.hl7("v2-0916"): ["F", "NF", "NG"],
        CodeSystem.hl7("v2-0443"): ["AP", "OP", "EP"],
        CodeSystem.hl7("location-physical-type"): [
            "si", "bu", "wi", "wa", "lvl", "co", "ro", "bd", "ve", "ho", "ca", "rd", "area", "jdn",
        ],
        CodeSystem.hl7("v2-0116"): ["C", "H", "I", "K", "O", "U"],
        CodeSystem.hl7("organization-type"): [
            "prov", "dept", "team", "govt", "ins", "pay", "edu", "reli", "crs", "cg", "bus",
            "other",
        ],
        CodeSystem.hl7("v2-0074"): [
            "LAB", "CH", "HM", "MB", "RAD", "CP", "EC", "OUS", "SR", "SP", "CUS", "RUS", "MCB",
            "IMM", "CT", "NMR", "CTH",
        ],
    ]
}
