extension ResourceWalk {
    /// Checks the value of a member: one value or a list, as its element demands.
    mutating func checkMember(
        _ member: JSONObject.Member,
        of object: JSONObject,
        isList: Bool,
        as known: Structure.Member
    ) {
        switch (member.value, isList) {
        case (.null, _):
            if self.isSending { self.report(.emptyValue, "an absent element is left out") }
        case (.array(let items), true):
            self.checkItems(items, siblings: object["_" + member.name]?.array, as: known)
        case (.array(let items), false):
            // The platform has been seen to answer with a list in place of a single value.
            guard self.isSending else {
                self.checkItems(items, siblings: nil, as: known)
                return
            }
            if items.count > 1 {
                self.report(.tooMany, "at most one value")
            } else {
                self.report(.wrongType, "a single value, not a list")
            }
        case (let value, true):
            // Likewise with a single value in place of a list.
            guard self.isSending else {
                self.checkValue(value, as: known)
                return
            }
            self.report(.wrongType, "a list")
        case (let value, false):
            self.checkValue(value, as: known)
        }
    }

    /// Checks a list. A null may stand for a primitive whose content is in the list beside it.
    private mutating func checkItems(
        _ items: [JSONValue],
        siblings: [JSONValue]?,
        as known: Structure.Member
    ) {
        if items.isEmpty, self.isSending { self.report(.emptyValue, "an empty list is left out") }
        for (index, item) in items.enumerated() {
            if item.isNull {
                let sibling = siblings.flatMap { $0.indices.contains(index) ? $0[index] : nil }
                if self.isSending, sibling?.object == nil {
                    self.at(item: index) { $0.report(.emptyValue, "a list has no gaps") }
                }
                continue
            }
            self.at(item: index) { $0.checkValue(item, as: known) }
        }
    }

    /// Checks the `_name` member that carries the id and the extensions of a primitive.
    mutating func checkSibling(_ member: JSONObject.Member, of object: JSONObject, isList: Bool) {
        switch (member.value, isList) {
        case (.array(let items), true):
            self.checkSiblingItems(items, of: member, in: object)
        case (.array, false):
            if self.isSending { self.report(.wrongType, "a single value, not a list") }
        case (_, true):
            if self.isSending { self.report(.wrongType, "a list") }
        case (let value, false):
            self.checkStructured(value, as: self.catalog.element)
        }
    }

    private mutating func checkSiblingItems(
        _ items: [JSONValue],
        of member: JSONObject.Member,
        in object: JSONObject
    ) {
        if self.isSending {
            if items.isEmpty { self.report(.emptyValue, "an empty list is left out") }
            let values = object[String(member.name.dropFirst())]?.array
            if let values, values.count != items.count {
                self.report(.wrongType, "as many items as the list it belongs to")
            }
        }
        for (index, item) in items.enumerated() where !item.isNull {
            self.at(item: index) { $0.checkStructured(item, as: $0.catalog.element) }
        }
    }

    /// Checks one value by its type, and a code by its value set.
    private mutating func checkValue(_ value: JSONValue, as known: Structure.Member) {
        let valueSet = known.valueSet.map { self.catalog.valueSets[$0] }
        switch known.content {
        case .primitive(let format):
            self.checkPrimitive(value, format, valueSet)
        case .structure(let place):
            let structure = self.catalog.structures[place]
            // Answers come with halves of narratives, and nothing in the bridge reads them.
            if !self.isSending, structure.name == "Narrative" { return }
            self.checkStructured(value, as: structure)
            if let valueSet { self.checkBinding(value, of: structure.name, valueSet) }
        case .reference(let targets):
            self.checkStructured(value, as: self.catalog.reference)
            self.checkReference(value, targets: targets)
        case .resource: self.checkResource(value)
        case .contained: self.checkContained(value)
        }
    }

    private mutating func checkStructured(_ value: JSONValue, as structure: Structure) {
        guard let object = value.object else {
            // Empty strings and lists have been seen in answers in place of absent objects.
            if !self.isSending, Self.isAbsent(value) { return }
            self.report(.wrongType, "an object")
            return
        }
        let hasContent = object.members.contains { $0.name != "id" }
        guard hasContent else {
            if self.isSending { self.report(.emptyValue, "an element has content (ele-1)") }
            return
        }
        self.checkObject(object, as: structure)
    }

    private mutating func checkPrimitive(
        _ value: JSONValue,
        _ format: PrimitiveFormat,
        _ valueSet: ValueSet?
    ) {
        switch format.fault(in: value) {
        case .kind:
            if !self.isSending, Self.isAbsent(value) { return }
            self.report(.wrongType, format.expectation)
        case .empty:
            if self.isSending { self.report(.emptyValue, "an empty text is left out") }
        case .form:
            self.report(.badFormat, format.expectation)
        case nil:
            if let valueSet, let code = value.string, !valueSet.contains(code: code) {
                self.report(.notInBinding, "a code of the value set \(valueSet.name)")
            }
        }
    }

    /// Whether a value is one of the empty ones that the platform writes for what is absent.
    static func isAbsent(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null: true
        case .string(let text): text.isEmpty
        case .array(let items): items.isEmpty
        case .object(let object): object.isEmpty
        case .bool, .number: false
        }
    }
}
