/// The codes that a required binding allows.
struct ValueSet: Sendable {
    let name: String
    private var systems: [(url: String, codes: Set<String>)] = []

    init(name: String) { self.name = name }

    mutating func add(system: String, codes: some Sequence<String>) {
        self.systems.append((system, Set(codes)))
    }

    /// Whether a `code` element may have that code; its system is implied.
    func contains(code: String) -> Bool { self.systems.contains { $0.codes.contains(code) } }

    func contains(code: String, system: String) -> Bool {
        self.systems.contains { $0.url == system && $0.codes.contains(code) }
    }
}
