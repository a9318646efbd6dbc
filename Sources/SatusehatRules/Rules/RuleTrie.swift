/// The rules of a book, sorted once into a tree of elements for each resource type.
///
/// A resource is then walked once, and every element meets its own rules and no others.
struct RuleTrie: Sendable {
    /// The rules of one resource type.
    struct TypeRules: Sendable {
        let root: Int
        fileprivate(set) var conditions: [RuleCondition] = []
        /// Judged for the resource as a whole.
        fileprivate(set) var combinations: [Check] = []
    }

    struct Node: Sendable {
        fileprivate(set) var edges: [String: [Edge]] = [:]
        fileprivate(set) var needs: [Need] = []
        /// Judged for every value.
        fileprivate(set) var checks: [Check] = []
        /// Judged for all values of the element together.
        fileprivate(set) var listChecks: [Check] = []
    }

    struct Edge: Sendable {
        let slice: String?
        let node: Int
    }

    /// A part that must be there.
    struct Need: Sendable {
        let step: RuleElement.Step
        fileprivate(set) var claims: [Claim] = []
    }

    /// A rule that needs the part, or something behind it.
    struct Claim: Sendable {
        let check: Check
        let isReference: Bool
        /// What is missing, from the part on.
        let path: String
        let isThePartItself: Bool
    }

    struct Check: Sendable {
        let number: Int?
        let severity: Rule.Severity
        /// The place of its condition among those of the type.
        let condition: Int?
        let test: Test
        let path: String
    }

    enum Test: Sendable {
        case systems([AllowedSystem])
        case plain(Rule.Constraint)
    }

    struct AllowedSystem: Sendable {
        let address: String
        let codes: CodeList?
    }

    private(set) var nodes: [Node] = []
    private(set) var types: [String: TypeRules] = [:]

    init(_ rules: [Rule], codeLists: [String: CodeList]) {
        for rule in rules where rule.isJudged {
            guard let type = rule.element.type else { continue }
            self.add(rule, type, codeLists)
        }
    }

    private mutating func add(_ rule: Rule, _ type: String, _ codeLists: [String: CodeList]) {
        var typeRules = self.types[type] ?? TypeRules(root: self.makeNode())
        var condition: Int?
        if let wanted = rule.condition {
            condition = typeRules.conditions.firstIndex(of: wanted)
            if condition == nil {
                condition = typeRules.conditions.count
                typeRules.conditions.append(wanted)
            }
        }
        let check = Check(
            number: rule.number, severity: rule.severity, condition: condition,
            test: Self.test(rule.constraint, codeLists), path: rule.element.description)
        switch rule.constraint {
        case .unfit: typeRules.combinations.append(check)
        case .required: self.addNeeds(check, rule.element.steps, from: typeRules.root)
        case .referenced:
            self.addNeeds(check, rule.element.steps, from: typeRules.root, isReference: true)
            let node = self.node(at: rule.element.steps, from: typeRules.root)
            self.nodes[node].checks.append(check)
        case .demands, .identifiers:
            let node = self.node(at: rule.element.steps, from: typeRules.root)
            self.nodes[node].listChecks.append(check)
        default:
            let node = self.node(at: rule.element.steps, from: typeRules.root)
            self.nodes[node].checks.append(check)
        }
        self.types[type] = typeRules
    }

    private static func test(
        _ constraint: Rule.Constraint, _ codeLists: [String: CodeList]
    ) -> Test {
        guard case .systems(let systems) = constraint else { return .plain(constraint) }
        return .systems(systems.map { AllowedSystem(address: $0, codes: codeLists[$0]) })
    }

    /// Asks for every part on the way to the element.
    private mutating func addNeeds(
        _ check: Check, _ steps: [RuleElement.Step], from root: Int, isReference: Bool = false
    ) {
        var node = root
        for (depth, step) in steps.enumerated() {
            let rest = steps[depth...].map(\.text).joined(separator: ".")
            let claim = Claim(
                check: check, isReference: isReference, path: rest,
                isThePartItself: depth == steps.count - 1)
            if let place = self.nodes[node].needs.firstIndex(where: { $0.step == step }) {
                self.nodes[node].needs[place].claims.append(claim)
            } else {
                self.nodes[node].needs.append(Need(step: step, claims: [claim]))
            }
            if depth < steps.count - 1 { node = self.child(step, of: node) }
        }
    }

    private mutating func node(at steps: [RuleElement.Step], from root: Int) -> Int {
        steps.reduce(root) { self.child($1, of: $0) }
    }

    private mutating func child(_ step: RuleElement.Step, of parent: Int) -> Int {
        let edges = self.nodes[parent].edges[step.name] ?? []
        if let edge = edges.first(where: { $0.slice == step.slice }) { return edge.node }
        let node = self.makeNode()
        self.nodes[parent].edges[step.name, default: []].append(
            Edge(slice: step.slice, node: node))
        return node
    }

    private mutating func makeNode() -> Int {
        self.nodes.append(Node())
        return self.nodes.count - 1
    }
}

extension RuleElement.Step {
    /// As it stands in a path.
    var text: String { self.slice.map { "\(self.name)[\($0)]" } ?? self.name }
}
