/// Where a walk is; made into text only when there is a finding.
///
/// Its names come from the book or are those of R4's containers, never from the document.
struct RulePath {
    private enum Step {
        case member(String)
        case item(Int)
    }

    private var steps: [Step] = []

    mutating func enter(_ name: String) { self.steps.append(.member(name)) }

    mutating func enter(_ index: Int) { self.steps.append(.item(index)) }

    mutating func leave() { self.steps.removeLast() }

    func text(adding rest: String = "") -> String {
        var text = ""
        for step in self.steps {
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .item(let index): text += "[\(index)]"
            }
        }
        return rest.isEmpty ? text : "\(text).\(rest)"
    }
}
