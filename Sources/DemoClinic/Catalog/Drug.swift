import FHIRR4

/// A medicine on the clinic's list.
struct Drug: Sendable {
    let localCode: String
    let kfa: String
    let kfaName: String
    let name: String
    let form: (code: String, display: String)
    /// The unit a dose is counted in, as UCUM or dose form.
    let unit: String
    let route: String

    /// What the pharmacy hands over of it: syrups leave in bottles, tablets by number.
    func quantity(_ count: Int) -> JSONValue {
        let isBottle = self.form.code == "BS055"
        return [
            "value": .whole(count), "unit": isBottle ? "botol" : .string(self.unit),
            "ucum": isBottle ? "{botol}" : .string(self.unit),
        ]
    }

    /// The product itself, without lot and expiry.
    var json: JSONValue {
        [
            "local_code": .string(self.localCode),
            "type": "single",
            "kfa": ["code": .string(self.kfa), "display": .string(self.kfaName)],
            "name": .string(self.name),
            "form": ["code": .string(self.form.code), "display": .string(self.form.display)],
        ]
    }

    private init(
        _ localCode: String, _ kfa: String, _ kfaName: String, _ name: String,
        _ form: (String, String), _ unit: String, _ route: String = "oral"
    ) {
        self.localCode = localCode
        self.kfa = kfa
        self.kfaName = kfaName
        self.name = name
        self.form = form
        self.unit = unit
        self.route = route
    }

    private static let tablet = ("BS066", "Tablet")
    private static let coated = ("BS077", "Tablet Salut Selaput")
    private static let capsule = ("BS019", "Kapsul")

    static let paracetamol = Drug(
        "OBT-001", "93002313", "Paracetamol 500 mg Tablet (PAMOL)", "Paracetamol tablet 500 mg",
        tablet, "TAB")
    static let paracetamolSyrup = Drug(
        "OBT-002", "93001926", "Paracetamol 120 mg/5 mL Sirup (CASETAMOL)",
        "Paracetamol sirup 120 mg/5 mL", ("BS055", "Sirup"), "mL")
    static let amoxicillin = Drug(
        "OBT-003", "93001535", "Amoxicillin Trihydrate 500 mg Tablet (HEXPHARM JAYA LABORATORIES)",
        "Amoksisilin tablet 500 mg", tablet, "TAB")
    static let amlodipine5 = Drug(
        "OBT-004", "93005236", "Amlodipine Besilate 5 mg Tablet (LIVASK)", "Amlodipin tablet 5 mg",
        tablet, "TAB")
    static let amlodipine10 = Drug(
        "OBT-005", "93005240", "Amlodipine Besilate 10 mg Tablet (LIVASK)",
        "Amlodipin tablet 10 mg", tablet, "TAB")
    static let captopril = Drug(
        "OBT-006", "93001350", "Captopril 12,5 mg Tablet (PHAPROS)", "Kaptopril tablet 12,5 mg",
        tablet, "TAB")
    static let methylprednisolone = Drug(
        "OBT-007", "93002340", "Methylprednisolone 4 mg Tablet (METILON)",
        "Metilprednisolon tablet 4 mg", tablet, "TAB")
    static let omeprazole = Drug(
        "OBT-008", "93020847", "Omeprazole 20 mg Kapsul", "Omeprazol kapsul 20 mg", capsule, "CAP")
    static let azithromycin = Drug(
        "OBT-009", "93003600", "Azithromycin 500 mg Tablet Salut Selaput (ZITHRAX)",
        "Azitromisin tablet 500 mg", coated, "TAB")
    static let clindamycin = Drug(
        "OBT-010", "93002013", "Clindamycin Hydrochloride 300 mg Kapsul (CLINIUM 300)",
        "Klindamisin kapsul 300 mg", capsule, "CAP")
    static let iron = Drug(
        "OBT-011", "93006500",
        "Ferrous Fumarate 60 mg / Folic Acid 0.4 mg Tablet Salut Selaput (KIMIA FARMA)",
        "Tablet tambah darah", coated, "TAB")
    static let bisoprolol = Drug(
        "OBT-012", "93003066", "Bisoprolol Fumarate 5 mg Tablet (INFION)",
        "Bisoprolol tablet 5 mg", tablet, "TAB")
    static let ringerLactate = Drug(
        "OBT-013", "93000374", "Ringer Lactate (NATURA LABORATORIA PRIMA, 500 mL)",
        "Ringer laktat 500 mL", ("BS035", "Infus"), "mL", "intravenous")

    static let all = [
        paracetamol, paracetamolSyrup, amoxicillin, amlodipine5, amlodipine10, captopril,
        methylprednisolone, omeprazole, azithromycin, clindamycin, iron, bisoprolol,
        ringerLactate,
    ]
}

/// A vaccine the clinic gives.
struct Vaccine: Sendable {
    let kfa: String
    let kfaName: String
    let series: String
    let program: String
    let site: String

    static let pentavalent = Vaccine(
        kfa: "93001282", kfaName: "Vaksin DTP - HB - Hib 0,5 mL (PENTABIO, 1)",
        series: "DPT-HB-Hib", program: "IM-Dasar", site: "left_thigh")
    static let tetanus = Vaccine(
        kfa: "93006992", kfaName: "Vaksin Tetanus Toxoid 10 Lf 0.5 mL (BIO FARMA)",
        series: "TT", program: "IM-WUS", site: "left_arm")

    static let all = [pentavalent, tetanus]
}

/// One line of a prescription.
struct DrugOrder: Sendable {
    let drug: Drug
    let dose: String
    let timesPerDay: Int
    let days: Int
    let quantity: Int
    let signa: String
    var when: String?
    var neededFor: String?
}
