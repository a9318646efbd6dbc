import FHIRR4
import Foundation
import Testing

@testable import SatusehatSimulator

/// Consent, the medicine dictionary, transactions and what scripts may ask.
@Suite struct ServiceTests {
    // MARK: Consent

    @Test("A consent is recorded and read back as the service answers it")
    func consent() {
        let desk = Desk()
        let path = "/consent/v1/Consent"
        #expect(desk.send("GET", path + "?patient_id=" + Desk.patient).status == 404)
        let recorded = desk.send(
            "POST", path,
            ["patient_id": .string(Desk.patient), "action": "OPTIN", "agent": "Petugas"])
        #expect(recorded.status == 200)
        #expect(recorded.json["policyRule"]?["coding"]?[0]?["code"] == "OPTIN")
        #expect(recorded.json["dateTime"] == "2026-02-02T02:40:00.000000Z")
        let read = desk.send("GET", path + "?patient_id=" + Desk.patient)
        #expect(read.json["id"] == recorded.json["id"])
        #expect(desk.send("POST", path, ["action": "MAYBE"]).status == 400)
        #expect(desk.send("GET", path).status == 400)
    }

    @Test("What is created for somebody who opted out answers 201 without an id")
    func optedOut() {
        let desk = Desk()
        let encounter = desk.openVisit().encounter
        func consent(_ action: String) {
            desk.send(
                "POST", "/consent/v1/Consent",
                [
                    "patient_id": .string(Desk.patient), "action": .string(action),
                    "agent": "Petugas",
                ])
        }
        consent("OPTOUT")
        let suppressed = desk.create(Sample.observation(encounter: encounter))
        #expect(suppressed.status == 201)
        #expect(suppressed.json["id"] == nil)
        #expect(suppressed.firstCode == "suppressed")
        #expect(suppressed.issues.first?["severity"] == "information")
        #expect(desk.simulator.snapshot.counts["Observation"] == nil)
        consent("OPTIN")
        #expect(!desk.create(Sample.observation(encounter: encounter)).id.isEmpty)
    }

    // MARK: Dictionary

    @Test("A known product is answered, an unknown one is null with 200")
    func products() {
        let desk = Desk()
        let known = desk.send("GET", "/kfa-v2/products?identifier=kfa&code=93002313")
        #expect(known.json["result"]?["kfa_code"] == "93002313")
        let unknown = desk.send("GET", "/kfa-v2/products?identifier=kfa&code=92000344")
        #expect(unknown.status == 200)
        #expect(unknown.json["result"] == .null)
        #expect(unknown.json["search_identifier"] == "-")
        #expect(desk.send("GET", "/kfa-v2/products?code=1").status == 422)
        let list = desk.send(
            "GET", "/kfa-v2/products/all?page=1&size=10&product_type=farmasi&keyword=parac")
        #expect(list.json["items"]?["data"]?.array?.count == 1)
        #expect(desk.send("GET", "/kfa-v2/products/all?page=1&size=10").status == 422)
        let beyond = desk.send(
            "GET", "/kfa-v2/products/all?page=9&size=10&product_type=farmasi")
        #expect(beyond.json["items"]?["data"] == [])
    }

    // MARK: Transactions

    private static func entry(_ number: Int, _ resource: JSONValue, url: String? = nil) -> JSONValue
    {
        [
            "fullUrl": .string(url ?? Self.url(number)),
            "resource": resource,
            "request": [
                "method": "POST", "url": .string(resource["resourceType"]?.string ?? ""),
            ],
        ]
    }

    private static func url(_ number: Int) -> String {
        "urn:uuid:6f1d1c0a-3a5f-4f7e-9f0e-0d8f4b6b1a0\(number)"
    }

    private static func bundle(_ entries: [JSONValue]) -> JSONValue {
        ["resourceType": "Bundle", "type": "transaction", "entry": .array(entries)]
    }

    private static func visit(_ location: String, code: String = "J06.9") -> [JSONValue] {
        [
            Self.entry(
                1,
                Sample.finished("x", location: location, condition: "y").with("id", nil).with(
                    "diagnosis", [["condition": ["reference": .string(Self.url(2))], "rank": 1]])),
            Self.entry(
                2,
                Sample.condition(encounter: "x", code: code)
                    .with("encounter", ["reference": .string(Self.url(1))])),
        ]
    }

    @Test("A transaction stores entries that refer to each other and answers in their order")
    func transaction() {
        let desk = Desk()
        let location = desk.create(Sample.location()).id
        let got = desk.send("POST", "/fhir-r4/v1", Self.bundle(Self.visit(location)))
        #expect(got.status == 200, "\(got.text)")
        let responses = (got.json["entry"]?.array ?? []).compactMap { $0["response"] }
        #expect(responses.map { $0["status"] } == ["201 Created", "201 Created"])
        #expect(responses.map { $0["resourceType"] } == ["Encounter", "Condition"])
        let id = responses[0]["resourceID"]?.string ?? ""
        let encounter = desk.read("Encounter", id).json
        let condition = responses[1]["resourceID"]?.string ?? ""
        #expect(
            encounter["diagnosis"]?[0]?["condition"]?["reference"]?.string
                == "Condition/" + condition)
        #expect(responses[0]["location"]?.string?.contains("/Encounter/\(id)/_history/") == true)
    }

    @Test("A transaction with one bad entry stores nothing and blames the later ones too")
    func refusedTransaction() {
        let desk = Desk()
        let location = desk.create(Sample.location()).id
        var entries = Self.visit(location, code: "J06.7")
        entries.append(
            Self.entry(
                3,
                Sample.observation(encounter: "x")
                    .with("encounter", ["reference": .string(Self.url(1))])))
        let got = desk.send("POST", "/fhir-r4/v1", Self.bundle(entries))
        #expect(got.status == 400)
        #expect(got.firstText.contains("10003"))
        #expect(got.texts.contains("Invalid resource Observation due to previous error"))
        #expect(desk.simulator.snapshot.counts == ["Location": 1])
        let again = desk.send("POST", "/fhir-r4/v1", Self.bundle(Self.visit(location)))
        #expect(again.status == 200)
        let twice = desk.send("POST", "/fhir-r4/v1", Self.bundle(Self.visit(location)))
        #expect(twice.firstCode == "duplicate")
    }

    @Test(
        "Every fullUrl is a UUID of its own",
        arguments: [
            ("Encounter/1", "20018"), ("urn:uuid:1", "20019"), ("", "20021"), ("same", "20020"),
        ])
    func fullURL(url: String, rule: String) {
        var second = Self.entry(2, Sample.location(code: "B"), url: url)
        if url.isEmpty { second = second.with("fullUrl", nil) }
        if url == "same" { second = second.with("fullUrl", .string(Self.url(1))) }
        let bundle = Self.bundle([Self.entry(1, Sample.location(code: "A")), second])
        let desk = Desk()
        #expect(desk.send("POST", "/fhir-r4/v1", bundle).texts.contains(rule))
        #expect(desk.simulator.snapshot.resources.isEmpty)
    }

    @Test("A refused transaction can leave its first half behind")
    func halfStored() {
        let desk = Desk()
        desk.simulator.withPlatform { _ = $0.add(FaultRule(.halfStoredBundle, type: "Bundle")) }
        let entries = (1...3).map { Self.entry($0, Sample.location(code: "R\($0)")) }
        #expect(desk.send("POST", "/fhir-r4/v1", Self.bundle(entries)).texts.contains("20013"))
        #expect(desk.simulator.snapshot.counts == ["Location": 2])
    }

    @Test("Batches and bundles inside bundles are refused")
    func otherBundles() {
        let desk = Desk()
        let batch = Self.bundle([]).with("type", "batch")
        #expect(desk.send("POST", "/fhir-r4/v1", batch).firstText == "invalid_static_reference")
        let nested = Self.bundle([Self.entry(1, Self.bundle([]))])
        #expect(desk.send("POST", "/fhir-r4/v1", nested).firstText.contains("20011"))
    }

    // MARK: Inspection

    @Test("Scripts can read what was stored, how it came about and what went wrong")
    func inspection() {
        let desk = Desk()
        let id = desk.create(Sample.location()).id
        desk.create(Sample.location())
        _ = desk.update(Sample.location().with("id", .string(id)).with("name", "Baru"))
        func get(_ path: String) -> JSONValue { desk.send("GET", "/_simulator/" + path).json }
        #expect(get("resources")[0]?["versions"] == 2)
        #expect(get("resources?type=Encounter") == [])
        #expect(get("resources/Location/\(id)")[1]?["resource"]?["name"] == "Baru")
        #expect(get("counts")["resources"]?["Location"] == 1)
        #expect(get("counts")["statuses"]?["201"] == 1)
        #expect(get("violations")[0]?["kind"] == "duplicate-identifier")
        let log = get("log").array ?? []
        #expect(log.map { $0["status"]?.int } == [200, 201, 400, 200])
        #expect(log[1]["stored"]?.string == "Location/" + id)
        #expect(log[2]["refusal"] == "duplicate 20002")
        #expect(desk.send("GET", "/_simulator/nothing").status == 404)
    }

    @Test("Scripts can set faults and settings, and nonsense is refused")
    func changing() {
        let desk = Desk()
        func post(_ path: String, _ body: JSONValue) -> Int {
            desk.send("POST", "/_simulator/" + path, body).status
        }
        #expect(post("faults", ["fault": "500", "type": "Location", "nth": 1]) == 201)
        #expect(desk.create(Sample.location()).status == 500)
        #expect(desk.send("GET", "/_simulator/faults").json[0]?["strikes"] == 1)
        #expect(desk.send("DELETE", "/_simulator/faults").status == 200)
        #expect(desk.send("GET", "/_simulator/faults").json == [])
        for nonsense: JSONValue in [
            ["fault": "nothing"], ["fault": "500", "nth": 0], ["fault": "500", "first": "x"],
            ["fault": "500", "probability": 2], ["fault": "500", "from": "yesterday"],
            ["fault": "slow", "seconds": -1], "500",
        ] {
            #expect(post("faults", nonsense) == 400)
        }
        #expect(post("settings", ["index_delay_seconds": 30, "put_creates": true]) == 200)
        #expect(desk.simulator.snapshot.settings.indexDelaySeconds == 30)
        #expect(post("settings", ["colour": "blue"]) == 400)
        #expect(post("settings", ["throttle": ["burst": 1]]) == 200)
        #expect(post("tokens/expire", [:]) == 200)
        #expect(desk.create(Sample.location()).status == 401)
    }

    @Test("The log never holds a NIK, whatever is searched for")
    func maskedLog() {
        let desk = Desk()
        _ = desk.search(
            "Patient", [("identifier", "https://fhir.kemkes.go.id/id/nik|9901010101900001")])
        _ = desk.send("GET", "/fhir-r4/v1/Patient?nik=9901010101900001")
        let text = desk.send("GET", "/_simulator/log").text
        #expect(!text.contains("9901010101900001"))
        #expect(text.contains("****************"))
    }

    @Test("A seed is read from JSON, and a wrong one names its place")
    func seed() throws {
        let json: JSONValue = [
            "patients": [
                ["id": "P1", "nik": "1", "name": "A", "gender": "male", "birth_date": "2000-01-01"]
            ],
            "refused_codes": [["system": "s", "code": "c"]],
        ]
        let seed = try PlatformSeed(json: json)
        #expect(seed.patients.first?.nik == "1")
        #expect(Simulator(seed: seed).snapshot.settings.refusedCodes == ["s": ["c"]])
        #expect(throws: PlatformSeed.Fault(path: "patients[0].name")) {
            try PlatformSeed(json: ["patients": [["id": "P1"]]])
        }
        #expect(throws: PlatformSeed.Fault(path: "practitioners")) {
            try PlatformSeed(json: ["practitioners": 3])
        }
    }
}
