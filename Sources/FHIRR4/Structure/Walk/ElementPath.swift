/// Where a walk is; kept as steps, because a text is needed only when there is an issue.
struct ElementPath {
    private enum Step {
        case member(String)
        case item(Int)
    }

    private var steps: [Step] = []

    mutating func enter(member name: String) { self.steps.append(.member(name)) }

    mutating func enter(item index: Int) { self.steps.append(.item(index)) }

    mutating func leave() { self.steps.removeLast() }

    /// The path as text, such as `Encounter.statusHistory[0].period`.
    ///
    /// Names come from the document, so a name that does not look like a field is shown as `*`.
    var text: String {
        var text = ""
        for step in self.steps {
            switch step {
            case .member(let name):
                if !text.isEmpty { text += "." }
                text += name.hasSuffix("[x]") ? name : FieldName.safe(name)
            case .item(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
