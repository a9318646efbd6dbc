/// The official R4 definitions, read once from the generated table.
struct R4Catalog: Sendable {
    static let shared = R4Catalog(table: R4Definitions.text)

    let structures: [Structure]
    let valueSets: [ValueSet]
    /// What stands beside a primitive: an id and extensions.
    let element: Structure
    let reference: Structure
    /// Every name that a member of some type may have, or that a path gives to a choice.
    let memberNames: Set<String>
    private let places: [String: Int]

    init(table: StaticString) {
        var reader = DefinitionReader(table)
        reader.read()
        guard let element = reader.places["Element"], let reference = reader.places["Reference"]
        else { preconditionFailure("the table of definitions lacks the base types") }
        self.element = reader.structures[element]
        self.reference = reader.structures[reference]
        self.structures = reader.structures
        self.valueSets = reader.valueSets
        self.places = reader.places
        self.memberNames = reader.structures.reduce(into: []) { names, structure in
            names.formUnion(structure.members.keys)
            names.formUnion(structure.elements.map { $0.isChoice ? Self.stem($0.name) : $0.name })
        }
    }

    /// `value` of `value[x]`.
    private static func stem(_ name: String) -> String { String(name.prefix { $0 != "[" }) }

    /// The place of a type or nested part.
    func place(of name: String) -> Int? { self.places[name] }

    /// The structure of a resource type that can be instantiated.
    func resource(_ type: String) -> Structure? {
        guard let place = self.places[type], self.structures[place].kind == .resource else {
            return nil
        }
        return self.structures[place]
    }
}
