extension EncounterRecord {
    /// Every item, those inside other items after the one that holds them.
    var itemNames: [ItemName] {
        var names: [ItemName] = []
        func add(_ kind: ItemKind, _ items: some Sequence<some RecordItem>) {
            names += items.map { ItemName(kind: kind, id: $0.id, path: $0.path) }
        }
        add(.vitalSigns, self.vitalSigns)
        add(.observations, self.observations)
        add(.diagnoses, self.diagnoses)
        add(.complaints, self.complaints)
        add(.procedures, self.procedures)
        add(.allergies, self.allergies)
        add(.prescriptions, self.prescriptions)
        add(.prescriptionItems, self.prescriptions.flatMap(\.items))
        add(.dispenses, self.dispenses)
        add(.dispenseItems, self.dispenses.flatMap(\.items))
        add(.administrations, self.administrations)
        add(.labOrders, self.labOrders)
        add(.labOrderItems, self.labOrders.flatMap(\.items))
        add(.specimens, self.specimens)
        add(.labResults, self.labResults)
        add(.labReports, self.labReports)
        add(.immunizations, self.immunizations)
        return names
    }

    /// Leaves out the items at these paths.
    mutating func drop(_ paths: Set<String>) {
        self.vitalSigns.removeAll { paths.contains($0.path) }
        self.observations.removeAll { paths.contains($0.path) }
        self.diagnoses.removeAll { paths.contains($0.path) }
        self.complaints.removeAll { paths.contains($0.path) }
        self.procedures.removeAll { paths.contains($0.path) }
        self.allergies.removeAll { paths.contains($0.path) }
        self.prescriptions.removeAll { paths.contains($0.path) }
        self.dispenses.removeAll { paths.contains($0.path) }
        self.administrations.removeAll { paths.contains($0.path) }
        self.labOrders.removeAll { paths.contains($0.path) }
        self.specimens.removeAll { paths.contains($0.path) }
        self.labResults.removeAll { paths.contains($0.path) }
        self.labReports.removeAll { paths.contains($0.path) }
        self.immunizations.removeAll { paths.contains($0.path) }
        for index in self.prescriptions.indices {
            self.prescriptions[index].items.removeAll { paths.contains($0.path) }
        }
        for index in self.dispenses.indices {
            self.dispenses[index].items.removeAll { paths.contains($0.path) }
        }
        for index in self.labOrders.indices {
            self.labOrders[index].items.removeAll { paths.contains($0.path) }
        }
        if let summary = self.medicalSummary, paths.contains(summary.path) {
            self.medicalSummary = nil
        }
    }
}
