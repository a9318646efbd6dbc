import EngineSimulation
import FHIRR4
import HTTPTypes
import Satusehat

/// Answers that no client can use, for a run of the whole engine.
///
/// They are noise, not lies: an answer that names another valid id for what was stored, or refuses
/// what was stored, could not be told from the truth by anybody. So refusals stand in for a platform
/// that did nothing, and what follows a request that was carried out is trouble, a success that
/// cannot be read, or one whose id is impossible.
public struct HostileAnswers: Sendable {
    private let seed: UInt64
    /// One answer in so many is hostile.
    private let oneIn: Int

    public init(seed: UInt64, oneIn: Int) {
        self.seed = seed
        self.oneIn = oneIn
    }

    private static let refusals = [
        300, 302, 304, 307, 400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 422, 423, 425, 429,
        431, 451, 499,
    ]
    private static let troubles = [500, 501, 502, 503, 504, 507, 520, 599]

    /// What is answered to a request in place of the platform, which then does not see it.
    public func refusal(of number: UInt64) -> PlatformResponse? {
        var chance = Chance(seed: self.seed, number: number)
        guard chance.oneIn(self.oneIn), chance.oneIn(2) else { return nil }
        return Self.answer(
            chance.pick(Self.refusals + Self.troubles), body: AnswerMutation.refusal(&chance),
            &chance)
    }

    /// What is answered to a request that the platform has carried out.
    public func answer(
        to number: UInt64, _ answer: PlatformResponse
    ) -> PlatformResponse {
        var chance = Chance(seed: self.seed &+ 1, number: number)
        guard chance.oneIn(self.oneIn) else { return answer }
        let isSuccess = answer.head.status.kind == .successful
        var status = answer.head.status.code
        if !isSuccess || chance.oneIn(2) { status = chance.pick(Self.troubles) }
        let body: [UInt8] =
            switch chance.below(4) {
            case 0: Array(answer.body.prefix(chance.below(max(1, answer.body.count))))
            case 1: Self.withoutUsableID(answer.body, &chance)
            default: AnswerMutation.noise(&chance)
            }
        return Self.answer(status, body: body, &chance)
    }

    /// The platform's own answer, whose id has become impossible.
    private static func withoutUsableID(_ body: [UInt8], _ chance: inout Chance) -> [UInt8] {
        guard var object = (try? JSONValue(parsing: body))?.object, object["id"] != nil else {
            return AnswerMutation.noise(&chance)
        }
        object["id"] = chance.pick([
            .null, "", " ", "../Patient/1", "a b", 5, [], "é", .string(PlantedPerson.mail),
            .string(String(repeating: "x", count: 65)), "e1/_history/2", "?", "e1#",
        ])
        return JSONValue.object(object).bytes
    }

    /// Headers that name no id: with an empty body `Location` would.
    private static func answer(
        _ status: Int, body: [UInt8], _ chance: inout Chance
    ) -> PlatformResponse {
        var text = AnswerText(question: .token, status: status, headers: [], body: body)
        for _ in 0..<chance.number(0...3) {
            let name = chance.pick(HostileHeaders.names.filter { $0 != "Location" })
            text.headers.append((name, HostileHeaders.value(of: name, &chance)))
        }
        return text.response
    }
}
