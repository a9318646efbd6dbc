import FHIRR4

/// A dotted path into a resource, such as `Encounter.participant.individual`.
///
/// Lists on the way are followed item by item. A last step that ends in `[x]` stands for every
/// element of that choice.
struct ElementPath: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The resource type the path begins with.
    let type: String
    private let steps: [String]

    init(stringLiteral value: String) {
        let parts = value.split(separator: ".").map(String.init)
        self.type = parts[0]
        self.steps = Array(parts.dropFirst())
    }

    struct Place {
        let path: String
        let value: JSONValue
    }

    /// Every value that stands at the path.
    func places(in resource: JSONValue) -> [Place] {
        var places = [Place(path: self.type, value: resource)]
        for step in self.steps {
            places = places.flatMap { Self.children(of: $0, step) }
        }
        return places
    }

    /// The places where the path breaks off because an element is absent or empty.
    func gaps(in resource: JSONValue) -> [String] {
        var places = [Place(path: self.type, value: resource)]
        var gaps: [String] = []
        for (depth, step) in self.steps.enumerated() {
            var next: [Place] = []
            for place in places {
                let children = Self.children(of: place, step)
                if children.isEmpty {
                    let rest = self.steps[depth...].joined(separator: ".")
                    gaps.append(place.path + "." + rest)
                }
                next += children
            }
            places = next
        }
        return gaps
    }

    private static func children(of place: Place, _ step: String) -> [Place] {
        guard let object = place.value.object else { return [] }
        guard step.hasSuffix("[x]") else {
            guard let child = object[step] else { return [] }
            return Self.items(of: child, at: place.path + "." + step)
        }
        let stem = String(step.dropLast(3))
        return object.members.flatMap { member -> [Place] in
            guard member.name.hasPrefix(stem), member.name.count > stem.count,
                member.name.dropFirst(stem.count).first?.isUppercase == true
            else { return [] }
            return Self.items(of: member.value, at: place.path + "." + member.name)
        }
    }

    private static func items(of value: JSONValue, at path: String) -> [Place] {
        switch value {
        case .null: []
        case .array(let items):
            items.enumerated().map { Place(path: "\(path)[\($0.offset)]", value: $0.element) }
        case .object(let object) where object.isEmpty: []
        case .bool, .number, .string, .object: [Place(path: path, value: value)]
        }
    }
}
