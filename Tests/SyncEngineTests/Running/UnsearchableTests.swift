import EngineSimulation
import HTTPTypes
import Satusehat
import StoreSQLite
import Testing

/// What the platform has stored without saying so, and then refuses to be searched for.
@Suite struct UnsearchableTests {
    private static func isCreate(_ request: PlatformRequest) -> Bool {
        request.head.method == .post && request.head.path?.hasSuffix("/PractitionerRole") ?? false
    }

    private static func isSearch(_ request: PlatformRequest) -> Bool {
        request.head.method == .get
            && request.head.path?.contains("/PractitionerRole?") ?? false
    }

    private static func answer(_ status: Int) -> PlatformResponse {
        PlatformResponse(head: HTTPResponse(status: .init(code: status)), body: [])
    }

    @Test("A role is not offered again, for the platform takes a licence any number of times")
    func role() throws {
        let file = try TemporaryStore(inMemory: true)
        let trouble = DisturbedNetwork.Disturbance(
            instead: { _, request in Self.isSearch(request) ? Self.answer(400) : nil },
            after: { _, request, answer in Self.isCreate(request) ? Self.answer(500) : answer })
        let outcome = try AnswerTrial(seed: 5, disturbance: trouble) { try file.open($0) }.run()
        #expect(outcome.faults == [])
        #expect(outcome.retried > 0)
    }
}
