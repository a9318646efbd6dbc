// Some things are called alike on both sides. FHIR's keep their names; the clinic's are told apart
// here, in a file that sees only one of the two.
import ClinicRecord

typealias ClinicDosage = Dosage
typealias ClinicSpecimen = Specimen
