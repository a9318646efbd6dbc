import FHIRR4
import Foundation
import Satusehat
import SyncCore
import SyncStore

/// Writes down what was asked and answered, without what must not be kept in the clear.
struct Journal: Sendable {
    let store: any SyncStore
    let ambient: Ambient
    let tenant: Tenant

    /// A call that belongs to no delivery. Losing a line of the log must not lose the call's answer.
    func note(_ exchange: Exchange) async {
        try? await self.store.appendLog(
            self.record(exchange, attemptNumber: 1), for: self.tenant)
    }

    func record(
        _ exchange: Exchange, attemptNumber: Int, verdict: Verdict? = nil
    ) -> AttemptRecord {
        let loggable = exchange.loggable
        let isSuccess: Bool
        if case .completed = verdict?.disposition {
            isSuccess = true
        } else {
            isSuccess = verdict == nil && (200..<300).contains(exchange.facts.status ?? 0)
        }
        return AttemptRecord(
            id: self.ambient.makeUUID(),
            attemptNumber: attemptNumber,
            requestMethod: loggable.method,
            requestURL: loggable.url,
            requestHeaders: loggable.requestHeaders,
            requestBody: loggable.requestBody,
            responseStatus: exchange.facts.status,
            responseHeaders: loggable.responseHeaders,
            responseBody: loggable.responseBody,
            responseTimeMilliseconds: exchange.milliseconds,
            success: isSuccess,
            errorType: isSuccess ? nil : verdict?.category?.rawValue,
            errorMessage: isSuccess ? nil : verdict?.errorCode,
            timestamp: exchange.startedAt
        )
    }

    /// All issues with their paths and rule numbers, in the platform's own words; stored sealed.
    static func details(_ issues: [OutcomeIssue]) -> [UInt8]? {
        guard !issues.isEmpty else { return nil }
        let values = issues.map { issue -> JSONValue in
            var object: JSONObject = [
                "severity": .string(issue.severity),
                "code": .string(issue.code),
                "text": .string(issue.text),
            ]
            if !issue.expression.isEmpty {
                object["expression"] = .array(issue.expression.map(JSONValue.string))
            }
            if !issue.ruleNumbers.isEmpty {
                object["rule_numbers"] = .array(
                    issue.ruleNumbers.map { .number(JSONNumber($0)) })
            }
            return .object(object)
        }
        return JSONValue.array(values).bytes
    }
}
