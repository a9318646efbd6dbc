import FHIRR4
import Foundation
import SatusehatSimulator
import SimulatorServer
import Synchronization
import Testing

@Suite struct ServerTests {
    private static let start = Date(timeIntervalSince1970: 1_770_000_000)

    private static let location = """
        {"resourceType":"Location","status":"active","name":"Ruang 1",\
        "identifier":[{"system":"http://sys-ids.kemkes.go.id/location/100000001","value":"R1"}]}
        """

    /// Serves a platform at a fixed time; waits are recorded instead of waited for.
    private func serving<Result: Sendable>(
        _ simulator: Simulator = Simulator(),
        waits: @escaping @Sendable (Duration) -> Void = { _ in },
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> Result {
        try await SimulatorServer.serving(
            simulator, now: { Self.start }, sleep: { waits($0) }, body)
    }

    private static func token(port: Int) async throws -> String {
        let answer = RawAnswer(
            try await RawClient.post(
                "/oauth2/v1/accesstoken?grant_type=client_credentials",
                "client_id=demo-client-id&client_secret=demo-client-secret",
                type: "application/x-www-form-urlencoded", port: port))
        let json = try JSONValue(parsing: answer.body)
        return try #require(json["access_token"]?.string)
    }

    @Test("A token is had and a resource stored over HTTP")
    func roundTrip() async throws {
        let simulator = Simulator()
        let answer = try await self.serving(simulator) { port in
            let token = try await Self.token(port: port)
            return RawAnswer(
                try await RawClient.post(
                    "/fhir-r4/v1/Location", Self.location, token: token, port: port))
        }
        #expect(answer.status == 201, "\(answer.body)")
        #expect(answer.header("etag") != nil)
        #expect(answer.header("location")?.hasPrefix("https://healthcare.googleapis.com") == true)
        #expect(simulator.snapshot.counts["Location"] == 1)
    }

    @Test("A cut connection ends without a byte, and after storing the resource is there")
    func cut() async throws {
        let simulator = Simulator()
        simulator.withPlatform { platform in
            _ = platform.add(FaultRule(.cutAfter, type: "Location", occurrence: .nth(1)))
        }
        let text = try await self.serving(simulator) { port in
            let token = try await Self.token(port: port)
            return try await RawClient.post(
                "/fhir-r4/v1/Location", Self.location, token: token, port: port)
        }
        #expect(text.isEmpty)
        #expect(simulator.snapshot.counts["Location"] == 1)
    }

    @Test("A truncated answer announces more than it brings")
    func truncated() async throws {
        let simulator = Simulator()
        simulator.withPlatform { platform in
            _ = platform.add(FaultRule(.truncatedAnswer, type: "Location"))
        }
        let answer = RawAnswer(
            try await self.serving(simulator) { port in
                let token = try await Self.token(port: port)
                return try await RawClient.post(
                    "/fhir-r4/v1/Location", Self.location, token: token, port: port)
            })
        let announced = try #require(answer.header("content-length").flatMap { Int($0) })
        #expect(answer.status == 201)
        #expect(answer.body.utf8.count == announced / 2)
        #expect((try? JSONValue(parsing: answer.body)) == nil)
    }

    @Test("A slow answer waits as long as its fault says")
    func slow() async throws {
        let waited = Mutex<[Duration]>([])
        let simulator = Simulator()
        simulator.withPlatform { platform in
            _ = platform.add(FaultRule(.slow, type: "token", seconds: 7))
        }
        let note: @Sendable (Duration) -> Void = { wait in waited.withLock { $0.append(wait) } }
        try await self.serving(simulator, waits: note) { port in
            _ = try await Self.token(port: port)
        }
        #expect(waited.withLock { $0 } == [.seconds(7)])
    }

    @Test("Faults can be set and the log read by a script")
    func inspection() async throws {
        let (fault, hit, log) = try await self.serving { port in
            let fault = try await RawClient.post(
                "/_simulator/faults", #"{"fault":"503","type":"token","first":1}"#, port: port)
            let hit = try await RawClient.post(
                "/oauth2/v1/accesstoken?grant_type=client_credentials", "", port: port)
            let log = try await RawClient.get("/_simulator/log", port: port)
            return (RawAnswer(fault), RawAnswer(hit), RawAnswer(log))
        }
        #expect(fault.status == 201)
        #expect(hit.status == 503)
        #expect(hit.body == "no healthy upstream")
        #expect(try JSONValue(parsing: log.body)[0]?["fault"] == "503")
    }

    @Test("A body beyond the limit is refused before the platform sees it")
    func bodyLimit() async throws {
        let simulator = Simulator()
        let answer = RawAnswer(
            try await self.serving(simulator) { port in
                try await RawClient.post(
                    "/fhir-r4/v1/Location",
                    String(repeating: "x", count: SimulatorServer.bodyBytesMax + 1), port: port)
            })
        #expect(answer.status == 413)
        #expect(simulator.snapshot.journal.requestCount == 0)
    }

    @Test("A port that is taken is an error, not a hang")
    func takenPort() async throws {
        try await self.serving { port in
            let second = SimulatorServer(
                simulator: Simulator(), port: port, now: { Self.start }, sleep: { _ in })
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }
}
