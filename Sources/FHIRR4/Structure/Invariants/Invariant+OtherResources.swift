extension Invariant {
    static let ofOtherResources: [String: [Invariant]] = [
        "Appointment": [
            Invariant("app-2", "start and end are both given or neither") {
                $0.has("start") == $0.has("end")
            },
            Invariant("app-3", "only a proposed, waiting or cancelled appointment has no time") {
                $0.hasBoth("start", "end")
                    || ["proposed", "cancelled", "waitlist"].contains($0.text("status") ?? "")
            },
            Invariant("app-4", "a reason for cancelling comes with a missed appointment") {
                !$0.has("cancelationReason")
                    || ["noshow", "cancelled"].contains($0.text("status") ?? "")
            },
        ],
        "Appointment.participant": [
            Invariant("app-1", "a participant has a type or an actor") {
                $0.hasAny("type", "actor")
            }
        ],
        "Consent": [
            Invariant("ppc-1", "a consent has a policy or a policy rule") {
                $0.hasAny("policy", "policyRule")
            }
        ],
        "Organization": [
            Invariant("org-1", "an organization has an identifier or a name") {
                $0.hasAny("identifier", "name")
            },
            Invariant("org-2", "the address of an organization is nobody's home") {
                $0.items("address").allSatisfy { $0.text("use") != "home" }
            },
            Invariant("org-3", "the telecom of an organization is nobody's home") {
                $0.items("telecom").allSatisfy { $0.text("use") != "home" }
            },
        ],
        "Parameters.parameter": [
            Invariant("inv-1", "a parameter has one of a value, a resource and parts") {
                parameter in
                let kinds = ["value[x]", "resource", "part"].filter(parameter.has)
                return kinds.count == 1
            }
        ],
        "Patient.contact": [
            Invariant("pat-1", "a contact has a name, telecom, address or organization") {
                $0.hasAny("name", "telecom", "address", "organization")
            }
        ],
        "QuestionnaireResponse.item": [
            Invariant("qrs-1", "items stand below an item or below its answers, not both") {
                !$0.hasBoth("answer", "item")
            }
        ],
        "Task": [
            Invariant("inv-1", "a task is not modified before it is authored") {
                $0.isInOrder("authoredOn", "lastModified")
            }
        ],
    ]
}
