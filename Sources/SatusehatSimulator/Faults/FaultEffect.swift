import FHIRR4

/// What each fault makes of an answer.
extension FaultRule {
    /// The answer in place of carrying the request out.
    func answerBeforeStoring() -> SimulatorAnswer {
        switch self.kind {
        case .serverError:
            return Reply.outcome(500, .unexpected).answer
        case .badGateway:
            return Reply.text(502, "Bad Gateway").answer
        case .noHealthyUpstream:
            return self.withRetryAfter(Reply.text(503, "no healthy upstream")).answer
        case .gatewayTimeout:
            return Reply.text(504, "Gateway Timeout").answer
        case .tooManyRequests:
            return self.withRetryAfter(Reply.text(429, "Too Many Requests")).answer
        case .throttledOutcome:
            return self.withRetryAfter(Reply.outcome(429, .throttled)).answer
        case .tokenRefused:
            return Unauthorized.invalidToken.answer
        case .htmlForbidden:
            let page =
                "<!doctype html><meta charset=\"utf-8\"><title>403</title>403 Forbidden"
            return Reply.text(403, page, type: "text/html; charset=UTF-8").answer
        case .timeoutBefore, .cutBefore:
            return self.withoutAnswer()
        case .cutAfter, .serverErrorAfter, .truncatedAnswer, .timeoutAfter, .createdWithoutID,
            .outcomeInside200, .halfStoredBundle, .slow:
            preconditionFailure("this fault follows the request instead of replacing it")
        }
    }

    /// The answer after the request was carried out.
    func answer(afterStoring reply: Reply) -> SimulatorAnswer {
        switch self.kind {
        case .serverErrorAfter:
            return Reply.outcome(500, .unexpected).answer
        case .cutAfter, .timeoutAfter:
            return self.withoutAnswer()
        case .truncatedAnswer:
            var answer = reply.answer
            answer.effects = [.truncate(bytes: reply.body.count / 2)]
            return answer
        case .createdWithoutID:
            guard reply.status == 201, var body = (try? JSONValue(parsing: reply.body))?.object
            else { return reply.answer }
            body["id"] = nil
            var changed = reply
            changed.body = JSONValue.object(body).bytes
            return changed.answer
        case .outcomeInside200:
            return Reply.outcome(200, .unexpected).answer
        case .halfStoredBundle:
            return Reply.outcome(
                400,
                OutcomeIssue("value", "Invalid resource due to previous error (RuleNumber: 20013)")
            ).answer
        case .slow:
            var answer = reply.answer
            answer.effects = [.delay(seconds: self.seconds)]
            return answer
        case .serverError, .badGateway, .noHealthyUpstream, .gatewayTimeout, .tooManyRequests,
            .cutBefore, .htmlForbidden, .timeoutBefore, .tokenRefused, .throttledOutcome:
            preconditionFailure("this fault replaces the request instead of following it")
        }
    }

    /// The body of a transaction without its second half.
    static func firstHalf(of body: [UInt8]) -> [UInt8] {
        guard var bundle = (try? JSONValue(parsing: body))?.object,
            let entries = bundle["entry"]?.array
        else { return body }
        bundle["entry"] = .array(Array(entries.prefix((entries.count + 1) / 2)))
        return JSONValue.object(bundle).bytes
    }

    private func withoutAnswer() -> SimulatorAnswer {
        var answer = Reply(status: 504).answer
        let waits = self.kind == .timeoutBefore || self.kind == .timeoutAfter
        answer.effects = waits ? [.delay(seconds: self.seconds), .cutConnection] : [.cutConnection]
        return answer
    }

    private func withRetryAfter(_ reply: Reply) -> Reply {
        guard let retryAfterSeconds else { return reply }
        var reply = reply
        reply.fields.append(("Retry-After", String(retryAfterSeconds)))
        return reply
    }
}

extension OutcomeIssue {
    static let unexpected = OutcomeIssue(
        "exception", "An unexpected internal error has occurred.")

    static let throttled = OutcomeIssue("throttled", "Too many requests")
}
