import EngineSimulation
import SyncCore
import SyncStore

/// The whole engine against a platform that partly answers what nobody can use.
public enum EngineRun {
    public static func outcome(
        seed: UInt64, number: UInt64,
        makeStore: @escaping (Ambient) throws -> any SyncStore
    ) throws -> AnswerTrial.Outcome {
        var chance = Chance(seed: seed, number: number)
        let answers = HostileAnswers(
            seed: seed &* 1_000_003 &+ number, oneIn: chance.pick([2, 3, 5, 10]))
        return try AnswerTrial(
            seed: number,
            disturbance: DisturbedNetwork.Disturbance(
                instead: { number, _ in answers.refusal(of: number) },
                after: { number, _, answer in answers.answer(to: number, answer) }),
            makeStore: makeStore
        ).run()
    }
}
