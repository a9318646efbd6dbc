import FHIRR4
import Testing

/// Plants one fault at every place of every rich sample.
@Suite struct SweepingFaultTests {
    private let check = StructureCheck()

    /// Requires an issue at the faulty place; others may follow from it elsewhere.
    private func expect(
        _ codes: Set<StructureIssue.Code>,
        at path: String,
        in value: JSONValue
    ) {
        let issues = self.check.issues(in: value)
        #expect(
            issues.contains { $0.path == path && codes.contains($0.code) },
            "\(path): \(issues)"
        )
    }

    private func sweep(
        _ sample: ResourceSample,
        _ body: (_ document: JSONValue, _ path: [JSONValue.PathStep], _ value: JSONValue) -> Void
    ) throws {
        let document = try JSONValue(parsing: sample.rich)
        for (path, value) in document.places() where path.last != .member("resourceType") {
            body(document, path, value)
        }
    }

    @Test("An unknown element is found in every object", arguments: ResourceSample.all)
    func unknownElements(_ sample: ResourceSample) throws {
        try self.sweep(sample) { document, path, value in
            guard value.object != nil else { return }
            let faulty = document.replacing((path + [.member("nomorAntrian")])[...], with: 1)
            let text = JSONValue.text(path, in: sample.type)
            let issues = self.check.issues(in: faulty)
            #expect(issues.map(\.code) == [.unknownElement], "\(text)")
            #expect(issues.map(\.path) == ["\(text).nomorAntrian"])
        }
    }

    @Test("A single value in place of a list is found everywhere", arguments: ResourceSample.all)
    func objectForList(_ sample: ResourceSample) throws {
        try self.sweep(sample) { document, path, value in
            guard let first = value.array?.first(where: { !$0.isNull }) else { return }
            let faulty = document.replacing(path[...], with: first)
            self.expect([.wrongType], at: JSONValue.text(path, in: sample.type), in: faulty)
        }
    }

    @Test("A list in place of a single value is found everywhere", arguments: ResourceSample.all)
    func listForObject(_ sample: ResourceSample) throws {
        try self.sweep(sample) { document, path, value in
            guard value.array == nil, case .member = path.last else { return }
            let text = JSONValue.text(path, in: sample.type)
            self.expect([.wrongType], at: text, in: document.replacing(path[...], with: [value]))
            if text.hasSuffix("_birthDate") { return }
            let two: JSONValue = [value, value]
            self.expect([.tooMany], at: text, in: document.replacing(path[...], with: two))
        }
    }

    @Test(
        "Empty lists, objects, texts and nulls are found everywhere", arguments: ResourceSample.all)
    func emptyValues(_ sample: ResourceSample) throws {
        try self.sweep(sample) { document, path, value in
            let text = JSONValue.text(path, in: sample.type)
            let empty: JSONValue? =
                switch value {
                case .array: []
                case .object: [:]
                case .string: ""
                default: nil
                }
            if let empty {
                let codes: Set<StructureIssue.Code> = [.emptyValue, .missing]
                let faulty = document.replacing(path[...], with: empty)
                let issues = self.check.issues(in: faulty)
                #expect(issues.contains { codes.contains($0.code) && $0.path.hasPrefix(text) })
            }
            guard case .member(let name) = path.last, !name.hasPrefix("_") else { return }
            self.expect([.emptyValue], at: text, in: document.replacing(path[...], with: .null))
        }
    }

    @Test("Another kind of value is found everywhere", arguments: ResourceSample.all)
    func otherKinds(_ sample: ResourceSample) throws {
        try self.sweep(sample) { document, path, value in
            let text = JSONValue.text(path, in: sample.type)
            let others: [JSONValue] =
                switch value {
                case .string: [1, true, ["a": 1]]
                case .number: ["1", false]
                case .bool: ["true", 0]
                case .object: ["text", 1, true]
                case .array, .null: []
                }
            for other in others {
                let faulty = document.replacing(path[...], with: other)
                self.expect([.wrongType], at: text, in: faulty)
            }
        }
    }

    @Test("Receiving forgives what the platform is known to do", arguments: ResourceSample.all)
    func receivingForgives(_ sample: ResourceSample) throws {
        let receiving = StructureCheck(mode: .receiving)
        try self.sweep(sample) { document, path, value in
            var forgiven: [JSONValue] = [.null]
            switch value {
            case .array(let items):
                forgiven += [[]]
                forgiven += items.first.map { [$0] } ?? []
            case .object: forgiven += [[:], []]
            case .string: forgiven += [""]
            default: break
            }
            for value in forgiven {
                let issues = receiving.issues(in: document.replacing(path[...], with: value))
                #expect(issues == [], "\(JSONValue.text(path, in: sample.type)): \(value.text)")
            }
        }
    }
}
