/// What brings a patient to the clinic and what is done about it.
struct Scenario: Sendable {
    enum Vitals: Sendable {
        case usual
        case feverish
        case hypertensive
        case child
        case infant
    }

    var room = "POLI-UMUM"
    var attending = "doctor"
    var ages: AgeRange
    var gender: String?
    var isNewborn = false
    var vitals = Vitals.usual
    var complaint: Complaint?
    /// The first is the primary one.
    var diagnoses: [Diagnosis]
    var procedures: [ProcedureCode] = []
    var orders: [DrugOrder] = []
    var compound: Compound?
    var panels: [LabPanel] = []
    var allergy: AllergyCode?
    var vaccination: (vaccine: Vaccine, dose: Int)?
    var plan: String
    var hasFollowUp = false
}

/// A medicine mixed for one patient, its substances given per dose.
struct Compound: Sendable {
    struct Ingredient: Sendable {
        let kfa: String
        let display: String
        let milligrams: String
    }

    let name: String
    let ingredients: [Ingredient]
    let timesPerDay: Int
    let days: Int
    let signa: String

    static let coldCapsule = Compound(
        name: "Racikan kapsul batuk pilek",
        ingredients: [
            Ingredient(kfa: "91000101", display: "Paracetamol", milligrams: "150"),
            Ingredient(kfa: "91000861", display: "Chlorphenamine Maleate", milligrams: "1.5"),
        ],
        timesPerDay: 3, days: 4, signa: "3 kali sehari 1 kapsul racikan sesudah makan")
}
