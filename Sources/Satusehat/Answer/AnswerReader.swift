import FHIRR4
import Foundation
import HTTPTypes
import SyncCore

/// What could be read out of an answer.
struct ReadAnswer {
    var facts: AnswerFacts
    var resource: JSONValue?
    var versionID: String?
    var issues: [OutcomeIssue]
}

/// Reads answers in every shape the platform and its gateway give them (API 2.4, 2.5, 3.0, 5.1).
///
/// It takes what it finds and never fails: what cannot be read is a fact as well. Resources are kept
/// as JSON, because stored ones come back with illegal empty values.
struct AnswerReader {
    private let expectation: AnswerExpectation
    private let now: Date

    init(_ expectation: AnswerExpectation, now: Date) {
        self.expectation = expectation
        self.now = now
    }

    func read(_ response: PlatformResponse) -> ReadAnswer {
        var facts = AnswerFacts(transport: .answered, status: response.head.status.code)
        facts.retryAfterSeconds = RetryAfter.seconds(
            response.head.headerFields[.retryAfter], now: self.now)
        facts.isHTML = Self.isHTML(response)
        let json = facts.isHTML ? nil : Self.json(response.body)
        facts.isUnreadable =
            json == nil && (!response.body.isEmpty || self.expectation.needsBody)
        var answer = ReadAnswer(facts: facts, resource: json, versionID: nil, issues: [])
        if let json {
            answer.issues = IssueReader.issues(in: json)
            self.readBody(json, response, into: &answer)
        } else if response.body.isEmpty {
            self.readLocation(response, into: &answer)
        }
        self.gather(from: answer.issues, into: &answer.facts)
        if answer.facts.unauthorized == nil {
            answer.facts.unauthorized = self.unauthorized(answer)
        }
        return answer
    }

    private func readBody(
        _ json: JSONValue, _ response: PlatformResponse, into answer: inout ReadAnswer
    ) {
        let type = json["resourceType"]?.string
        answer.facts.isOutcomeOnly = type == "OperationOutcome"
        if response.head.status.kind == .successful && !self.answersQuestion(json, type: type) {
            answer.facts.isUnreadable = true
        }
        if let inner = Self.statusInside(json) {
            answer.facts.saysFailure = true
            if (400...599).contains(inner) { answer.facts.status = inner }
        }
        guard let expected = self.expectation.type, type == expected,
            let id = json["id"]?.string
        else { return }
        guard self.expectation.id == nil || self.expectation.id == id else {
            // It speaks of another resource, so it says nothing about the one that was asked for.
            answer.facts.isUnreadable = true
            return
        }
        guard StructureCheck.isResourceID(id) else { return }
        answer.facts.resourceID = id
        answer.versionID =
            json["meta"]?["versionId"]?.string ?? Self.tag(response.head.headerFields[.eTag])
    }

    /// Whether a success says anything about what was asked; an OperationOutcome always does.
    ///
    /// Otherwise anything at all would do for an empty list, and a lost fact would be taken for one
    /// that never arrived, or a registered person for a stranger.
    private func answersQuestion(_ json: JSONValue, type: String?) -> Bool {
        if type == "OperationOutcome" || Self.statusInside(json) != nil { return true }
        switch self.expectation.purpose {
        case .search: return SearchAnswer.isSearchset(json)
        case .read: return type == self.expectation.type
        case .write, .anyJSON, .token: return true
        }
    }

    /// Takes the id from `Location` when a write was answered without any body.
    ///
    /// The host named there is the platform's own backend and is ignored; the last `Type/id` is the
    /// same on both.
    private func readLocation(_ response: PlatformResponse, into answer: inout ReadAnswer) {
        guard let expected = self.expectation.type, self.expectation.purpose == .write,
            response.head.status.kind == .successful,
            let location = response.head.headerFields[.location],
            let named = ResourceLocation(location), named.type == expected,
            self.expectation.id == nil || self.expectation.id == named.id
        else { return }
        answer.facts.resourceID = named.id
        answer.versionID = named.versionID ?? Self.tag(response.head.headerFields[.eTag])
    }

    private func gather(from issues: [OutcomeIssue], into facts: inout AnswerFacts) {
        for issue in issues {
            facts.issueCodes.append(IssueVocabulary.type(issue.code))
            for number in issue.ruleNumbers where !facts.ruleNumbers.contains(number) {
                facts.ruleNumbers.append(number)
            }
            facts.expressions.append(contentsOf: issue.expression)
            facts.hints.formUnion(
                HintWords.hints(in: "\(issue.code) \(issue.text)").map(\.rawValue))
        }
    }
}

// MARK: - 401 and its relatives

extension AnswerReader {
    private static let invalidTokenWords = [
        "invalid access token", "invalid-access-token", "invalidaccesstoken",
        "invalid_access_token", "access token expired", "access_token_expired",
    ]
    private static let wrongProductWords = [
        "noapiproductmatchfound", "no apiproduct match found", "no api product match found",
    ]
    private static let wrongClientWords = [
        "invalid_client", "clientid is invalid", "invalidclientidentifier", "unauthorized_client",
    ]

    private func unauthorized(_ answer: ReadAnswer) -> AnswerFacts.Unauthorized? {
        let status = answer.facts.status ?? 0
        let words = answer.issues.map { "\($0.code) \($0.text)".lowercased() }
        func says(_ phrases: [String]) -> Bool {
            words.contains { text in phrases.contains { text.contains($0) } }
        }
        guard (400...499).contains(status) || answer.facts.isOutcomeOnly else { return nil }
        if self.expectation.purpose == .token {
            let isRefusal = [400, 401].contains(status) || status == 403 && !answer.facts.isHTML
            return isRefusal && !answer.facts.has(.throttled) ? .invalidCredentials : nil
        }
        if says(Self.wrongProductWords) { return .wrongEnvironment }
        if says(Self.invalidTokenWords) { return .invalidToken }
        return status == 401 && says(Self.wrongClientWords) ? .invalidCredentials : nil
    }
}

// MARK: - Leaves

extension AnswerReader {
    private static func json(_ body: [UInt8]) -> JSONValue? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = body.starts(with: mark) ? Array(body.dropFirst(mark.count)) : body
        guard let value = try? JSONValue(parsing: bytes), value.object != nil || value.array != nil
        else { return nil }
        return value
    }

    private static func isHTML(_ response: PlatformResponse) -> Bool {
        let type = response.head.headerFields[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("text/html") { return true }
        let start = response.body.prefix(64).drop { $0 <= 0x20 }
        return start.first == UInt8(ascii: "<")
    }

    /// The status inside a 2xx whose body says that it failed.
    private static func statusInside(_ json: JSONValue) -> Int? {
        if let success = json["success"], success.bool == false || success.string == "false" {
            return 0
        }
        guard let code = json["metadata"]?["code"] else { return nil }
        guard let status = code.int ?? code.string.flatMap({ Int($0) }) else { return nil }
        return (200...299).contains(status) ? nil : status
    }

    /// The text inside a weak or strong entity tag.
    private static func tag(_ header: String?) -> String? {
        guard var text = header?[...] else { return nil }
        if text.hasPrefix("W/") { text = text.dropFirst(2) }
        guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
        return String(text.dropFirst().dropLast())
    }
}
