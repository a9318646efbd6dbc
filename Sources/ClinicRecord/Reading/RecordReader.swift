public import FHIRR4

/// Reads one clinic record and says everything that is wrong with it.
///
/// An error in an item leaves out that item, and whatever refers to it, and the rest goes on. An
/// error in the envelope or the head of the record refuses the record. Whether the things it names
/// exist is for `IntakeCheck`, which knows them.
public enum RecordReader {
    public static func read(_ value: JSONValue) -> ReadResult {
        let log = ReadingLog()
        let head = FieldPlace(path: "", scope: ItemScope(refusesRecord: true), log: log)
        guard let object = value.object else {
            head.report(.wrongType(.object))
            return ReadResult(envelope: nil, record: nil, findings: log.findings)
        }
        let fields = FieldReader(object, at: head)
        let envelope = Envelope(reading: fields, json: value)
        let isEnvelopeWhole = head.scope.isWhole
        let data = Self.readData(envelope, fields, log)
        fields.reportUnknownMembers()
        let known = isEnvelopeWhole ? envelope : nil
        guard let data, head.scope.isWhole, isEnvelopeWhole else {
            return ReadResult(envelope: known, record: nil, findings: log.findings)
        }
        return Self.settle(
            ClinicRecord(envelope: envelope, data: data.value, names: log.names),
            isHeadWhole: data.isWhole, log.findings)
    }

    /// Reads `data` if the kind is known; an error in its head does not hide those of its items.
    private static func readData(
        _ envelope: Envelope, _ fields: FieldReader, _ log: ReadingLog
    ) -> (value: ClinicRecordData, isWhole: Bool)? {
        guard fields.isReadable("kind") else {
            _ = fields.needed("data", .anyObject)
            return nil
        }
        let scope = ItemScope(refusesRecord: true)
        guard let object = fields.needed("data", .anyObject) else { return nil }
        let place = FieldPlace(path: "data", scope: scope, log: log)
        let dataFields = FieldReader(object, at: place)
        let data = ClinicRecordData(envelope.kind, reading: dataFields)
        dataFields.reportUnknownMembers()
        return (data, scope.isWhole)
    }

    private static func settle(
        _ record: ClinicRecord, isHeadWhole: Bool, _ findings: [Finding]
    ) -> ReadResult {
        var record = record
        var findings = findings
        record.forgetDropped()
        findings += record.dropUnanswered()
        if isHeadWhole { DiagnosisRules.judge(record, &findings) }
        let isRefused = findings.contains(where: \.refusesRecord)
        return ReadResult(
            envelope: record.envelope, record: isRefused ? nil : record, findings: findings)
    }
}

extension FieldKind<JSONObject> {
    fileprivate static var anyObject: Self {
        Self(standIn: JSONObject()) { value, place in
            value.object ?? place.refuse(.wrongType(.object))
        }
    }
}
