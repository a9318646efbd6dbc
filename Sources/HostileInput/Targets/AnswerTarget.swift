import EngineSimulation
import FHIRR4
import Foundation
import Satusehat
import SyncCore

/// The readers of the platform's answers, from bytes to what is decided about a delivery.
///
/// Whatever comes, a delivery is completed only under an id that R4 allows, a pause is neither
/// negative nor endless, and nothing that may be shown repeats a person.
public struct AnswerTarget: FuzzTarget {
    public let name: String
    private let spoilsHeadersOnly: Bool

    /// - Parameter headersOnly: Leaves the bodies whole, so that headers decide.
    public init(headersOnly: Bool = false) {
        self.name = headersOnly ? "headers" : "answers"
        self.spoilsHeadersOnly = headersOnly
    }

    public func input(from samples: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
        let sample = chance.pick(samples)
        guard let answer = AnswerText(sample) else { return sample }
        return
            (self.spoilsHeadersOnly
            ? AnswerMutation.spoilHeaders(answer, &chance) : AnswerMutation.spoil(answer, &chance))
            .bytes
    }

    public func faults(in input: [UInt8]) throws -> [String] {
        guard let answer = AnswerText(input) else { return [] }
        let world = AnswerWorld(answer.response)
        if case .token = answer.question { return try world.tokenFaults() }
        let exchange = try world.ask(answer.question)
        return ExchangeCheck(exchange: exchange, question: answer.question, world: world).faults()
    }
}
