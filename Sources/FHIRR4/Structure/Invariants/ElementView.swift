/// An element as invariants look at it.
struct ElementView {
    let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    init?(_ value: JSONValue?) {
        guard let object = value?.object else { return nil }
        self.object = object
    }

    /// Whether an element is present, be it with extensions only. A name that ends in `[x]` means
    /// any type of that choice.
    func has(_ name: String) -> Bool {
        guard name.hasSuffix("[x]") else {
            return self.object[name] != nil || self.object["_" + name] != nil
        }
        let stem = name.dropLast("[x]".count)
        return self.object.members.contains { member in
            let plain = member.name.hasPrefix("_") ? member.name.dropFirst() : member.name[...]
            return plain.hasPrefix(stem) && plain.dropFirst(stem.count).first?.isUppercase == true
        }
    }

    func hasAny(_ names: String...) -> Bool { names.contains(where: self.has) }

    func hasBoth(_ first: String, _ second: String) -> Bool { self.has(first) && self.has(second) }

    /// Whether the first element being present brings the second along.
    func has(_ name: String, onlyWith other: String) -> Bool { !self.has(name) || self.has(other) }

    func text(_ name: String) -> String? { self.object[name]?.string }

    func number(_ name: String) -> JSONNumber? { self.object[name]?.number }

    /// The items of a list element, as objects.
    func items(_ name: String) -> [ElementView] {
        (self.object[name]?.array ?? []).compactMap(ElementView.init)
    }

    func element(_ name: String) -> ElementView? { ElementView(self.object[name]) }

    /// Whether a CodeableConcept has one of these codes of that system.
    func has(_ name: String, coded codes: [String], system: String) -> Bool {
        self.element(name)?.items("coding").contains { coding in
            coding.text("system") == system && codes.contains(coding.text("code") ?? "")
        } ?? false
    }

    /// Whether two dates, as far as both can be read, are not certainly in the wrong order.
    func isInOrder(_ earlier: String, _ later: String) -> Bool {
        guard let first = self.text(earlier).flatMap(PartialDate.init(dateTime:)),
            let second = self.text(later).flatMap(PartialDate.init(dateTime:))
        else { return true }
        return !first.isCertainlyAfter(second)
    }
}
