/// The visits a day is put together from.
enum Scenarios {
    private static let adults = AgeRange.years(20...64)
    private static let elders = AgeRange.years(45...75)

    /// Each appears once before the ordinary ones fill the day.
    static let special: [Scenario] = [
        Scenario(
            ages: .years(5...9), vitals: .child, complaint: .cough,
            diagnoses: [.cold], compound: .coldCapsule,
            plan: "Obat racikan empat hari, minum air hangat"),
        Scenario(
            ages: Scenarios.adults, vitals: .feverish, complaint: .fever, diagnoses: [.fever],
            orders: [Self.paracetamol], panels: [.bloodCount],
            plan: "Periksa darah lengkap, kontrol bila demam menetap", hasFollowUp: true),
        Scenario(
            ages: Scenarios.elders, complaint: .tiredness, diagnoses: [.diabetes, .hypertension],
            orders: [Self.amlodipine], panels: [.glucose, .glycatedHemoglobin],
            plan: "Diet rendah gula, olahraga teratur, kontrol satu bulan", hasFollowUp: true),
        Scenario(
            room: "POLI-KIA", attending: "midwife", ages: .days(70...200), vitals: .infant,
            diagnoses: [.pentavalentNeed], procedures: [.vaccination],
            vaccination: (.pentavalent, 1), plan: "Imunisasi berikutnya satu bulan lagi"),
        Scenario(
            room: "POLI-KIA", attending: "midwife", ages: .years(20...35), gender: "female",
            diagnoses: [.tetanusNeed], procedures: [.vaccination],
            vaccination: (.tetanus, 2), plan: "Imunisasi TT sesuai jadwal"),
        Scenario(
            ages: Scenarios.adults, complaint: .jointPain, diagnoses: [.myalgia],
            orders: [Self.paracetamol], allergy: .aspirin,
            plan: "Hindari aspirin, istirahat cukup"),
        Scenario(
            ages: .years(6...14), vitals: .child, complaint: .productiveCough,
            diagnoses: [.asthma], procedures: [.nebulizer], orders: [Self.childFever],
            allergy: .houseDust, plan: "Hindari debu, nebulisasi bila sesak"),
        Scenario(
            room: "POLI-GIGI", attending: "dentist", ages: Scenarios.adults,
            complaint: .facialSwelling, diagnoses: [.apicalAbscess], procedures: [.extraction],
            orders: [Self.clindamycin, Self.paracetamol],
            plan: "Cabut gigi, antibiotik lima hari"),
        Scenario(
            ages: Scenarios.elders, complaint: .dizziness,
            diagnoses: [.hypertension, .hyperlipidaemia], procedures: [.electrocardiogram],
            orders: [Self.amlodipine10, Self.bisoprolol], panels: [.cholesterol],
            plan: "Batasi garam dan lemak, kontrol satu bulan"),
        Scenario(
            room: "POLI-KIA", attending: "doctor", ages: .days(4...25), isNewborn: true,
            vitals: .infant, diagnoses: [Self.newbornCheck], plan: "Lanjutkan ASI eksklusif"),
    ]

    /// Repeated in turn until the day is full.
    static let ordinary: [Scenario] = [
        Scenario(
            ages: Scenarios.adults, complaint: .cough, diagnoses: [.respiratoryInfection],
            orders: [Self.paracetamol], plan: "Istirahat, banyak minum"),
        Scenario(
            ages: Scenarios.elders, vitals: .hypertensive, complaint: .headache,
            diagnoses: [.hypertension], orders: [Self.amlodipine],
            plan: "Kurangi garam, kontrol satu bulan"),
        Scenario(
            ages: Scenarios.adults, complaint: .nausea, diagnoses: [.gastritis],
            orders: [Self.omeprazole], plan: "Makan teratur, hindari kopi"),
        Scenario(
            ages: .years(2...8), vitals: .child, complaint: .fever,
            diagnoses: [.pharyngitis], orders: [Self.childFever],
            plan: "Obat penurun panas bila perlu"),
        Scenario(
            room: "POLI-GIGI", attending: "dentist", ages: Scenarios.adults,
            complaint: .bleedingGums, diagnoses: [.gingivitis], procedures: [.scaling],
            plan: "Sikat gigi dua kali sehari"),
        Scenario(
            ages: Scenarios.adults, complaint: .diarrhea, diagnoses: [.gastroenteritis],
            orders: [Self.paracetamol], plan: "Oralit, kembali bila lemas"),
        Scenario(
            ages: Scenarios.adults, complaint: .jointPain, diagnoses: [.backPain, .myalgia],
            orders: [Self.methylprednisolone], plan: "Peregangan, hindari angkat berat"),
        Scenario(
            ages: .years(18...40), gender: "female", complaint: .tiredness,
            diagnoses: [.anaemia], orders: [Self.iron], plan: "Tablet tambah darah satu bulan"),
        Scenario(
            ages: Scenarios.adults, complaint: .dysuria, diagnoses: [.urinaryInfection],
            orders: [Self.amoxicillin], plan: "Antibiotik lima hari, banyak minum"),
        Scenario(
            ages: Scenarios.adults, complaint: .headache, diagnoses: [.tensionHeadache],
            orders: [Self.paracetamol], plan: "Kelola stres, tidur cukup"),
        Scenario(
            ages: Scenarios.adults, complaint: .nausea, diagnoses: [.dyspepsia],
            orders: [Self.omeprazole], plan: "Makan sedikit tapi sering"),
    ]

    private static let newbornCheck = Diagnosis(
        "Z00.1", "Routine child health examination", "Pemeriksaan bayi baru lahir")

    static let allDiagnoses = Diagnosis.all + [newbornCheck]

    // MARK: Orders

    private static let paracetamol = DrugOrder(
        drug: .paracetamol, dose: "1", timesPerDay: 3, days: 3, quantity: 9,
        signa: "3 kali sehari 1 tablet bila demam atau nyeri", when: "after_meal")
    private static let childFever = DrugOrder(
        drug: .paracetamolSyrup, dose: "5", timesPerDay: 3, days: 4, quantity: 1,
        signa: "3 kali sehari 5 mL bila demam", neededFor: "demam")
    private static let amlodipine = DrugOrder(
        drug: .amlodipine5, dose: "1", timesPerDay: 1, days: 30, quantity: 30,
        signa: "1 kali sehari 1 tablet malam hari", when: "evening")
    private static let amlodipine10 = DrugOrder(
        drug: .amlodipine10, dose: "1", timesPerDay: 1, days: 30, quantity: 30,
        signa: "1 kali sehari 1 tablet pagi hari", when: "morning")
    private static let bisoprolol = DrugOrder(
        drug: .bisoprolol, dose: "0.5", timesPerDay: 1, days: 30, quantity: 15,
        signa: "1 kali sehari setengah tablet", when: "morning")
    private static let omeprazole = DrugOrder(
        drug: .omeprazole, dose: "1", timesPerDay: 2, days: 5, quantity: 10,
        signa: "2 kali sehari 1 kapsul sebelum makan", when: "before_meal")
    private static let clindamycin = DrugOrder(
        drug: .clindamycin, dose: "1", timesPerDay: 2, days: 5, quantity: 10,
        signa: "2 kali sehari 1 kapsul, habiskan", when: "after_meal")
    private static let amoxicillin = DrugOrder(
        drug: .amoxicillin, dose: "1", timesPerDay: 3, days: 5, quantity: 15,
        signa: "3 kali sehari 1 tablet, habiskan", when: "after_meal")
    private static let methylprednisolone = DrugOrder(
        drug: .methylprednisolone, dose: "1", timesPerDay: 2, days: 5, quantity: 10,
        signa: "2 kali sehari 1 tablet sesudah makan", when: "after_meal")
    private static let iron = DrugOrder(
        drug: .iron, dose: "1", timesPerDay: 1, days: 30, quantity: 30,
        signa: "1 kali sehari 1 tablet sebelum tidur", when: "bedtime")
}
