import ClinicRecord
import FHIRR4

/// The two identifiers that a prescribed medicine and its dispensing share.
struct PrescriptionIdentifiers {
    let prescription: Identifier
    let item: Identifier

    init(systems: Systems, prescription: Prescription, item: PrescriptionItem) {
        self.prescription = Identifier(
            use: .official, system: systems.prescription, value: prescription.number)
        self.item = Identifier(
            use: .official, system: systems.prescriptionItem, value: item.itemNumber)
    }

    var both: [Identifier] { [self.prescription, self.item] }
}
