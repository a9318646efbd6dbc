import FHIRR4

/// Editing of a document at a path such as `statusHistory[0].period.start`, for tests that plant
/// one fault.
extension JSONValue {
    enum PathStep: Hashable, Sendable {
        case member(String)
        case item(Int)
    }

    func replacing(_ path: String, with value: JSONValue?) -> JSONValue {
        self.replacing(Self.steps(path)[...], with: value)
    }

    func replacing(_ path: ArraySlice<PathStep>, with value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch (step, self) {
        case (.member(let name), .object(var object)):
            let child = object[name] ?? [:]
            object[name] = rest.isEmpty ? value : child.replacing(rest, with: value)
            return .object(object)
        case (.item(let index), .array(var items)):
            if rest.isEmpty, value == nil {
                items.remove(at: index)
            } else {
                items[index] = items[index].replacing(rest, with: value)
            }
            return .array(items)
        default:
            preconditionFailure("the path does not exist")
        }
    }

    static func steps(_ path: String) -> [PathStep] {
        path.split(separator: ".").flatMap { part -> [PathStep] in
            let pieces = part.split(separator: "[")
            let indexes = pieces.dropFirst().compactMap { Int($0.dropLast()) }
            return [.member(String(pieces[0]))] + indexes.map(PathStep.item)
        }
    }

    static func text(_ path: [PathStep], in type: String) -> String {
        path.reduce(into: type) { text, step in
            switch step {
            case .member(let name): text += ".\(name)"
            case .item(let index): text += "[\(index)]"
            }
        }
    }

    /// Every place below this value, deepest last, with what stands there.
    func places(_ path: [PathStep] = []) -> [(path: [PathStep], value: JSONValue)] {
        switch self {
        case .object(let object):
            object.members.flatMap { member in
                let step = path + [.member(member.name)]
                return [(step, member.value)] + member.value.places(step)
            }
        case .array(let items):
            items.enumerated().flatMap { index, item in
                [(path + [.item(index)], item)] + item.places(path + [.item(index)])
            }
        default: []
        }
    }
}
