import FHIRR4

/// Spoils an answer where the readers of answers look: body, status, headers.
enum AnswerMutation {
    private static let statuses = [
        100, 199, 200, 201, 202, 204, 206, 299, 301, 302, 304, 307, 400, 401, 403, 404, 405, 408,
        409, 410, 412, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 599, 600, 999,
    ]

    static func spoil(_ answer: AnswerText, _ chance: inout Chance) -> AnswerText {
        var answer = answer
        if !chance.oneIn(3) {
            answer.body = SampleJSON.spoiled(answer.body, times: chance.number(1...4), &chance)
        }
        if chance.oneIn(4) { answer.body = Self.body(&chance) }
        if chance.oneIn(300) { answer.body = Self.large(&chance) }
        if chance.oneIn(5) {
            answer.body = ByteMutation.spoil(answer.body, times: chance.number(1...5), &chance)
        }
        if chance.oneIn(3) { answer.status = chance.pick(Self.statuses) }
        if chance.oneIn(2) { answer = Self.spoilHeaders(answer, &chance) }
        return answer
    }

    static func spoilHeaders(_ answer: AnswerText, _ chance: inout Chance) -> AnswerText {
        var answer = answer
        for _ in 0..<chance.number(1...3) {
            if chance.oneIn(4), !answer.headers.isEmpty {
                answer.headers.remove(at: chance.below(answer.headers.count))
            }
            let name = chance.pick(HostileHeaders.names)
            if chance.oneIn(2) { answer.headers.removeAll { $0.name == name } }
            answer.headers.append((name, HostileHeaders.value(of: name, &chance)))
        }
        return answer
    }

    /// A body that says nothing about what became of a request.
    static func noise(_ chance: inout Chance) -> [UInt8] {
        switch chance.below(4) {
        case 0: [UInt8](repeating: 0, count: chance.number(0...9)).map { _ in chance.byte() }
        case 1: HostileValues.any(&chance).bytes
        default: Array(chance.pick(Self.unreadable).utf8)
        }
    }

    /// A body that goes with a refusal, whether it names a reason or not.
    static func refusal(_ chance: inout Chance) -> [UInt8] {
        chance.oneIn(2) ? Self.outcome(&chance) : Self.body(&chance)
    }

    private static let unreadable = [
        "", "<html><body>403 Forbidden \(PlantedPerson.nik)</body></html>", "null", "{}",
        "upstream connect error", "{\"resourceType\":\"Basic\"}", "\u{feff}[]", "[{}]",
    ]

    /// A body that belongs to no sample.
    private static func body(_ chance: inout Chance) -> [UInt8] {
        switch chance.below(6) {
        case 0: return HostileValues.any(&chance).bytes
        case 1, 2: return Self.outcome(&chance)
        case 3: return Array(#"{"success":false,"message":"\#(PlantedPerson.nik)"}"#.utf8)
        default: return Array(chance.pick(Self.unreadable).utf8)
        }
    }

    /// An OperationOutcome that echoes what it should not, in every place it has.
    private static func outcome(_ chance: inout Chance) -> [UInt8] {
        let issue: JSONValue = [
            "severity": .string(chance.pick(["error", "fatal", PlantedPerson.name])),
            "code": .string(
                chance.pick(["value", "duplicate", "not-found", PlantedPerson.nik, "rule 20002"])),
            "details": ["text": .string(chance.pick(PlantedPerson.texts))],
            "diagnostics": .string("(RuleNumber: 10\(chance.number(100...999)))"),
            "expression": [
                .string(chance.pick(PlantedPerson.texts)), .string("Patient.identifier[0].value"),
                .string("Encounter.subject.\(PlantedPerson.nik)"),
            ],
            "location": [.string(chance.pick(PlantedPerson.texts))],
        ]
        let count = chance.oneIn(30) ? 400 : chance.number(0...3)
        return JSONValue.object([
            "resourceType": "OperationOutcome",
            "issue": .array(Array(repeating: issue, count: count)),
        ]).bytes
    }

    private static func large(_ chance: inout Chance) -> [UInt8] {
        let count = chance.number(10_000...40_000)
        switch chance.below(3) {
        case 0:
            let text = (0..<count).map { "rule \(10_000 + $0)" }.joined(separator: " ")
            return JSONValue.object([
                "resourceType": "OperationOutcome",
                "issue": [["code": "value", "diagnostics": .string(text)]],
            ]).bytes
        case 1:
            return SampleJSON.listed(count) {
                "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p\($0)\"}}"
            }.wrapped("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[", "]}")
        default:
            return SampleJSON.listed(count) { "\"Encounter.x\($0)\"" }
                .wrapped(
                    "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"expression\":[", "]}]}")
        }
    }
}
