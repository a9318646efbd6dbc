import FHIRR4
import Foundation
import HTTPTypes
import SatusehatSimulator
import SyncCore
import SyncStore
import Testing

@testable import BridgeServer

/// Whole tasks of a clinic through the API.
@Suite struct FlowTests {
    @Test("Credentials are tried when they come in: good ones saved, bad ones not, and never shown")
    func configuration() async throws {
        let world = try await ServerWorld(isConfigured: false)
        let draft: JSONValue = [
            "client_id": "nobody-knows-it", "client_secret": "wrong",
            "org_satusehat_id": .string(SimulatorNames.organizationID),
            "base_url": "http://127.0.0.1:1", "environment": "sandbox",
        ]
        let refused = try await world.call(.post, "config", draft)
        #expect(refused.status == 400)
        #expect(refused.json["code"]?.string == "INVALID_CREDENTIALS")
        #expect(try await world.call(.get, "config").status == 400)
        var good = try #require(draft.object)
        good["client_id"] = .string(SimulatorNames.clientID)
        good["client_secret"] = .string(SimulatorNames.clientSecret)
        let made = try await world.call(.post, "config", .object(good))
        try #require(made.status == 201, "\(made.text)")
        #expect(made.json["token_status"]?.string == "valid")
        #expect(!made.text.contains(SimulatorNames.clientSecret))
        #expect(made.json["org_name"]?.string?.isEmpty == false)
        let again = try await world.call(.post, "config", .object(good))
        #expect(again.status == 409)
        #expect(again.json["code"]?.string == "CONFIG_EXISTS")
        let changed = try await world.call(.put, "config", ["org_name": "Nama Baru"])
        #expect(changed.status == 200, "\(changed.text)")
        #expect(changed.json["org_name"]?.string == "Nama Baru")
        let tested = try await world.call(.post, "config/test")
        #expect(tested.json["connection_status"]?.string == "success", "\(tested.text)")
        #expect(try await world.call(.post, "token/refresh").json["token_status"] == "valid")
        let facility = try await world.call(.get, "organization")
        #expect(facility.json["verified"]?.bool == true)
        let off = try await world.call(.put, "config", ["is_active": false])
        #expect(off.json["is_active"]?.bool == false)
        #expect(try await world.call(.post, "config/test").json["code"] == "CONFIG_INACTIVE")
    }

    @Test("A visit's status, claim readiness and bundle follow its sending")
    func visit() async throws {
        let world = try await ServerWorld()
        let id = try world.encounterID
        #expect(try await world.call(.get, "encounters/\(id)/status").status == 404)
        try await world.reportDay()
        let status = try await world.call(.get, "encounters/\(id)/status")
        #expect(status.json["sync_status"]?.string == "completed", "\(status.text)")
        #expect(status.json["satusehat_encounter_id"]?.string?.isEmpty == false)
        #expect(status.json["is_finished"]?.bool == true)
        let sync = try await world.call(.post, "encounters/\(id)/sync", as: .cashier)
        #expect(sync.status == 200 && sync.json["sync_status"]?.string == "completed")
        let claim = try await world.call(.get, "encounters/\(id)/claim-readiness")
        #expect(claim.json["is_ready"]?.bool == true, "\(claim.text)")
        #expect(claim.json["primary_diagnosis_accepted"]?.bool == true)
        let bundle = try await world.call(.get, "encounters/\(id)/bundle")
        #expect(bundle.json["resourceType"]?.string == "Bundle")
        let types = bundle.json["entry"]?.array?.compactMap {
            $0["resource"]?["resourceType"]?.string
        }
        #expect(types?.contains("Encounter") == true && types?.contains("Condition") == true)
        #expect(try await world.call(.get, "encounters/\(id)/bundle", as: .doctor).status == 403)
        let audit = try await world.call(.get, "audit?action=patient_data_exported")
        #expect(audit.json["data"]?.array?.count == 1)
    }

    @Test(
        "Without consent nothing of the patient leaves; with it the visit goes; revoked, it stops")
    func consent() async throws {
        let world = try await ServerWorld(visits: 1)
        let records = world.day.records.filter { $0["kind"]?.string != "consent" }
        let patient = try world.patientID.uuidString.lowercased()
        let id = try world.encounterID
        #expect(try await world.call(.post, "records", .array(records)).status == 202)
        try await world.send()
        let before = try await world.call(.get, "encounters/\(id)/status")
        #expect(before.json["satusehat_encounter_id"]?.string == nil, "\(before.text)")
        let refused = try await world.call(.post, "encounters/\(id)/sync")
        #expect(refused.status == 403 && refused.json["code"]?.string == "CONSENT_REQUIRED")
        let draft: JSONValue = [
            "patient_id": .string(patient), "consent_given": true, "consent_scope": "all",
            "consent_datetime": "2026-01-02T09:00:00+07:00", "consent_method": "verbal",
        ]
        let unwitnessed = try await world.call(.post, "consents", draft, as: .frontDesk)
        #expect(unwitnessed.status == 400)
        #expect(unwitnessed.json["details"]?["path"]?.string == "witnessed_by")
        var whole = try #require(draft.object)
        whole["witnessed_by"] = .string(UUID().uuidString)
        let given = try await world.call(.post, "consents", .object(whole), as: .frontDesk)
        #expect(given.status == 201, "\(given.text)")
        try await world.send()
        let after = try await world.call(.get, "encounters/\(id)/status")
        #expect(after.json["sync_status"]?.string == "completed", "\(after.text)")
        let consent = try #require(given.json["id"]?.string)
        #expect(
            try await world.call(.post, "consents/\(consent)/revoke", ["reason": " "]).status == 400
        )
        let revoked = try await world.call(
            .post, "consents/\(consent)/revoke", ["reason": "asked for it"])
        #expect(revoked.json["revoked"]?.bool == true)
        let twice = try await world.call(.post, "consents/\(consent)/revoke", ["reason": "again"])
        #expect(twice.status == 409)
        let list = try await world.call(.get, "consents?patient_id=\(patient)")
        #expect(list.json["data"]?.array?.count == 1)
    }

    @Test("The figures of the day count what was sent")
    func statistics() async throws {
        let world = try await ServerWorld()
        try await world.reportDay()
        let answer = try await world.call(.get, "stats?date_from=2020-01-01&date_to=2099-12-31")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.json["encounters_synced"]?.int == world.day.encounterCount)
        #expect(answer.json["by_resource_type"]?["Condition"]?["successful"]?.int ?? 0 > 0)
        let empty = try await world.call(.get, "stats?date_from=2020-01-01&date_to=2020-01-31")
        #expect(empty.json["sync_rate_percent"]?.isNull == true)
        #expect(
            try await world.call(.get, "stats?date_from=2026-02-01&date_to=2026-01-01").status
                == 400)
    }

    @Test("A delivery is held, released and retried only where its state allows it")
    func deliveries() async throws {
        let world = try await ServerWorld()
        #expect(try await world.call(.post, "records", .array(world.day.records)).status == 202)
        try await world.services.bridge.plan(world.tenant)
        let list = try await world.call(.get, "sync-queue?status=pending&limit=1")
        let id = try #require(list.json["data"]?[0]?["id"]?.string)
        #expect(
            try await world.call(.post, "sync-queue/\(id)/retry").json["code"]
                == "INVALID_QUEUE_STATE")
        #expect(try await world.call(.post, "sync-queue/\(id)/release").status == 409)
        let held = try await world.call(.post, "sync-queue/\(id)/hold", ["reason": "checking"])
        #expect(held.json["phase"]?.string == "held", "\(held.text)")
        #expect(try await world.call(.post, "sync-queue/\(id)/hold").status == 409)
        let released = try await world.call(.post, "sync-queue/\(id)/release")
        #expect(released.json["status"]?.string == "pending")
        try await world.send()
        #expect(try await world.call(.post, "sync-queue/\(id)/hold").status == 409)
        #expect(try await world.call(.post, "sync-queue/\(UUID())/retry").status == 404)
        let shown = try await world.call(.get, "sync-queue/\(id)")
        #expect(shown.json["attempts"]?.array?.isEmpty == false)
        let bulk = try await world.call(.post, "sync-queue/retries", [:])
        #expect(bulk.status == 400 && bulk.json["code"]?.string == "FILTER_REQUIRED")
        let counted = try await world.call(
            .post, "sync-queue/retries", ["all": true, "count_only": true])
        #expect(counted.json["state"]?.string == "counted")
    }

    @Test("A look-up finds who is registered, says what to do for others, and keeps no number")
    func lookup() async throws {
        let world = try await ServerWorld()
        try await world.reportDay()
        let nik = try #require(
            world.day.records.first { $0["kind"]?.string == "patient" }?["data"]?["nik"]?.string)
        let found = try await world.call(.get, "patient/lookup?nik=\(nik)", as: .cashier)
        #expect(found.json["lookup_status"]?.string == "found", "\(found.text)")
        #expect(found.json["ihs_patient_id"]?.string?.isEmpty == false)
        let missing = try await world.call(.get, "patient/lookup?nik=3171010101010001")
        #expect(missing.status == 200)
        #expect(missing.json["lookup_status"]?.string == "not_found")
        #expect(missing.json["registration_required"]?.bool == true)
        for bad in ["", "123", "31710101010100012", "317101010101000x"] {
            let answer = try await world.call(.get, "patient/lookup?nik=\(bad)")
            #expect(answer.status == 400 && answer.json["code"]?.string == "INVALID_NIK")
            if !bad.isEmpty { #expect(!answer.text.contains(bad)) }
        }
        let audit = try await world.call(.get, "audit?action=patient_lookup")
        #expect(audit.json["data"]?.array?.count == 2)
    }

    @Test("Nobody is named in logs, metrics, audit, events or refusals")
    func privacy() async throws {
        let world = try await ServerWorld()
        let hook = try await world.call(.post, "webhooks", ["url": "https://hooks.example.org/x"])
        try #require(hook.status == 201, "\(hook.text)")
        try await world.reportDay()
        let nik = try #require(world.personalTexts.first { $0.allSatisfy(\.isNumber) })
        var texts = [world.lines.text]
        _ = try await world.call(.get, "patient/lookup?nik=\(nik)")
        for path in ["/metrics", "audit?limit=500", "webhooks/deliveries?limit=500", "health"] {
            texts.append(try await world.call(.get, path).text)
        }
        for path in ["patient/lookup?nik=\(nik)9", "records/\(nik)", "nowhere/\(nik)"] {
            texts.append(try await world.call(.get, path).text)
        }
        texts.append(
            try await world.call(
                .post, "records", ["kind": "patient", "data": ["nik": .string(nik)]]
            ).text)
        texts.append(world.lines.text)
        for text in texts {
            for person in world.personalTexts {
                #expect(!text.contains(person), "a person is named in \(text.prefix(120))")
            }
        }
        #expect(texts[1].contains("jembatan_deliveries"))
    }
}

/// What the simulated platform knows its client by.
enum SimulatorNames {
    static let clientID = SimulatorClient.demo.id
    static let clientSecret = SimulatorClient.demo.secret
    static let organizationID = SimulatorClient.demo.organizationID
}
