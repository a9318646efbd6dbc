/// The official R4 definitions, read once from the generated table.
struct R4Catalog: Sendable {
    static let shared = R4Catalog(table: R4Definitions.text)

    let structures: [Structure]
    let valueSets: [ValueSet]
    /// What stands beside a primitive: an id and extensions.
    let element: Structure
    let reference: Structure
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
    }

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
