import FHIRR4
import Foundation
import SyncCore

/// Speaks to the platform: one call, one request, one answer read as far as it can be.
///
/// It never repeats and never decides; `Classification` does, from the facts of the exchange. Pace
/// and breaker are asked before it is called.
public struct SatusehatClient: Sendable {
    public let gateway: GatewayProfile
    private let transport: any HTTPTransport
    private let ambient: Ambient

    public init(gateway: GatewayProfile, transport: any HTTPTransport, ambient: Ambient) {
        self.gateway = gateway
        self.transport = transport
        self.ambient = ambient
    }

    public func perform(_ interaction: FHIRInteraction, token: AccessToken) async -> Exchange {
        await self.exchange(
            .fhir, RequestBuilder(self.gateway).request(interaction, token: token),
            expecting: AnswerExpectation(interaction))
    }

    public func perform(_ call: ConsentCall, token: AccessToken) async -> Exchange {
        await self.exchange(
            .consent, RequestBuilder(self.gateway).request(call, token: token),
            expecting: .anyJSON(of: .anyJSON))
    }

    public func perform(_ call: KFACall, token: AccessToken) async -> Exchange {
        await self.exchange(
            .kfa, RequestBuilder(self.gateway).request(call, token: token),
            expecting: .anyJSON(of: .anyJSON))
    }

    private func exchange(
        _ kind: Exchange.Kind, _ request: PlatformRequest, expecting: AnswerExpectation
    ) async -> Exchange {
        await Exchange.make(
            kind, request, expecting: expecting, transport: self.transport, ambient: self.ambient)
    }
}

extension Exchange {
    /// Sends, measures and reads.
    static func make(
        _ kind: Kind, _ request: PlatformRequest, expecting expectation: AnswerExpectation,
        transport: any HTTPTransport, ambient: Ambient
    ) async -> Exchange {
        let startedAt = ambient.now()
        let started = ambient.uptime()
        let result: Result<PlatformResponse, TransportFailure>
        do throws(TransportFailure) {
            result = .success(try await transport.send(request))
        } catch {
            result = .failure(error)
        }
        let milliseconds = Int((ambient.uptime() - started) / .milliseconds(1))
        switch result {
        case .success(let response):
            let answer = AnswerReader(expectation, now: ambient.now()).read(response)
            return Exchange(
                kind: kind, request: request, response: response, failure: nil,
                facts: answer.facts, resource: answer.resource, versionID: answer.versionID,
                issues: answer.issues, startedAt: startedAt, milliseconds: milliseconds)
        case .failure(let failure):
            return Exchange(
                kind: kind, request: request, response: nil, failure: failure,
                facts: AnswerFacts(transport: failure.reach == .notSent ? .notSent : .lost),
                resource: nil, versionID: nil, issues: [], startedAt: startedAt,
                milliseconds: milliseconds)
        }
    }
}
