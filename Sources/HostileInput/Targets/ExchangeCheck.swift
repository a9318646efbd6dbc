import FHIRR4
import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncEngine

/// What must hold for an exchange, whatever was answered.
struct ExchangeCheck {
    let exchange: Exchange
    let question: AnswerText.Question
    let world: AnswerWorld

    func faults() -> [String] {
        var faults: [String] = []
        for hasRenewed in [false, true] {
            let verdict = Classification.decide(
                self.exchange.facts, operation: self.question.operation,
                alreadyRenewedToken: hasRenewed)
            faults +=
                self.completionFaults(verdict) + PauseCheck.faults(self.exchange.facts, verdict)
            faults += self.wordFaults(verdict)
        }
        return faults + self.noteFaults() + self.identityFaults() + self.pageFaults()
    }

    // MARK: - Completing

    func completionFaults(_ verdict: Verdict) -> [String] {
        guard case .completed(let id) = verdict.disposition else { return [] }
        var faults: [String] = []
        if let id, !Self.isID(id) { faults.append("completed under an id that R4 does not allow") }
        switch self.question {
        case .create where id == nil: faults.append("a create is completed without an id")
        case .update(_, let asked):
            if let id, id != asked { faults.append("an update is completed under another id") }
        default: break
        }
        if !(200...299).contains(self.exchange.facts.status ?? 0) {
            faults.append("status \(self.exchange.facts.status ?? 0) completes")
        }
        return faults
    }

    /// `[A-Za-z0-9\-.]{1,64}`, as R4 has it.
    static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    // MARK: - Words

    /// What is made of our own words, codes and paths repeats nobody.
    private func wordFaults(_ verdict: Verdict) -> [String] {
        let facts = self.exchange.facts
        let code = verdict.errorCode ?? ""
        let explanation = ExplanationCatalogue.explanation(for: code, paths: facts.expressions)
        let texts =
            [
                code, self.exchange.description, explanation.text.english,
                explanation.text.indonesian,
            ]
            + facts.expressions + facts.issueCodes + facts.hints
            + self.exchange.issues.map(\.description)
        return texts.compactMap { PlantedPerson.leak(in: $0) }.map { "our words repeat \($0)" }
    }

    /// Where the platform's own words are shown, a number is masked.
    private func noteFaults() -> [String] {
        let note = self.exchange.loggable
        let texts =
            [note.url] + note.requestHeaders.values + note.responseHeaders.values
            + self.exchange.issues.map(\.safeText)
        var faults = texts.compactMap { PlantedPerson.leakedNumber(in: $0) }
            .map { "the journal repeats \($0)" }
        if texts.contains(where: { $0.contains("Bearer token") }) {
            faults.append("the journal holds the token")
        }
        return faults
    }

    // MARK: - Identities

    /// Whoever is found is found under an id that R4 allows, and is not visibly somebody else.
    private func identityFaults() -> [String] {
        guard let resource = self.exchange.resource else { return [] }
        var faults: [String] = []
        let type = self.question.type
        let people = PersonSearch.candidates(type: type, in: resource)
        if case .found(let id, let found) = PersonMatch(wanted: Self.wanted).verdict(on: people) {
            if !Self.isID(id) { faults.append("a person is found under an impossible id") }
            if Self.isSomebodyElse(found) { faults.append("somebody else is found") }
        }
        let answer = (try? AnswerWorld.gateway).flatMap {
            SearchAnswer(self.exchange, type: type, gateway: $0)
        }
        let sent = answer?.resources.first ?? resource
        for found in [answer?.resources ?? [], [resource]] {
            let adoption = Adoption(sent: sent, identifier: nil)
            if case .same(let id, _) = adoption.verdict(on: found), !Self.isID(id) {
                faults.append("a resource is adopted under an impossible id")
            }
        }
        return faults
    }

    private static let wantedNIK = "9901010101900001"
    private static let wanted: JSONValue = [
        "resourceType": "Patient",
        "identifier": [
            ["system": "https://fhir.kemkes.go.id/id/nik", "value": .string(Self.wantedNIK)]
        ],
        "gender": "female", "birthDate": "1990-01-01",
    ]

    private static func isSomebodyElse(_ person: JSONValue) -> Bool {
        let numbers = (person["identifier"]?.array ?? []).filter {
            $0["system"]?.string == "https://fhir.kemkes.go.id/id/nik"
        }.compactMap { $0["value"]?.string }
        return numbers.contains { number in
            number.count == Self.wantedNIK.count && number.allSatisfy(\.isNumber)
                && number != Self.wantedNIK
        }
    }

    // MARK: - Following links

    /// A link to the next page leads to where the search was made, whatever it says.
    private func pageFaults() -> [String] {
        guard let gateway = try? AnswerWorld.gateway,
            let next = SearchAnswer(self.exchange, type: "Patient", gateway: gateway)?.nextPage,
            (try? self.world.perform(.page(next))) != nil, let request = self.world.requests.last
        else { return [] }
        let path = request.head.path ?? ""
        let isAtHome =
            request.head.authority == gateway.fhir.authority && request.head.scheme == "https"
            && path.hasPrefix(gateway.fhir.path)
            && !path.split(separator: "?")[0].split(separator: "/").contains("..")
        return isAtHome ? [] : ["a link leads elsewhere"]
    }
}

extension AnswerText.Question {
    var type: String {
        switch self {
        case .create(let type), .search(let type): type
        case .update(let type, _), .read(let type, _): type
        case .token: ""
        }
    }
}
