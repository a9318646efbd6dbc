import FHIRR4
import Foundation
import HTTPTypes
import SyncCore
import SyncStore
import Testing

@testable import BridgeServer

/// What a vendor's programmer meets.
@Suite struct CallTests {
    @Test("An unknown path, a wrong method and a body that is no JSON are told in both languages")
    func clearRefusals() async throws {
        let world = try await ServerWorld()
        let unknown = try await world.call(.get, "nonsense")
        #expect(unknown.status == 404)
        #expect(unknown.json["code"]?.string == "UNKNOWN_PATH")
        let method = try await world.call(.delete, "records")
        #expect(method.status == 405)
        #expect(method.headers[.allow] == "POST")
        let broken = try await world.call(.post, "records", bytes: Array("{\"a\":".utf8))
        #expect(broken.status == 400)
        #expect(broken.json["code"]?.string == "INVALID_JSON")
        for answer in [unknown, method, broken] {
            #expect(answer.json["details"]?["message_id"]?.string?.isEmpty == false)
            #expect(answer.json["details"]?["message_en"]?.string?.isEmpty == false)
            #expect(answer.json["details"]?["request_id"]?.string == answer.headers[.requestID])
        }
    }

    @Test("The message follows Accept-Language, Indonesian unless English comes first")
    func language() async throws {
        let world = try await ServerWorld()
        for (header, name) in [
            (nil, "message_id"), ("en-US,en;q=0.9", "message_en"), ("id", "message_id"),
            ("fr, en;q=0.5", "message_en"), ("xx", "message_id"),
        ] {
            var headers = HTTPFields()
            headers[.acceptLanguage] = header
            let answer = try await world.call(.get, "nonsense", headers: headers)
            #expect(answer.json["message"] == answer.json["details"]?[name])
        }
    }

    @Test("A finished visit goes in with one call and its Encounter id can be read")
    func visit() async throws {
        let world = try await ServerWorld()
        let lines = world.day.records.map(\.bytes).joined(separator: [UInt8(ascii: "\n")])
        var headers = HTTPFields()
        headers[.contentType] = "application/x-ndjson"
        let taken = try await world.call(.post, "records", headers: headers, bytes: Array(lines))
        #expect(taken.status == 202, "\(taken.text)")
        #expect(taken.json["accepted"]?.int == world.day.records.count)
        try await world.send()
        let record = try await world.call(.get, "records/\(try world.encounterID)")
        #expect(record.status == 200)
        let encounter = record.json["deliveries"]?.array?.first {
            $0["resource_type"]?.string == "Encounter"
        }
        #expect(encounter?["satusehat_id"]?.string?.isEmpty == false)
        #expect(encounter?["status"]?.string == "completed")
    }

    @Test("The same records again change nothing; the same key with another body is refused")
    func repetition() async throws {
        let world = try await ServerWorld()
        var headers = HTTPFields()
        headers[.idempotencyKey] = "day-1"
        let body = JSONValue.array(world.day.records)
        let first = try await world.call(.post, "records", body, headers: headers)
        let again = try await world.call(.post, "records", body, headers: headers)
        #expect(first.bytes == again.bytes && again.status == first.status)
        let without = try await world.call(.post, "records", body)
        #expect(without.json["ignored"]?.int == world.day.records.count)
        let other = try await world.call(
            .post, "records", .array(Array(world.day.records.dropLast())), headers: headers)
        #expect(other.status == 409)
        #expect(other.json["code"]?.string == "IDEMPOTENCY_KEY_REUSED")
        let foreign = try await world.call(
            .post, "records", .array([]), as: .owner, foreign: true, headers: headers)
        #expect(foreign.status == 202, "another organization's keys are its own")
    }

    @Test("A refused record is told by code and place and stops no other")
    func partlyRefused() async throws {
        let world = try await ServerWorld()
        var records = world.day.records
        records.append(["kind": "encounter"])
        let answer = try await world.call(.post, "records", .array(records))
        #expect(answer.status == 202)
        #expect(answer.json["accepted"]?.int == world.day.records.count)
        #expect(answer.json["refused"]?.int == 1)
        let findings = answer.json["findings"]?.array ?? []
        #expect(findings.contains { $0["origin"]?.string == "$[\(records.count - 1)]" })
    }

    @Test("A client that polls hears that nothing changed")
    func conditional() async throws {
        let world = try await ServerWorld()
        try await world.reportDay()
        let first = try await world.call(.get, "sync-queue")
        var headers = HTTPFields()
        headers[.ifNoneMatch] = first.headers[.eTag]
        #expect(first.headers[.eTag] != nil)
        let again = try await world.call(.get, "sync-queue", headers: headers)
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        headers[.ifNoneMatch] = "\"other\""
        #expect(try await world.call(.get, "sync-queue", headers: headers).status == 200)
    }

    @Test("The queue's counts add up, its pages do not overlap, and bad filters are named")
    func queue() async throws {
        let world = try await ServerWorld()
        try await world.reportDay()
        let all = try await world.call(.get, "sync-queue?limit=500")
        let summary = all.json["summary"]?.object
        let parts = ["pending", "processing", "completed", "failed", "skipped"]
        let sum = parts.compactMap { summary?[$0]?.int }.reduce(0, +)
        #expect(summary?["total"]?.int == sum)
        #expect(sum == all.json["data"]?.array?.count)
        var seen: Set<String> = []
        for offset in stride(from: 0, to: sum, by: 7) {
            let page = try await world.call(.get, "sync-queue?limit=7&offset=\(offset)")
            for item in page.json["data"]?.array ?? [] {
                let isNew = seen.insert(item["id"]?.string ?? "").inserted
                #expect(isNew)
            }
        }
        #expect(seen.count == sum)
        for query in [
            "limit=0", "limit=501", "limit=x", "offset=-1", "status=sent", "date_from=yesterday",
            "encounter_id=7", "environment=test",
        ] {
            let answer = try await world.call(.get, "sync-queue?\(query)")
            #expect(answer.status == 400, "\(query)")
            let name = query.prefix { $0 != "=" }
            #expect(answer.json["details"]?["path"]?.string == "query.\(name)")
        }
    }

    @Test("A body that is too large is cut with a clear answer")
    func largeBody() async throws {
        let world = try await ServerWorld()
        let answer = try await world.call(
            .post, "errors/\(UUID())/resolve", bytes: Array(repeating: 32, count: 3 << 20))
        #expect(answer.status == 404 || answer.status == 413)
        let config = try await world.call(
            .post, "config", bytes: Array(repeating: 32, count: 3 << 20))
        #expect(config.status == 413)
        #expect(config.json["code"]?.string == "BODY_TOO_LARGE")
        #expect(config.headers[.connection] == "close")
    }

    @Test("Whoever calls too often is told when to come back")
    func tooOften() async throws {
        var settings = ServerSettings()
        settings.callsPerMinute = 6
        let world = try await ServerWorld(settings: settings)
        var statuses: [Int] = []
        for _ in 0..<4 { statuses.append(try await world.call(.get, "/health/live").status) }
        #expect(statuses.first == 200)
        #expect(statuses.last == 429)
        let answer = try await world.call(.get, "/health/live")
        #expect(answer.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
    }

    @Test("A bridge that nobody has set up yet says so and is alive")
    func unconfigured() async throws {
        let world = try await ServerWorld(isConfigured: false)
        #expect(try await world.call(.get, "/health/live", as: nil).status == 200)
        let ready = try await world.call(.get, "/health/ready", as: nil)
        #expect(ready.json["configured"]?.bool == false)
        let answer = try await world.call(.get, "sync-queue")
        #expect(answer.status == 400)
        #expect(answer.json["code"]?.string == "CONFIG_NOT_FOUND")
    }
}
