/// The members of a JSON object in the order they were written, each name once.
public struct JSONObject: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public let name: String
        public var value: JSONValue

        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var members: [Member]

    public init() { self.members = [] }

    /// Takes members whose names the caller has proved to be unique.
    init(uniqueMembers members: [Member]) { self.members = members }

    init(literal elements: [(String, JSONValue)]) {
        self.members = []
        self.members.reserveCapacity(elements.count)
        for (name, value) in elements {
            precondition(self.place(of: name) == nil, "an object literal names a member twice")
            self.members.append(Member(name: name, value: value))
        }
    }

    public var names: [String] { self.members.map(\.name) }

    public var isEmpty: Bool { self.members.isEmpty }

    public var count: Int { self.members.count }

    /// The value of a member.
    ///
    /// Setting replaces the value where the member stands or appends a new member; setting nil
    /// removes the member. The search is linear, as objects in FHIR have few members.
    public subscript(_ name: String) -> JSONValue? {
        get { self.place(of: name).map { self.members[$0].value } }
        set {
            switch (self.place(of: name), newValue) {
            case (let place?, let value?): self.members[place].value = value
            case (let place?, nil): self.members.remove(at: place)
            case (nil, let value?): self.members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    private func place(of name: String) -> Int? {
        self.members.firstIndex { $0.name == name }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Keeps the order of the literal; naming a member twice is a programmer's mistake.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(literal: elements)
    }
}
