import FHIRR4

/// How one field is read: what it becomes, and what may be wrong with it.
///
/// `read` answers nil after it has reported why.
struct FieldKind<Value> {
    let makeStandIn: () -> Value
    let read: (JSONValue, FieldPlace) -> Value?

    init(
        standIn: @autoclosure @escaping () -> Value,
        read: @escaping (JSONValue, FieldPlace) -> Value?
    ) {
        self.makeStandIn = standIn
        self.read = read
    }

    /// The same kind with a further condition on what was read.
    func with(_ condition: @escaping (Value) -> Problem?) -> Self {
        let read = self.read
        return Self(standIn: self.makeStandIn()) { value, place in
            guard let value = read(value, place) else { return nil }
            if let problem = condition(value) { return place.refuse(problem) }
            return value
        }
    }
}

extension FieldKind {
    /// A list of values without ids of their own; one bad value spoils the list.
    static func list<Element>(_ element: FieldKind<Element>) -> Self where Value == [Element] {
        Self(standIn: []) { value, place in
            guard let elements = value.array else { return place.refuse(.wrongType(.list)) }
            var read: [Element] = []
            var isWhole = true
            for (index, value) in elements.enumerated() where !place.log.isFull {
                if let value = element.read(value, place.item(index)) {
                    read.append(value)
                } else {
                    isWhole = false
                }
            }
            return isWhole ? read : nil
        }
    }

    static func filledList<Element>(
        _ element: FieldKind<Element>
    ) -> Self where Value == [Element] {
        .list(element).with { $0.isEmpty ? .emptyList : nil }
    }

    /// An object whose members are read by `make`.
    static func object(
        standIn: @autoclosure @escaping () -> Value,
        _ make: @escaping (FieldReader) -> Value
    ) -> Self {
        Self(standIn: standIn()) { value, place in
            guard let object = value.object else { return place.refuse(.wrongType(.object)) }
            let fields = FieldReader(object, at: place)
            let value = make(fields)
            fields.reportUnknownMembers()
            return value
        }
    }
}

extension FieldKind where Value: FieldReadable {
    static var object: Self {
        .object(standIn: Value(reading: .blank)) { Value(reading: $0) }
    }
}

extension FieldKind where Value: ClinicCode {
    /// One of the codes that the model lists.
    static var code: Self {
        Self(standIn: Self.first) { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.string)) }
            guard let code = Value(rawValue: text) else {
                return place.refuse(.notListed(Value.allCases.map(\.rawValue)))
            }
            return code
        }
    }

    private static var first: Value {
        guard let first = Value.allCases.first else {
            preconditionFailure("a list of codes has codes")
        }
        return first
    }
}
