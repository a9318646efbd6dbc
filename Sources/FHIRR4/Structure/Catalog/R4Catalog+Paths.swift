extension R4Catalog {
    /// Whether the steps lead from a resource type to an element; lists are not counted, and
    /// `value[x]` may end a path. Inside another resource any name of an element will do.
    func hasElement(at steps: [String], of type: String) -> Bool {
        guard var structure = self.resource(type), !steps.isEmpty else { return false }
        for (depth, step) in steps.enumerated() {
            let isLast = depth == steps.count - 1
            if isLast, structure.elements.contains(where: { $0.isChoice && $0.name == step }) {
                return true
            }
            guard let member = structure.members[step] else { return false }
            if isLast { return true }
            switch member.content {
            case .structure(let place): structure = self.structures[place]
            case .reference: structure = self.reference
            case .resource, .contained:
                return steps[(depth + 1)...].allSatisfy(self.memberNames.contains)
            case .primitive: return false
            }
        }
        return true
    }
}
