import FHIRR4

/// One walk through one document, collecting findings on the way.
struct RuleWalk {
    /// Beyond this a document is not worth describing further.
    static let findingsMax = 200

    let check: RuleCheck
    private(set) var findings: [RuleFinding] = []
    var path = RulePath()
    /// The resource that is judged now.
    private(set) var resource = JSONValue.null
    /// What was used already, by the element that may not repeat it.
    private var used: [String: Set<String>] = [:]
    private var conditions: [RuleCondition] = []
    /// Conditions of the resource that were looked at, and those that hold: a bit each.
    private var lookedAt: UInt64 = 0
    private var holding: UInt64 = 0

    private let trie: RuleTrie

    init(_ check: RuleCheck) {
        self.check = check
        self.trie = check.book.trie
    }

    mutating func checkRoot(_ value: JSONValue) {
        guard let type = value["resourceType"]?.string, StructureCheck.isResourceType(type) else {
            return
        }
        self.path.enter(type)
        self.checkResource(value, type)
        self.path.leave()
    }

    private mutating func checkResource(_ value: JSONValue, _ type: String) {
        guard case .object(let object) = value else { return }
        if let rules = self.trie.types[type] {
            self.resource = value
            self.conditions = rules.conditions
            self.lookedAt = 0
            self.holding = 0
            for check in rules.combinations where self.holds(check) {
                self.report(.unfit, check, at: String(check.path.dropFirst(type.utf8.count + 1)))
            }
            self.visit(object, rules.root)
        }
        self.checkInner(object["contained"]?.array ?? [], in: "contained") { $0 }
        if type == "Bundle" {
            self.checkInner(object["entry"]?.array ?? [], in: "entry") { $0["resource"] }
        }
    }

    /// Judges the resources inside, each by the rules of its own type.
    private mutating func checkInner(
        _ items: [JSONValue], in name: String, _ resource: (JSONValue) -> JSONValue?
    ) {
        if items.isEmpty { return }
        self.path.enter(name)
        for (index, item) in items.enumerated() {
            guard let inner = resource(item), let type = inner["resourceType"]?.string,
                self.findings.count < Self.findingsMax
            else { continue }
            self.path.enter(index)
            if name == "entry" { self.path.enter("resource") }
            self.checkResource(inner, type)
            if name == "entry" { self.path.leave() }
            self.path.leave()
        }
        self.path.leave()
    }

    private mutating func visit(_ object: JSONObject, _ place: Int) {
        let node = self.trie.nodes[place]
        for need in node.needs { self.checkNeed(need, in: object) }
        if node.edges.isEmpty { return }
        for member in object.members {
            guard let edges = node.edges[member.name] else { continue }
            self.path.enter(member.name)
            for edge in edges { self.follow(edge, member.value) }
            self.path.leave()
        }
    }

    private mutating func follow(_ edge: RuleTrie.Edge, _ value: JSONValue) {
        let node = self.trie.nodes[edge.node]
        for check in node.listChecks where self.holds(check) { self.judge(check, all: value) }
        guard case .array(let items) = value else {
            self.checkValue(value, edge.node, node.checks)
            return
        }
        for (index, item) in items.enumerated() {
            if let slice = edge.slice, !Self.isExtension(item, named: slice) { continue }
            self.path.enter(index)
            self.checkValue(item, edge.node, node.checks)
            self.path.leave()
        }
    }

    private mutating func checkValue(
        _ value: JSONValue, _ place: Int, _ checks: [RuleTrie.Check]
    ) {
        if value.isNull { return }
        for check in checks where self.holds(check) { self.judge(check, value) }
        if case .object(let object) = value { self.visit(object, place) }
    }

    private mutating func checkNeed(_ need: RuleTrie.Need, in object: JSONObject) {
        let presence = Presence(of: need.step, in: object)
        guard presence != .present else { return }
        let claims = need.claims.filter { self.holds($0.check) }
        // Who asks for the part itself speaks for those who ask for something behind it.
        let speakers = claims.filter(\.isThePartItself)
        for claim in speakers.isEmpty ? claims : speakers {
            let code: RuleFinding.Code =
                claim.isReference
                ? .referenceMissing : presence == .emptyText ? .textEmpty : .elementMissing
            self.report(code, claim.check, at: claim.path)
        }
    }

    mutating func holds(_ check: RuleTrie.Check) -> Bool {
        guard let place = check.condition else { return true }
        guard place < UInt64.bitWidth else {
            return self.conditions[place].holds(for: self.resource)
        }
        let bit: UInt64 = 1 << UInt64(place)
        if self.lookedAt & bit == 0 {
            self.lookedAt |= bit
            if self.conditions[place].holds(for: self.resource) { self.holding |= bit }
        }
        return self.holding & bit != 0
    }

    mutating func isFirstUse(of text: String, _ check: RuleTrie.Check) -> Bool {
        self.used[check.path, default: []].insert(text).inserted
    }

    mutating func report(_ code: RuleFinding.Code, _ check: RuleTrie.Check, at rest: String = "") {
        guard self.findings.count < Self.findingsMax else { return }
        self.findings.append(
            RuleFinding(
                ruleNumber: check.number, code: code, path: self.path.text(adding: rest),
                severity: check.severity))
    }

    /// Whether the extension has that address, or one that ends in the name.
    static func isExtension(_ value: JSONValue, named name: String) -> Bool {
        guard let url = value["url"]?.string else { return false }
        return url == name || (url.hasSuffix(name) && url.dropLast(name.utf8.count).last == "/")
    }
}

/// Whether a part is there with something in it.
enum Presence {
    case absent
    case emptyText
    case present

    init(of step: RuleElement.Step, in object: JSONObject) {
        if let slice = step.slice {
            let items = object[step.name]?.array ?? []
            self = items.contains { RuleWalk.isExtension($0, named: slice) } ? .present : .absent
        } else if step.name.hasSuffix("[x]") {
            let stem = step.name.dropLast(3)
            let isThere = object.members.contains { member in
                member.name.hasPrefix(stem)
                    && member.name.dropFirst(stem.count).first?.isUppercase == true
                    && Presence(of: member.value) == .present
            }
            self = isThere ? .present : .absent
        } else {
            self = object[step.name].map { Presence(of: $0) } ?? .absent
        }
    }

    init(of value: JSONValue) {
        switch value {
        case .null: self = .absent
        case .string(let text): self = text.isEmpty ? .emptyText : .present
        case .array(let items): self = items.isEmpty ? .absent : .present
        case .object(let object): self = object.isEmpty ? .absent : .present
        case .bool, .number: self = .present
        }
    }
}
