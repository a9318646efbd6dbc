import ClinicRecord
import FHIRR4
import HTTPTypes

/// The published description of the API (OpenAPI 3.1), made from the endpoints themselves.
struct OpenAPIDocument {
    /// What any call may answer beside its own.
    private static let common: [HTTPResponse.Status] = [
        .tooManyRequests, .internalServerError, .serviceUnavailable, .requestTimeout,
    ]

    let endpoints: [Endpoint]
    let version: String
    var language = Language.english

    static let errorShape = NamedSchema(
        name: "Error",
        schema: .object([
            Property("code", .string), Property("message", .string), Property("details", .any),
        ]))

    var json: JSONValue {
        var paths = JSONObject()
        for (path, group) in Dictionary(grouping: self.endpoints, by: \.path)
            .sorted(by: { $0.key < $1.key })
        {
            var item = JSONObject()
            let names = Self.pathParameters(path)
            if !names.isEmpty {
                item["parameters"] = .array(
                    names.map { name in
                        .object([
                            "name": .string(name), "in": "path", "required": .bool(true),
                            "schema": Schema.uuid.json,
                        ])
                    })
            }
            for endpoint in group.sorted(by: { $0.method.rawValue < $1.method.rawValue }) {
                item[endpoint.method.rawValue.lowercased()] = self.operation(endpoint)
            }
            paths[path] = .object(item)
        }
        return .object([
            "openapi": "3.1.0",
            "info": .object([
                "title": "Jembatan", "version": .string(self.version),
                "summary": .string(
                    LocalizedText(
                        "Jembatan data klinik ke SATUSEHAT.",
                        "The bridge from a clinic's records to SATUSEHAT.")[self.language]),
            ]),
            "servers": .array([.object(["url": "/"])]),
            "tags": .array(
                Set(self.endpoints.map(\.group)).sorted().map { .object(["name": .string($0)]) }),
            "paths": .object(paths),
            "components": .object([
                "schemas": .object(self.schemas),
                "securitySchemes": .object([
                    "key": .object(["type": "http", "scheme": "bearer"]),
                    "session": .object([
                        "type": "apiKey", "in": "cookie",
                        "name": .string(AccessGate.sessionCookie),
                    ]),
                ]),
            ]),
        ])
    }

    private func operation(_ endpoint: Endpoint) -> JSONValue {
        var object: JSONObject = [
            "operationId": .string(Self.operationID(endpoint)),
            "tags": .array([.string(endpoint.group)]),
            "summary": .string(endpoint.summary[self.language]),
        ]
        if case .permission(let permission) = endpoint.access {
            object["x-permission"] = .string(permission.rawValue)
        }
        object["security"] =
            endpoint.access == .open
            ? .array([])
            : .array([
                .object(["key": .array([])]), .object(["session": .array([])]),
            ])
        if !endpoint.parameters.isEmpty {
            object["parameters"] = .array(
                endpoint.parameters.map { parameter in
                    .object([
                        "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
                        "required": .bool(parameter.isRequired),
                        "description": .string(parameter.text[self.language]),
                        "schema": parameter.schema.json,
                    ])
                })
        }
        if let body = endpoint.body {
            var content = JSONObject()
            for type in body.contentTypes {
                content[type] = .object(["schema": body.schema.json])
            }
            object["requestBody"] = .object([
                "required": .bool(body.isRequired), "content": .object(content),
            ])
        }
        object["responses"] = .object(self.responses(endpoint))
        return .object(object)
    }

    private func responses(_ endpoint: Endpoint) -> JSONObject {
        var responses = JSONObject()
        var good: JSONObject = ["description": .string(endpoint.status.reasonPhrase)]
        if let answer = endpoint.answer {
            good["content"] = .object([
                endpoint.answerType: .object(["schema": answer.json])
            ])
        }
        responses["\(endpoint.status.code)"] = .object(good)
        if endpoint.method == .get {
            responses["304"] = .object(["description": "Not Modified"])
        }
        var others = endpoint.otherStatuses + Self.common
        if endpoint.access != .open { others += [.unauthorized, .forbidden] }
        if Self.pathParameters(endpoint.path).isEmpty == false { others.append(.badRequest) }
        if !endpoint.parameters.isEmpty { others.append(.badRequest) }
        if endpoint.body != nil { others += [.badRequest, .contentTooLarge] }
        for status in Set(others).sorted(by: { $0.code < $1.code }) {
            responses["\(status.code)"] = .object([
                "description": .string(status.reasonPhrase),
                "content": .object([
                    "application/json": .object([
                        "schema": Schema.named(Self.errorShape).json
                    ])
                ]),
            ])
        }
        return responses
    }

    private var schemas: JSONObject {
        var found: [String: Schema] = [Self.errorShape.name: Self.errorShape.schema]
        for endpoint in self.endpoints {
            for named in (endpoint.answer?.names ?? []) + (endpoint.body?.schema.names ?? []) {
                found[named.name] = named.schema
            }
        }
        var schemas = JSONObject()
        for (name, schema) in found.sorted(by: { $0.key < $1.key }) { schemas[name] = schema.json }
        return schemas
    }

    static func pathParameters(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// A name for code generators, made of the method and the path.
    private static func operationID(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split(separator: "/").filter { $0 != "api" && $0 != "v1" }
            .flatMap { $0.split(separator: "-") }
            .map {
                $0.hasPrefix("{") ? "By" + $0.dropFirst().dropLast().capitalized : $0.capitalized
            }
        return endpoint.method.rawValue.lowercased()
            + words.joined().filter { $0 != "." && $0 != "_" }
    }
}
