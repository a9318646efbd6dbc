import FHIRR4
import HTTPTypes

/// An answer while it is being made: status, header fields and body.
struct Reply: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]
    /// What the request stored, as `Type/id`; nil when it stored nothing.
    var stored: String?

    init(status: Int, fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    static func json(_ status: Int, _ value: JSONValue) -> Reply {
        Reply(status: status, fields: [("Content-Type", "application/json")], body: value.bytes)
    }

    static func outcome(_ status: Int, _ issues: [OutcomeIssue]) -> Reply {
        Reply(
            status: status,
            fields: [("Content-Type", "application/fhir+json;charset=utf-8")],
            body: OutcomeIssue.outcome(issues).bytes
        )
    }

    static func outcome(_ status: Int, _ issue: OutcomeIssue) -> Reply {
        .outcome(status, [issue])
    }

    static func text(_ status: Int, _ text: String, type: String = "text/plain") -> Reply {
        Reply(status: status, fields: [("Content-Type", type)], body: Array(text.utf8))
    }

    var answer: SimulatorAnswer {
        var head = HTTPResponse(status: .init(code: self.status))
        for (name, value) in self.fields {
            guard let name = HTTPField.Name(name) else { continue }
            head.headerFields.append(HTTPField(name: name, value: value))
        }
        return SimulatorAnswer(head: head, body: self.body)
    }
}
