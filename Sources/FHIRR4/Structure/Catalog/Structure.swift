/// The elements of one type, or of one nested part of a type, as dense as the check needs them.
struct Structure: Sendable {
    enum Kind: Sendable { case abstract, datatype, nested, resource }

    struct Element: Sendable {
        /// As the definitions spell it; a choice of types ends in `[x]`.
        let name: String
        let isRequired: Bool
        let isList: Bool
        let isChoice: Bool
    }

    /// What one JSON member stands for.
    struct Member: Sendable {
        /// The place of its element in `elements`; the members of a choice share one.
        let element: Int
        let content: Content
        /// The place of the value set of a required binding in the catalog.
        let valueSet: Int?
    }

    enum Content: Sendable {
        case primitive(PrimitiveFormat)
        /// A structure by its place in the catalog.
        case structure(Int)
        /// A Reference and the types it may point to; none means any.
        case reference(targets: [String])
        /// A whole resource of any type, as in an entry of a Bundle.
        case resource
        /// A resource that lives inside its container only.
        case contained
    }

    /// The name of the type, or the path of the nested part.
    let name: String
    let kind: Kind
    private(set) var elements: [Element] = []
    private(set) var members: [String: Member] = [:]
    /// The places of the mandatory elements.
    private(set) var required: [Int] = []
    let invariants: [Invariant]

    init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
        self.invariants = Invariant.byStructure[name] ?? []
    }

    /// Takes over the elements of a base.
    mutating func inherit(_ base: Structure) {
        self.elements = base.elements
        self.members = base.members
        self.required = base.required
    }

    /// Adds an element and the members that it may appear as.
    mutating func add(
        _ element: Element, as members: [(name: String, content: Content)], valueSet: Int?
    ) {
        let place = self.elements.count
        precondition(place < PresenceSet.capacity, "a structure has more elements than bits")
        self.elements.append(element)
        if element.isRequired { self.required.append(place) }
        for member in members {
            self.members[member.name] = Member(
                element: place,
                content: member.content,
                valueSet: valueSet
            )
        }
    }

    /// Leaves out the members of that name, for a profile that forbids them.
    mutating func forbid(_ name: String) { self.members[name] = nil }
}
