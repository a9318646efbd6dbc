/// The place of each kind of delivery in the brief's order, step times ten.
///
/// The graph of dependencies decides what may leave; this is the tie-break inside one encounter, and
/// it never contradicts the graph.
enum PlanOrder: Int {
    case organization = 10
    case department = 15
    case location = 20
    case practitioner = 30
    case practitionerRole = 40
    case patient = 50
    case encounterCreate = 60
    case encounterStatus = 65
    case vitalSign = 70
    case observation = 75
    case condition = 80
    case allergy = 85
    case procedure = 90
    case immunization = 92
    case medication = 95
    case medicationRequest = 100
    case dispensedMedication = 105
    case medicationDispense = 110
    case administeredMedication = 112
    case medicationAdministration = 115
    case serviceRequest = 120
    /// A procedure that carries out an order comes after the order.
    case orderedProcedure = 121
    case specimen = 122
    case laboratoryResult = 124
    case diagnosticReport = 130
    case encounterFinish = 140
    case composition = 150
}
