import FHIRR4
import HTTPTypes
import SyncCore
import Testing

@testable import BridgeServer

/// The published document against the router and against real answers.
@Suite struct DocumentTests {
    @Test("The document names every route once, and nothing else")
    func routes() async throws {
        let world = try await ServerWorld(isConfigured: false)
        let answer = try await world.call(.get, "/openapi.json", as: nil)
        #expect(answer.json["openapi"]?.string == "3.1.0")
        var described: [String] = []
        for member in answer.json["paths"]?.object?.members ?? [] {
            for method in member.value.object?.names ?? [] where method != "parameters" {
                described.append("\(method.uppercased()) \(member.name)")
            }
        }
        let routes = API.endpoints.map { "\($0.method.rawValue) \($0.path)" }
        #expect(described.sorted() == routes.sorted())
        #expect(Set(described).count == described.count)
        var identifiers: Set<String> = []
        for member in answer.json["paths"]?.object?.members ?? [] {
            for item in member.value.object?.members ?? [] where item.name != "parameters" {
                let id = item.value["operationId"]?.string ?? ""
                let isNew = identifiers.insert(id).inserted
                #expect(isNew, "\(id) twice")
            }
        }
    }

    @Test("Every answer is one that the document describes, before and after a clinic's day")
    func answers() async throws {
        let world = try await ServerWorld()
        let document = try await world.call(.get, "/openapi.json", as: nil).json
        try await self.tryAll(world, document)
        try await world.reportDay()
        try await self.tryAll(world, document)
    }

    private func tryAll(_ world: ServerWorld, _ document: JSONValue) async throws {
        let check = SchemaCheck(components: document["components"]?["schemas"] ?? .null)
        let encounter = try world.encounterID.uuidString.lowercased()
        for endpoint in API.endpoints where endpoint.method != .delete {
            var path = endpoint.path.replacing("{id}", with: encounter)
            if endpoint.path.hasSuffix("/lookup") { path += "?nik=3171014103900001" }
            if endpoint.path.hasSuffix("/stats") {
                path += "?date_from=2026-01-01&date_to=2026-12-31"
            }
            let answer = try await world.call(
                endpoint.method, path, endpoint.body == nil ? nil : .object([:]))
            let name = "\(endpoint.method) \(endpoint.path) \(answer.status)"
            let responses = document["paths"]?[endpoint.path]?[
                endpoint.method.rawValue.lowercased()]?["responses"]
            guard let response = responses?["\(answer.status)"] else {
                Issue.record("\(name) is not in the document: \(answer.text.prefix(200))")
                continue
            }
            guard let content = response["content"]?.object?.members.first else { continue }
            #expect(
                answer.headers[.contentType]?.hasPrefix(content.name) ?? false,
                "\(name): \(answer.headers[.contentType] ?? "none")")
            guard content.name == "application/json", let schema = content.value["schema"] else {
                continue
            }
            let faults = check.faults(answer.json, schema)
            #expect(faults.isEmpty, "\(name): \(faults)")
        }
    }

    @Test("The page names every path and loads nothing from elsewhere")
    func page() async throws {
        let world = try await ServerWorld(isConfigured: false)
        let answer = try await world.call(.get, "/docs", as: nil)
        for endpoint in API.endpoints { #expect(answer.text.contains(endpoint.path)) }
        #expect(!answer.text.contains("<script") && !answer.text.contains("src="))
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") ?? false)
    }
}
