import FHIRR4

extension JSONValue {
    /// A copy in which the value at a path such as `data.diagnoses[0].icd10` is another one, or
    /// gone when `value` is nil.
    func setting(_ path: String, to value: JSONValue?) -> JSONValue {
        self.setting(Step.all(of: path)[...], to: value)
    }

    subscript(path path: String) -> JSONValue? {
        Step.all(of: path).reduce(Optional(self)) { value, step in
            switch step {
            case .member(let name): value?[name]
            case .item(let index): value?[index]
            }
        }
    }

    private func setting(_ steps: ArraySlice<Step>, to value: JSONValue?) -> JSONValue {
        guard let step = steps.first else { return value ?? .null }
        let rest = steps.dropFirst()
        switch step {
        case .member(let name):
            var object = self.object ?? JSONObject()
            object[name] =
                rest.isEmpty ? value : (object[name] ?? .object([:])).setting(rest, to: value)
            return .object(object)
        case .item(let index):
            var items = self.array ?? []
            if index == items.count {
                items.append(.null)
            }
            if rest.isEmpty, value == nil {
                items.remove(at: index)
            } else {
                items[index] = items[index].setting(rest, to: value)
            }
            return .array(items)
        }
    }

    private enum Step {
        case member(String)
        case item(Int)

        static func all(of path: String) -> [Step] {
            path.split(separator: ".").flatMap { part -> [Step] in
                let pieces = part.split(separator: "[")
                let indexes = pieces.dropFirst().compactMap { Int($0.dropLast()) }
                return [.member(String(pieces[0]))] + indexes.map { .item($0) }
            }
        }
    }
}

extension JSONValue {
    /// A number with these digits.
    static func decimal(_ digits: String) -> JSONValue {
        JSONNumber(digits).map { .number($0) } ?? .null
    }
}
