import FHIRR4
import Foundation
import HTTPTypes

@testable import SatusehatSimulator

extension Date {
    /// A Monday morning that every test starts from.
    static let start = Date(timeIntervalSince1970: 1_770_000_000)
}

/// A simulator together with a client's habits: a token, requests in JSON, a clock that is set.
struct Desk {
    let simulator: Simulator
    var now = Date.start
    var token = ""

    static let org = "100000001"
    static let patient = "P99000000001"
    static let practitioner = "99000000001"

    init(
        _ change: (inout SimulatorSettings) -> Void = { _ in },
        seed: PlatformSeed = .test,
        signsIn: Bool = true
    ) {
        var settings = SimulatorSettings()
        change(&settings)
        self.simulator = Simulator(settings: settings, seed: seed)
        if signsIn { self.signIn() }
    }

    mutating func signIn(_ client: SimulatorClient = .demo) {
        self.token = self.askToken(client.id, client.secret).json["access_token"]?.string ?? ""
    }

    func askToken(_ id: String, _ secret: String, query: String = "?grant_type=client_credentials")
        -> Got
    {
        let form = "client_id=\(id)&client_secret=\(secret)"
        return self.send(
            "POST", "/oauth2/v1/accesstoken" + query, bytes: Array(form.utf8),
            type: "application/x-www-form-urlencoded", authorized: false)
    }

    struct Got {
        let answer: SimulatorAnswer

        var status: Int { self.answer.status }
        var json: JSONValue { (try? JSONValue(parsing: self.answer.body)) ?? .null }
        var text: String { String(decoding: self.answer.body, as: UTF8.self) }
        var id: String { self.json["id"]?.string ?? "" }
        var issues: [JSONValue] { self.json["issue"]?.array ?? [] }
        var firstText: String { self.issues.first?["details"]?["text"]?.string ?? "" }
        var firstCode: String { self.issues.first?["code"]?.string ?? "" }
        var texts: String {
            self.issues.map { $0["details"]?["text"]?.string ?? "" }.joined(separator: "\n")
        }
        var total: Int? { self.json["total"]?.int }
        var entries: [JSONValue] {
            (self.json["entry"]?.array ?? []).compactMap { $0["resource"] }
        }

        func header(_ name: String) -> String? {
            HTTPField.Name(name).flatMap { self.answer.head.headerFields[$0] }
        }
    }

    @discardableResult
    func send(
        _ method: String,
        _ path: String,
        _ body: JSONValue? = nil,
        bytes: [UInt8]? = nil,
        type: String = "application/json",
        headers: [String: String] = [:],
        authorized: Bool = true
    ) -> Got {
        var request = HTTPRequest(
            method: HTTPRequest.Method(method) ?? .get, scheme: "https",
            authority: "platform.example", path: path)
        request.headerFields[.contentType] = type
        if authorized { request.headerFields[.authorization] = "Bearer " + self.token }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { request.headerFields[name] = value }
        }
        return Got(
            answer: self.simulator.respond(
                to: request, body: bytes ?? body?.bytes ?? [], at: self.now))
    }

    @discardableResult
    func create(_ resource: JSONValue) -> Got {
        self.send("POST", "/fhir-r4/v1/" + (resource["resourceType"]?.string ?? ""), resource)
    }

    func update(_ resource: JSONValue) -> Got {
        let type = resource["resourceType"]?.string ?? ""
        return self.send("PUT", "/fhir-r4/v1/\(type)/\(resource["id"]?.string ?? "")", resource)
    }

    func search(_ type: String, _ query: [(String, String)]) -> Got {
        let pairs = query.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
        return self.send("GET", "/fhir-r4/v1/\(type)?" + pairs.joined(separator: "&"))
    }

    func read(_ type: String, _ id: String) -> Got { self.send("GET", "/fhir-r4/v1/\(type)/\(id)") }

    // MARK: A visit to build upon

    /// Creates a Location and an Encounter and returns their ids.
    func openVisit(number: String = "REG-1") -> (location: String, encounter: String) {
        let room = "R-" + number
        let location = self.create(Sample.location(code: room)).id
        let encounter = self.create(Sample.encounter(number: number, location: location)).id
        return (location, encounter)
    }
}

extension PlatformSeed {
    static let test = PlatformSeed(
        patients: [
            IndexedPatient(
                id: Desk.patient, nik: "9901010101900001", name: "Bunga Cendana",
                gender: "female", birthDate: "1990-01-01"),
            IndexedPatient(
                id: "P99000000002", nik: "9901010202920002", name: "Agus Darmawan",
                gender: "male", birthDate: "1992-02-02"),
            IndexedPatient(
                id: "P99000000003", nik: "9901010202920002", name: "Agus Darmawan",
                gender: "male", birthDate: "1992-02-02"),
            IndexedPatient(
                id: "P99000000004", motherNIK: "9901014101900001", name: "Bayi Ny Bunga",
                gender: "male", birthDate: "2026-01-20"),
        ],
        practitioners: [
            IndexedPractitioner(
                id: Desk.practitioner, nik: "9901020303850001", name: "dr. Yoga Teratai",
                gender: "male", birthDate: "1985-03-03")
        ],
        products: [KFAProduct(code: "93002313", name: "Paracetamol 500 mg Tablet (PAMOL)")],
        refusedCodes: [.init(system: "http://hl7.org/fhir/sid/icd-10", code: "J06.7")])
}

extension JSONValue {
    /// The value with one member replaced, or removed when nil.
    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        var object = self.object ?? JSONObject()
        object[name] = value
        return .object(object)
    }
}
