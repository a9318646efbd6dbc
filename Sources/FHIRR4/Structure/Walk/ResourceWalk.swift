/// One walk through one document, collecting issues on the way.
///
/// It recurses as deep as the document nests, which the reader of JSON has bounded.
struct ResourceWalk {
    /// Beyond this a document is not worth describing further.
    static let issuesMax = 200

    let mode: StructureCheck.Mode
    let catalog: R4Catalog
    private(set) var issues: [StructureIssue] = []
    private(set) var scope = ResourceScope()
    private var path = ElementPath()
    private var isInsideContained = false

    init(mode: StructureCheck.Mode, catalog: R4Catalog) {
        self.mode = mode
        self.catalog = catalog
    }

    var isSending: Bool { self.mode == .sending }

    mutating func checkRoot(_ value: JSONValue) {
        let type = value["resourceType"]?.string ?? ""
        let name = self.catalog.resource(type) == nil ? "Resource" : type
        self.at(member: name) { $0.checkResource(value, isRoot: true) }
    }

    /// Checks a resource that is not contained in another: the root, or one in a Bundle.
    ///
    /// A searchset has been seen to hold types that R4 does not know; receiving skips them.
    mutating func checkResource(_ value: JSONValue, isRoot: Bool = false) {
        if !self.isSending, !isRoot, let type = value["resourceType"]?.string,
            self.catalog.resource(type) == nil
        {
            return
        }
        guard let (object, structure) = self.typedResource(value, mayBeAbsent: !isRoot)
        else { return }
        let outer = self.scope
        self.scope = ResourceScope(type: structure.name, of: object, inside: outer)
        self.checkObject(object, as: structure)
        self.scope = outer
    }

    /// Checks a resource inside `contained`; its references resolve in the container.
    mutating func checkContained(_ value: JSONValue) {
        guard let (object, structure) = self.typedResource(value) else { return }
        if self.isSending {
            if self.isInsideContained {
                self.report(.invariant, "a contained resource contains no other (dom-2)")
            }
            if object["id"] == nil {
                self.at(member: "id") { $0.report(.missing, "a contained resource has an id") }
            }
        }
        let wasInside = self.isInsideContained
        self.isInsideContained = true
        self.checkObject(object, as: structure)
        self.isInsideContained = wasInside
    }

    private mutating func typedResource(
        _ value: JSONValue, mayBeAbsent: Bool = true
    ) -> (JSONObject, Structure)? {
        if mayBeAbsent, !self.isSending, Self.isAbsent(value) { return nil }
        guard let object = value.object else {
            self.report(.wrongType, "a resource is an object")
            return nil
        }
        guard let type = object["resourceType"] else {
            self.at(member: "resourceType") { $0.report(.missing, "a resource names its type") }
            return nil
        }
        guard let name = type.string else {
            self.at(member: "resourceType") { $0.report(.wrongType, "text") }
            return nil
        }
        guard let structure = self.catalog.resource(name) else {
            self.at(member: "resourceType") { walk in
                walk.report(.unknownResourceType, "the name of an R4 resource type")
            }
            return nil
        }
        return (object, structure)
    }

    /// Checks the members of an object, and that none is missing.
    mutating func checkObject(_ object: JSONObject, as structure: Structure) {
        var present = PresenceSet()
        var choices: [(element: Int, name: Substring)] = []
        for member in object.members {
            if member.name == "resourceType", structure.kind == .resource { continue }
            guard let (known, isSibling) = Self.member(member.name, of: structure) else {
                if self.isSending {
                    self.at(member: member.name) { $0.report(.unknownElement, "no such element") }
                }
                continue
            }
            present.insert(known.element)
            let element = structure.elements[known.element]
            if element.isChoice {
                let name = isSibling ? member.name.dropFirst() : member.name[...]
                if choices.contains(where: { $0.element == known.element && $0.name != name }) {
                    self.at(member: element.name) { walk in
                        walk.report(.choiceConflict, "one type of value only")
                    }
                }
                choices.append((known.element, name))
            }
            self.at(member: member.name) { walk in
                if isSibling {
                    walk.checkSibling(member, of: object, isList: element.isList)
                } else {
                    walk.checkMember(member, of: object, isList: element.isList, as: known)
                }
            }
        }
        self.checkRequired(structure, present: present)
        if self.isSending { self.checkInvariants(object, of: structure) }
    }

    private mutating func checkRequired(_ structure: Structure, present: PresenceSet) {
        for place in structure.required where !present.contains(place) {
            self.at(member: structure.elements[place].name) { walk in
                walk.report(.missing, "a mandatory element")
            }
        }
    }

    private mutating func checkInvariants(_ object: JSONObject, of structure: Structure) {
        if structure.invariants.isEmpty { return }
        let view = ElementView(object)
        for invariant in structure.invariants where !invariant.holds(view) {
            self.report(.invariant, "\(invariant.expectation) (\(invariant.key))")
        }
    }

    /// The element that a member stands for, and whether it is the `_name` beside a primitive.
    private static func member(
        _ name: String,
        of structure: Structure
    ) -> (known: Structure.Member, isSibling: Bool)? {
        if let known = structure.members[name] { return (known, false) }
        guard name.hasPrefix("_"), let known = structure.members[String(name.dropFirst())],
            case .primitive = known.content
        else { return nil }
        return (known, true)
    }

    mutating func at(member name: String, _ body: (inout ResourceWalk) -> Void) {
        self.path.enter(member: name)
        body(&self)
        self.path.leave()
    }

    mutating func at(item index: Int, _ body: (inout ResourceWalk) -> Void) {
        self.path.enter(item: index)
        body(&self)
        self.path.leave()
    }

    mutating func report(_ code: StructureIssue.Code, _ detail: String) {
        guard self.issues.count < Self.issuesMax else { return }
        self.issues.append(StructureIssue(code: code, path: self.path.text, detail: detail))
    }
}
