import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import RecordMapping
import SatusehatSimulator
import SyncCore
import Testing

@testable import DemoClinic

/// The demonstration day, mapped and sent in the simplest way there is, without an engine.
@Suite struct DemoDayOnPlatformTests {
    @Test("Of a day without problems nothing is refused")
    func cleanDay() throws {
        var courier = try Courier(day: DemoDayTests.day(visits: 60, problems: []))
        courier.sendEverything()
        #expect(courier.refusals.isEmpty, "\(courier.refusals.joined(separator: "\n"))")
        #expect(courier.waiting.isEmpty)
        #expect(courier.simulator.snapshot.journal.violations.isEmpty)
        let counts = courier.simulator.snapshot.counts
        #expect(counts["Encounter"] == 60)
        #expect(counts["Composition"] == 60)
        #expect(counts["DiagnosticReport"] ?? 0 >= 5)
        #expect(counts["Immunization"] == 2)
        let open = courier.simulator.snapshot.resources(ofType: "Encounter")
            .filter { $0.current["status"] != "finished" }
        #expect(open.isEmpty)
    }

    @Test("Of a full day exactly the deliberate problems are refused")
    func deliberateProblems() throws {
        let day = try DemoDayTests.day()
        var courier = try Courier(day: day)
        courier.sendEverything()
        #expect(courier.refusals.count == 1, "\(courier.refusals.joined(separator: "\n"))")
        #expect(courier.refusals.first?.contains("10003") == true)
        #expect(courier.unknownPeople == 1)
        // The visit of the stranger stays at home; without consent nothing was tried at all.
        #expect(courier.simulator.snapshot.counts["Encounter"] == 38)
        #expect(courier.simulator.snapshot.journal.violations.isEmpty)
    }
}

/// Maps a day and sends it in order of dependence, once each, giving up at the first refusal.
private struct Courier {
    let simulator: Simulator
    private(set) var refusals: [String] = []
    private(set) var unknownPeople = 0
    private(set) var waiting: [PlannedDelivery] = []
    private var token = ""
    private var bound: [ResourceKey: String] = [:]
    private var done: [ResourceKey: Set<DeliveryStage>] = [:]
    private var failed: [ResourceKey: Set<DeliveryStage>] = [:]
    private let now = Date(timeIntervalSince1970: 1_772_676_000)

    init(day: DemoDay) throws {
        self.simulator = Simulator(seed: try PlatformSeed(json: day.platformSeed))
        let records = day.records.compactMap { RecordReader.read($0).record }
        var known = KnownRecords()
        for record in records { known.insert(record) }
        let consenting = Set(
            records.compactMap { record -> UUID? in
                if case .consent(let consent) = record.data { consent.patientID } else { nil }
            })
        let mapper = RecordMapper(MappingContext(satusehatOrganizationID: "100000001"))
        for record in records {
            for delivery in mapper.map(record, known: known).deliveries {
                if let patient = delivery.patientID, !consenting.contains(patient) { continue }
                self.waiting.append(delivery)
            }
        }
        let form = "client_id=demo-client-id&client_secret=demo-client-secret"
        let answer = self.send(
            "POST", "/oauth2/v1/accesstoken?grant_type=client_credentials", Array(form.utf8))
        self.token = (try JSONValue(parsing: answer.body))["access_token"]?.string ?? ""
    }

    mutating func sendEverything() {
        while true {
            let ready = self.waiting.filter { self.isReady($0) }
            guard !ready.isEmpty else { break }
            self.waiting = self.waiting.filter { !self.isReady($0) }
            for delivery in ready { self.deliver(delivery) }
        }
    }

    private func isReady(_ delivery: PlannedDelivery) -> Bool {
        delivery.dependencies.allSatisfy { dependency in
            if self.done[dependency.key]?.contains(dependency.stage) == true { return true }
            guard dependency.kind == .settled else { return false }
            return self.failed[dependency.key]?.contains(dependency.stage) == true
        }
    }

    private mutating func deliver(_ delivery: PlannedDelivery) {
        let key = delivery.key
        if self.done[key]?.contains(delivery.stage) == true { return }
        guard let template = try? JSONValue(parsing: delivery.template) else {
            self.refusals.append("\(key.type): unreadable template")
            return
        }
        switch delivery.operation {
        case .search: self.look(for: key, template)
        case .create, .update: self.write(delivery, template)
        }
    }

    private mutating func look(for key: ResourceKey, _ template: JSONValue) {
        if let id = template["id"]?.string {
            self.settle(key, .create, id)
            return
        }
        guard let identifier = template["identifier"]?[0],
            let system = identifier["system"]?.string, let value = identifier["value"]?.string
        else {
            self.refusals.append("\(key.type): nothing to look by")
            return
        }
        let query = Self.encode("\(system)|\(value)")
        let answer = self.send("GET", "/fhir-r4/v1/\(key.type)?identifier=\(query)", [])
        let found = (try? JSONValue(parsing: answer.body))?["entry"]?.array ?? []
        guard found.count == 1, let id = found[0]["resource"]?["id"]?.string else {
            self.unknownPeople += 1
            self.failed[key, default: []].insert(.create)
            return
        }
        self.settle(key, .create, id)
    }

    private mutating func write(_ delivery: PlannedDelivery, _ template: JSONValue) {
        let key = delivery.key
        guard var resource = self.bind(template)?.object else {
            self.refusals.append("\(key.type): a reference could not be bound")
            return
        }
        var path = "/fhir-r4/v1/\(key.type)"
        if delivery.operation == .update, let own = self.bound[key] {
            let id = String(own.split(separator: "/")[1])
            resource["id"] = .string(id)
            path += "/" + id
        }
        let answer = self.send(
            delivery.operation == .update ? "PUT" : "POST", path,
            JSONValue.object(resource).bytes)
        guard answer.status < 300, let body = try? JSONValue(parsing: answer.body),
            let id = body["id"]?.string
        else {
            let text = String(decoding: answer.body, as: UTF8.self)
            self.refusals.append("\(key.type) \(delivery.stage): \(answer.status) \(text)")
            self.failed[key, default: []].insert(delivery.stage)
            return
        }
        self.settle(key, delivery.stage, id)
    }

    private mutating func settle(_ key: ResourceKey, _ stage: DeliveryStage, _ id: String) {
        self.bound[key] = "\(key.type)/\(id)"
        self.done[key, default: []].insert(stage)
    }

    /// The value with local references exchanged; what refers to nothing on the platform goes.
    private func bind(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let object):
            var changed = object
            for member in object.members {
                if member.name == "reference", let text = member.value.string,
                    let key = ResourceKey(localReference: text)
                {
                    guard let reference = self.bound[key] else { return nil }
                    changed["reference"] = .string(reference)
                } else {
                    changed[member.name] = self.bind(member.value)
                }
            }
            // A diagnosis of the visit is nothing without its condition.
            if object["condition"] != nil, changed["condition"] == nil { return nil }
            return changed.isEmpty ? nil : .object(changed)
        case .array(let items):
            let kept = items.compactMap { self.bind($0) }
            return kept.isEmpty ? nil : .array(kept)
        case .null, .bool, .number, .string:
            return value
        }
    }

    private func send(_ method: String, _ path: String, _ body: [UInt8]) -> SimulatorAnswer {
        var request = HTTPRequest(
            method: HTTPRequest.Method(method) ?? .get, scheme: "https",
            authority: "platform.example", path: path)
        request.headerFields[.contentType] = "application/json"
        request.headerFields[.authorization] = "Bearer " + self.token
        return self.simulator.respond(to: request, body: body, at: self.now)
    }

    private static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            return character.isLetter || character.isNumber
                ? String(character) : "%" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
