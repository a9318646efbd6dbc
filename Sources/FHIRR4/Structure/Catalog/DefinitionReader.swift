/// Reads the generated table; the tool that writes it describes its lines.
///
/// A line that cannot be read is a fault of the tool, found by the first test that runs, and so a
/// precondition rather than an error.
struct DefinitionReader {
    private(set) var structures: [Structure] = []
    private(set) var valueSets: [ValueSet] = []
    private(set) var places: [String: Int] = [:]
    private var valueSetPlaces: [String: Int] = [:]
    /// The lines of each structure: its heading and its elements.
    private var sections: [[Line]] = []
    private var isBuilt: [Bool] = []
    private let text: UnsafeBufferPointer<UInt8>

    private typealias Word = Slice<UnsafeBufferPointer<UInt8>>
    private typealias Line = [Word]

    init(_ table: StaticString) {
        self.text = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    }

    mutating func read() {
        self.readLines()
        self.isBuilt = self.sections.map { _ in false }
        for place in self.sections.indices { self.build(place) }
        self.addQuantityProfiles()
    }

    private mutating func readLines() {
        for line in self.text.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            switch line.first {
            case UInt8(ascii: "+"):
                self.valueSets[self.valueSets.count - 1].add(
                    system: Self.string(words[0].dropFirst()),
                    codes: words.dropFirst().map(Self.string)
                )
            case UInt8(ascii: "=") where Self.string(words[0]) == "=V":
                let name = Self.string(words[1])
                self.valueSetPlaces[name] = self.valueSets.count
                self.valueSets.append(ValueSet(name: name))
            case UInt8(ascii: "="):
                self.startStructure(words)
            default:
                self.sections[self.sections.count - 1].append(words)
            }
        }
        // The profiles of Quantity are referred to by name before they are built.
        for profile in Self.quantityProfiles { self.register(profile, kind: .datatype) }
    }

    private mutating func startStructure(_ heading: Line) {
        let kind: Structure.Kind =
            switch Self.string(heading[0]) {
            case "=A": .abstract
            case "=D": .datatype
            case "=R": .resource
            default: .nested
            }
        self.register(Self.string(heading[1]), kind: kind)
        self.sections.append([heading])
    }

    private mutating func register(_ name: String, kind: Structure.Kind) {
        self.places[name] = self.structures.count
        self.structures.append(Structure(name: name, kind: kind))
    }

    private mutating func build(_ place: Int) {
        if self.isBuilt[place] { return }
        self.isBuilt[place] = true
        let section = self.sections[place]
        var structure = self.structures[place]
        let base = Self.string(section[0][2])
        if base != "-" {
            let basePlace = self.known(base)
            self.build(basePlace)
            structure.inherit(self.structures[basePlace])
        }
        for line in section.dropFirst() { self.addElement(line, to: &structure) }
        self.structures[place] = structure
    }

    private func addElement(_ line: Line, to structure: inout Structure) {
        let name = Self.string(line[0])
        let isChoice = name.hasSuffix("[x]")
        let card = line[1].first
        let element = Structure.Element(
            name: name,
            isRequired: card == UInt8(ascii: "1") || card == UInt8(ascii: "+"),
            isList: card == UInt8(ascii: "*") || card == UInt8(ascii: "+"),
            isChoice: isChoice
        )
        var members: [(name: String, content: Structure.Content)] = []
        for type in line[2].split(separator: UInt8(ascii: ",")).map(Self.string) {
            let content = self.content(type, path: "\(structure.name).\(name)")
            members.append((isChoice ? Self.choiceMember(name, type) : name, content))
        }
        let valueSet = line.count > 3 ? self.valueSetPlaces[Self.string(line[3].dropFirst())] : nil
        structure.add(element, as: members, valueSet: valueSet)
    }

    private func content(_ type: String, path: String) -> Structure.Content {
        if type == "@" { return .structure(self.known(path)) }
        if type.hasPrefix("#") { return .structure(self.known(String(type.dropFirst()))) }
        if type == "Resource" {
            return path.hasSuffix(".contained") ? .contained : .resource
        }
        if type.hasPrefix("Reference") {
            let targets = type.dropFirst("Reference(".count).dropLast()
            return .reference(targets: targets.split(separator: "|").map(String.init))
        }
        if let format = PrimitiveFormat(rawValue: type) { return .primitive(format) }
        return .structure(self.known(type))
    }

    /// `value[x]` of type `dateTime` appears as `valueDateTime`.
    private static func choiceMember(_ name: String, _ type: String) -> String {
        let plain = type.prefix { $0 != "(" }
        let typeName = Self.quantityProfiles.contains(String(plain)) ? "Quantity" : plain
        return name.dropLast("[x]".count) + typeName.prefix(1).uppercased() + typeName.dropFirst()
    }

    /// R4 uses these profiles like types: a simple or monetary quantity has no comparator.
    private mutating func addQuantityProfiles() {
        let quantity = self.structures[self.known("Quantity")]
        for profile in Self.quantityProfiles {
            let place = self.known(profile)
            self.structures[place].inherit(quantity)
            self.structures[place].forbid("comparator")
        }
    }

    private func known(_ name: String) -> Int {
        guard let place = self.places[name] else {
            preconditionFailure("the table of definitions names an unknown type")
        }
        return place
    }

    private static let quantityProfiles = ["SimpleQuantity", "MoneyQuantity"]

    private static func string(_ word: Word) -> String { String(decoding: word, as: UTF8.self) }
}
