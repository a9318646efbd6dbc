import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncStore
import Testing

@testable import BridgeServer

/// Every route with every role, without a key, and with a key of another organization.
@Suite struct PermissionTests {
    /// A path that can be called, with an identifier that names nothing.
    private static func path(_ endpoint: Endpoint, id: UUID = NameUUID.make("nothing")) -> String {
        var path = endpoint.path.replacing("{id}", with: id.uuidString.lowercased())
        if endpoint.path.hasSuffix("/lookup") { path += "?nik=0000000000000000" }
        return path
    }

    @Test("Every route lets in exactly the roles that its permission names")
    func roles() async throws {
        let world = try await ServerWorld()
        var tried = 0
        for endpoint in API.endpoints where endpoint.access != .open {
            for role in Role.allCases {
                let answer = try await world.call(
                    endpoint.method, Self.path(endpoint),
                    endpoint.body == nil ? nil : .object([:]), as: role)
                let isAllowed =
                    switch endpoint.access {
                    case .open, .anyRole: true
                    case .permission(let permission):
                        RolePermissions.standard.allows(role, permission)
                    }
                let name = "\(endpoint.method) \(endpoint.path) as \(role.rawValue)"
                if isAllowed {
                    #expect(
                        answer.status != 401 && answer.status != 403,
                        "\(name): \(answer.status) \(answer.text.prefix(200))")
                } else {
                    #expect(answer.status == 403, "\(name): \(answer.status)")
                    #expect(answer.json["code"]?.string == "FORBIDDEN")
                }
                #expect(answer.status < 500, "\(name): \(answer.text.prefix(200))")
                tried += 1
            }
        }
        #expect(tried > 200)
    }

    @Test(
        "Without a key, or with one that is wrong, revoked or run out, no route but the open ones answers"
    )
    func strangers() async throws {
        let world = try await ServerWorld()
        let now = world.services.ambient.now()
        let revoked = Token.make(random: world.services.ambient.random)
        let row = APIKeyRow(
            id: UUID(), organizationID: ServerWorld.organization, name: "revoked", role: .owner,
            createdAt: now, prefix: "x")
        try await world.store.addAPIKey(row, tokenDigest: Token.digest(revoked))
        _ = try await world.store.revokeAPIKey(
            row.id, organizationID: ServerWorld.organization, now: now)
        let expired = Token.make(random: world.services.ambient.random)
        try await world.store.addAPIKey(
            APIKeyRow(
                id: UUID(), organizationID: ServerWorld.organization, name: "expired", role: .owner,
                createdAt: now.addingTimeInterval(-100), expiresAt: now.addingTimeInterval(-1),
                prefix: "x"), tokenDigest: Token.digest(expired))
        for endpoint in API.endpoints where endpoint.access != .open {
            for authorization in [
                nil, "Bearer wrong", "Bearer \(revoked)", "Bearer \(expired)", "Basic eA==",
            ] {
                var headers = HTTPFields()
                headers[.authorization] = authorization
                let answer = try await world.call(
                    endpoint.method, Self.path(endpoint), as: nil, headers: headers)
                #expect(answer.status == 401, "\(endpoint.method) \(endpoint.path)")
                #expect(answer.json["code"]?.string == "UNAUTHENTICATED")
            }
        }
    }

    @Test("A key of another organization sees and changes nothing of this one")
    func foreigners() async throws {
        let world = try await ServerWorld()
        try await world.reportDay()
        let hook = try await world.call(
            .post, "webhooks", ["url": "https://hooks.example.org/x"])
        try #require(hook.status == 201, "\(hook.text)")
        var filter = DeliveryFilter()
        filter.limit = 1
        let delivery = try #require(
            try await world.store.deliveries(filter, for: world.tenant).first)
        let users = try await world.call(
            .post, "users",
            ["user_name": "somebody", "password": "long enough it is", "role": "nurse"])
        let ids: [UUID] = [
            delivery.id, try world.encounterID, try world.patientID,
            try #require(hook.json["id"]?.string.flatMap(UUID.init(uuidString:))),
            try #require(users.json["id"]?.string.flatMap(UUID.init(uuidString:))),
            try #require(
                try await world.store.apiKeys(organizationID: ServerWorld.organization).first
            ).id,
        ]
        let before = try await world.store.deliveries(DeliveryFilter(), for: world.tenant)
        for endpoint in API.endpoints where endpoint.path.contains("{id}") {
            for id in ids {
                let answer = try await world.call(
                    endpoint.method, Self.path(endpoint, id: id),
                    endpoint.body == nil ? nil : .object([:]), as: .owner, foreign: true)
                let isRefused = [400, 404, 409, 422].contains(answer.status)
                #expect(
                    isRefused,
                    "\(endpoint.method) \(endpoint.path): \(answer.status) \(answer.text.prefix(200))"
                )
            }
        }
        for endpoint in API.endpoints
        where endpoint.method == .get && !endpoint.path.contains("{id}") && endpoint.access != .open
        {
            let answer = try await world.call(.get, Self.path(endpoint), as: .owner, foreign: true)
            for id in ids + [world.tenant.organizationID] {
                #expect(
                    !answer.text.contains(id.uuidString.lowercased()),
                    "\(endpoint.path) tells of another organization")
            }
        }
        #expect(try await world.store.deliveries(DeliveryFilter(), for: world.tenant) == before)
    }

    @Test("Records of another organization are refused at the door")
    func foreignRecords() async throws {
        let world = try await ServerWorld()
        let answer = try await world.call(
            .post, "records", .array(world.day.records), as: .owner, foreign: true)
        #expect(answer.status == 422)
        #expect(answer.json["details"]?["accepted"]?.int == 0)
        #expect(answer.json["details"]?["refused"]?.int == world.day.records.count)
    }
}
