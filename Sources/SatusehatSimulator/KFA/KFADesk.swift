import FHIRR4

/// A product of the national medicine dictionary.
public struct KFAProduct: Hashable, Sendable {
    public var code: String
    public var name: String
    public var isActive: Bool

    public init(code: String, name: String, isActive: Bool = true) {
        self.code = code
        self.name = name
        self.isActive = isActive
    }

    var json: JSONValue {
        [
            "name": .string(self.name),
            "kfa_code": .string(self.code),
            "active": .bool(self.isActive),
            "state": "valid",
            "updated_at": "2026-01-05 04:17:15",
            "farmalkes_type": ["code": "medicine", "name": "Obat", "group": "farmasi"],
            "nama_dagang": .string(self.name),
            "generik": .null,
            "replacement": .null,
        ]
    }
}

/// The dictionary's two product calls.
enum KFADesk {
    static func reply(_ method: String, _ target: RequestTarget, _ products: [KFAProduct]) -> Reply
    {
        guard method == "GET", target.segments.first == "products" else {
            return Reply(status: 404)
        }
        return target.segments.count == 1
            ? Self.product(target, products) : Self.list(target, products)
    }

    private static func product(_ target: RequestTarget, _ products: [KFAProduct]) -> Reply {
        guard let kind = target.values(of: "identifier").first else {
            return Self.parameterFault("identifier")
        }
        guard let code = target.values(of: "code").first else { return Self.parameterFault("code") }
        let found = kind == "kfa" ? products.first { $0.code == code } : nil
        return .json(
            200,
            [
                "search_code": .string(code),
                "search_identifier": found == nil ? "-" : .string(kind),
                "result": found?.json ?? .null,
            ])
    }

    private static func list(_ target: RequestTarget, _ products: [KFAProduct]) -> Reply {
        guard target.segments == ["products", "all"] else { return Reply(status: 404) }
        guard let page = target.values(of: "page").first.flatMap({ Int($0) }), page >= 1 else {
            return Self.parameterFault("page")
        }
        guard let size = target.values(of: "size").first.flatMap({ Int($0) }), size >= 1 else {
            return Self.parameterFault("size")
        }
        guard target.values(of: "product_type").first != nil else {
            return Self.parameterFault("product_type")
        }
        let keyword = target.values(of: "keyword").first?.lowercased() ?? ""
        let found = products.filter { keyword.isEmpty || $0.name.lowercased().contains(keyword) }
        let first = min(found.count, (page - 1).multipliedReportingOverflow(by: size).partialValue)
        return .json(
            200,
            [
                "total": .number(JSONNumber(found.count)),
                "page": .number(JSONNumber(page)),
                "size": .number(JSONNumber(size)),
                "items": ["data": .array(found[max(0, first)...].prefix(size).map(\.json))],
            ])
    }

    private static func parameterFault(_ name: String) -> Reply {
        .json(
            422,
            [
                "detail": [
                    [
                        "loc": ["query", .string(name)], "msg": "field required",
                        "type": "value_error.missing",
                    ]
                ]
            ])
    }
}
