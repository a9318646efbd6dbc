public import FHIRR4

/// The people and products the platform knows before the first request.
///
/// As JSON, an object whose members are all optional:
/// - `patients`: objects with `id`, `name`, `gender`, `birth_date` and any of `nik`, `mother_nik`,
///   `passport`, `birth_order`; `provisional` true leaves out the IHS number;
/// - `practitioners`: objects with `id`, `nik`, `name`, `gender`, `birth_date`;
/// - `products`: objects with `code`, `name` and `active`;
/// - `refused_codes`: objects with `system` and `code`.
public struct PlatformSeed: Sendable {
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// The member that is missing or has the wrong type, such as `patients[3].id`.
        public let path: String

        public var description: String { "the platform seed is wrong at \(self.path)" }
    }

    public struct RefusedCode: Hashable, Sendable {
        public var system: String
        public var code: String
    }

    public var patients: [IndexedPatient]
    public var practitioners: [IndexedPractitioner]
    public var products: [KFAProduct]
    public var refusedCodes: [RefusedCode]

    public static let empty = PlatformSeed()

    public init(
        patients: [IndexedPatient] = [],
        practitioners: [IndexedPractitioner] = [],
        products: [KFAProduct] = [],
        refusedCodes: [RefusedCode] = []
    ) {
        self.patients = patients
        self.practitioners = practitioners
        self.products = products
        self.refusedCodes = refusedCodes
    }

    public init(json: JSONValue) throws(Fault) {
        guard json.object != nil else { throw Fault(path: "(root)") }
        self.init()
        for entry in try Self.entries("patients", of: json) {
            self.patients.append(
                IndexedPatient(
                    id: try entry.text("id"),
                    nik: entry.value["nik"]?.string,
                    motherNIK: entry.value["mother_nik"]?.string,
                    passport: entry.value["passport"]?.string,
                    name: try entry.text("name"),
                    gender: try entry.text("gender"),
                    birthDate: try entry.text("birth_date"),
                    birthOrder: entry.value["birth_order"]?.int ?? 0,
                    isProvisional: entry.value["provisional"]?.bool ?? false
                ))
        }
        for entry in try Self.entries("practitioners", of: json) {
            self.practitioners.append(
                IndexedPractitioner(
                    id: try entry.text("id"),
                    nik: try entry.text("nik"),
                    name: try entry.text("name"),
                    gender: try entry.text("gender"),
                    birthDate: try entry.text("birth_date")
                ))
        }
        for entry in try Self.entries("products", of: json) {
            self.products.append(
                KFAProduct(
                    code: try entry.text("code"),
                    name: try entry.text("name"),
                    isActive: entry.value["active"]?.bool ?? true
                ))
        }
        for entry in try Self.entries("refused_codes", of: json) {
            self.refusedCodes.append(
                RefusedCode(system: try entry.text("system"), code: try entry.text("code")))
        }
    }

    private struct Entry {
        let path: String
        let value: JSONValue

        func text(_ name: String) throws(Fault) -> String {
            guard let text = self.value[name]?.string, !text.isEmpty else {
                throw Fault(path: "\(self.path).\(name)")
            }
            return text
        }
    }

    private static func entries(_ name: String, of json: JSONValue) throws(Fault) -> [Entry] {
        guard let member = json[name] else { return [] }
        guard let items = member.array else { throw Fault(path: name) }
        var entries: [Entry] = []
        for (index, item) in items.enumerated() {
            guard item.object != nil else { throw Fault(path: "\(name)[\(index)]") }
            entries.append(Entry(path: "\(name)[\(index)]", value: item))
        }
        return entries
    }
}
