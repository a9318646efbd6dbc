/// Finds items that the clinic handed over before and now left out (model rule C9).
///
/// An item that is there with an error has not vanished; one that had an error before, and was
/// therefore never taken, may go.
enum VanishedItems {
    static func findings(in record: ClinicRecord, since previous: ClinicRecord?) -> [Finding] {
        guard let previous else { return [] }
        let present = Set(record.names.handedOver.map(Self.key))
        var findings = previous.items.filter { !present.contains(Self.key($0)) }.map { item in
            Problem.vanished(id: item.id.uuidString.lowercased()).finding(
                at: "data.\(item.kind.member)")
        }
        if case .encounter(let encounter) = previous.data, encounter.medicalSummary != nil,
            Self.isAbsent("medical_summary", in: record)
        {
            findings.append(
                Problem.vanished(id: "medical_summary").finding(at: "data.medical_summary"))
        }
        return findings
    }

    private static func key(_ item: ItemName) -> ClinicRecord.ItemKey {
        ClinicRecord.ItemKey(kind: item.kind, id: item.id)
    }

    private static func isAbsent(_ member: String, in record: ClinicRecord) -> Bool {
        record.envelope.data[member].map(\.isNull) ?? true
    }
}
