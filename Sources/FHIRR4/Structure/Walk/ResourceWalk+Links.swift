/// Codes and references: what links a resource to terminologies and to other resources.
extension ResourceWalk {
    /// A Coding must be of the value set; of a CodeableConcept at least one coding must.
    mutating func checkBinding(_ value: JSONValue, of type: String, _ valueSet: ValueSet) {
        guard let object = value.object, !object.isEmpty else { return }
        var codings = type == "Coding" ? [value] : value["coding"]?.array ?? []
        if !self.isSending {
            // A coding that lost its code or system on the way says nothing against the rest.
            codings.removeAll { Self.isAbsent($0["code"]) || Self.isAbsent($0["system"]) }
            if codings.isEmpty { return }
        }
        let isBound = codings.contains { coding in
            guard let code = coding["code"]?.string, let system = coding["system"]?.string else {
                return false
            }
            return valueSet.contains(code: code, system: system)
        }
        if !isBound { self.report(.notInBinding, "a coding of the value set \(valueSet.name)") }
    }

    /// Holds a reference, by its text and its `type`, to the types that the element allows.
    mutating func checkReference(_ value: JSONValue, targets: [String]) {
        if let type = value["type"]?.string, self.catalog.resource(type) != nil {
            self.at(member: "type") { $0.checkTarget(type, among: targets) }
        }
        guard let text = value["reference"]?.string, !TextForm.isBlank(text) else { return }
        self.at(member: "reference") { $0.checkReferenceText(text, targets: targets) }
    }

    private mutating func checkReferenceText(_ text: String, targets: [String]) {
        switch ReferenceText(text) {
        case .contained(let id):
            if let type = self.scope.containedType(id: id) {
                self.checkTarget(type, among: targets)
            } else if self.isSending {
                self.report(.invariant, "a contained resource of that id exists (ref-1)")
            }
        case .typed(let type): self.checkTarget(type, among: targets)
        case .urn:
            if let type = self.scope.entryType(fullURL: text) {
                self.checkTarget(type, among: targets)
            }
        case .elsewhere: break
        case .malformed: self.report(.badFormat, "Type/id, an absolute URL, a URN or #id")
        }
    }

    private mutating func checkTarget(_ type: String, among targets: [String]) {
        if self.catalog.resource(type) == nil {
            self.report(.wrongReferenceType, "the name of an R4 resource type")
        } else if !targets.isEmpty, !targets.contains(type) {
            self.report(.wrongReferenceType, "one of \(targets.joined(separator: ", "))")
        }
    }
}
