/// A diagnosis as the clinic codes it.
struct Diagnosis: Hashable, Sendable {
    let icd10: String
    let display: String
    /// The clinic's own words.
    let text: String

    init(_ icd10: String, _ display: String, _ text: String) {
        self.icd10 = icd10
        self.display = display
        self.text = text
    }

    static let cold = Diagnosis(
        "J00", "Acute nasopharyngitis [common cold]", "Batuk pilek biasa")
    static let respiratoryInfection = Diagnosis(
        "J06.9", "Acute upper respiratory infection, unspecified", "ISPA")
    static let pharyngitis = Diagnosis(
        "J02.9", "Acute pharyngitis, unspecified", "Radang tenggorok")
    static let hypertension = Diagnosis(
        "I10", "Essential (primary) hypertension", "Hipertensi esensial")
    static let diabetes = Diagnosis(
        "E11.9", "Non-insulin-dependent diabetes mellitus, without complications",
        "Diabetes melitus tipe 2")
    static let hyperlipidaemia = Diagnosis(
        "E78.5", "Hyperlipidaemia, unspecified", "Kolesterol tinggi")
    static let gastritis = Diagnosis("K29.7", "Gastritis, unspecified", "Gastritis")
    static let dyspepsia = Diagnosis("K30", "Functional dyspepsia", "Dispepsia")
    static let gastroenteritis = Diagnosis(
        "A09.9", "Gastroenteritis and colitis of unspecified origin", "Gastroenteritis")
    static let backPain = Diagnosis("M54.5", "Low back pain", "Nyeri punggung bawah")
    static let myalgia = Diagnosis("M79.1", "Myalgia", "Nyeri otot")
    static let tensionHeadache = Diagnosis(
        "G44.2", "Tension-type headache", "Nyeri kepala tipe tegang")
    static let urinaryInfection = Diagnosis(
        "N39.0", "Urinary tract infection, site not specified", "Infeksi saluran kemih")
    static let asthma = Diagnosis("J45.9", "Asthma, unspecified", "Asma")
    static let apicalAbscess = Diagnosis(
        "K04.7", "Periapical abscess without sinus", "Abses periapikal")
    static let gingivitis = Diagnosis("K05.0", "Acute gingivitis", "Gingivitis akut")
    static let anaemia = Diagnosis(
        "D50.9", "Iron deficiency anaemia, unspecified", "Anemia defisiensi besi")
    static let dengue = Diagnosis("A91", "Dengue haemorrhagic fever", "Demam berdarah dengue")
    static let fever = Diagnosis("R50.9", "Fever, unspecified", "Demam")
    static let pentavalentNeed = Diagnosis(
        "Z27.8", "Need for immunization against other combinations of infectious diseases",
        "Imunisasi DPT-HB-Hib")
    static let tetanusNeed = Diagnosis(
        "Z23.5", "Need for immunization against tetanus alone", "Imunisasi tetanus")

    static let all = [
        cold, respiratoryInfection, pharyngitis, hypertension, diabetes, hyperlipidaemia,
        gastritis, dyspepsia, gastroenteritis, backPain, myalgia, tensionHeadache,
        urinaryInfection, asthma, apicalAbscess, gingivitis, anaemia, dengue, fever,
        pentavalentNeed, tetanusNeed,
    ]

    /// Right in shape, but the category J06 has no such subdivision in any edition.
    static let unknown = Diagnosis(
        "J06.7", "Infeksi saluran napas atas lain", "Kode lama dari sistem sebelumnya")
}

/// A complaint in the patient's words and its code.
struct Complaint: Sendable {
    let snomed: String
    let display: String
    let text: String

    init(_ snomed: String, _ display: String, _ text: String) {
        self.snomed = snomed
        self.display = display
        self.text = text
    }

    static let fever = Complaint("386661006", "Fever", "Demam sejak tiga hari")
    static let cough = Complaint("49727002", "Cough", "Batuk dan pilek")
    static let headache = Complaint("25064002", "Headache", "Kepala terasa berat")
    static let dizziness = Complaint("404640003", "Dizziness", "Pusing berputar")
    static let nausea = Complaint("422587007", "Nausea", "Mual dan perih ulu hati")
    static let diarrhea = Complaint("62315008", "Diarrhea", "Buang air besar cair")
    static let jointPain = Complaint("57676002", "Joint pain", "Pegal dan nyeri sendi")
    static let dysuria = Complaint("49650001", "Dysuria", "Nyeri saat buang air kecil")
    static let facialSwelling = Complaint(
        "278528006", "Facial swelling", "Pipi bengkak, gigi nyeri")
    static let bleedingGums = Complaint("86276007", "Bleeding gums", "Gusi berdarah")
    static let tiredness = Complaint("248268002", "Tires quickly", "Mudah lelah")
    static let productiveCough = Complaint(
        "28743005", "Productive cough", "Batuk berdahak, napas berbunyi")
}

/// A procedure as the clinic's coder codes it.
struct ProcedureCode: Sendable {
    let icd9: String
    let display: String
    let text: String
    let category: String

    static let nebulizer = ProcedureCode(
        icd9: "93.94", display: "Respiratory medication administered by nebulizer",
        text: "Nebulisasi", category: "therapeutic")
    static let electrocardiogram = ProcedureCode(
        icd9: "89.52", display: "Electrocardiogram", text: "EKG", category: "diagnostic")
    static let scaling = ProcedureCode(
        icd9: "96.54", display: "Dental scaling, polishing, and debridement",
        text: "Pembersihan karang gigi", category: "therapeutic")
    static let extraction = ProcedureCode(
        icd9: "23.09", display: "Extraction of other tooth", text: "Cabut gigi",
        category: "therapeutic")
    static let infusion = ProcedureCode(
        icd9: "99.18", display: "Injection or infusion of electrolytes",
        text: "Pemasangan infus", category: "therapeutic")
    static let vaccination = ProcedureCode(
        icd9: "99.59", display: "Other vaccination and inoculation", text: "Vaksinasi",
        category: "therapeutic")

    static let all = [
        nebulizer, electrocardiogram, scaling, extraction, infusion, vaccination,
    ]
}

/// Something a patient does not tolerate.
struct AllergyCode: Sendable {
    let category: String
    let system: String?
    let code: String
    let display: String
    let text: String
    let reaction: String

    static let aspirin = AllergyCode(
        category: "medication", system: "http://sys-ids.kemkes.go.id/kfa", code: "91000299",
        display: "Aspirin", text: "Alergi aspirin", reaction: "Ruam kulit")
    static let cowsMilk = AllergyCode(
        category: "food", system: "http://snomed.info/sct", code: "3718001",
        display: "Cow's milk", text: "Alergi susu sapi", reaction: "Gatal dan kemerahan")
    static let houseDust = AllergyCode(
        category: "environment", system: "http://snomed.info/sct", code: "128488006",
        display: "House dust", text: "Alergi debu rumah", reaction: "Bersin dan sesak")
}
