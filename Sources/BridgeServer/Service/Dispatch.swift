import ClinicRecord
import Crypto
import FHIRR4
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Brings a request to its endpoint: limits, access, work, answer.
struct Dispatch: Sendable {
    let services: BridgeServices
    let endpoint: Endpoint

    func respond(to request: Request, _ context: BridgeContext) async throws -> Response {
        let gate = AccessGate(services: self.services)
        let now = self.services.ambient.uptime()
        let address = context.address ?? ""
        if let seconds = self.services.limiter.take("address " + address, at: now) {
            throw APIError.tooMany(seconds: seconds)
        }
        let caller = try await gate.admit(request, context, to: self.endpoint)
        let call = Call(
            request: request, context: context, services: self.services, caller: caller)
        let settings = self.services.settings
        let handle = self.endpoint.handle
        let reply = try await TimeLimit.within(
            seconds: self.endpoint.isLong ? settings.longRequestSeconds : settings.requestSeconds,
            self.services.ambient
        ) {
            try await handle(call)
        }
        return self.response(reply, to: request)
    }

    private func response(_ reply: Reply, to request: Request) -> Response {
        var headers = reply.headers
        switch reply.body {
        case .none:
            return Response(status: reply.status, headers: headers)
        case .json(let value):
            headers[.contentType] = "application/json; charset=utf-8"
            return self.response(value.bytes, reply, headers, to: request)
        case .bytes(let bytes, let contentType):
            headers[.contentType] = contentType
            return self.response(bytes, reply, headers, to: request)
        case .stream(let contentType, let produce):
            headers[.contentType] = contentType
            return Response(
                status: reply.status, headers: headers,
                body: ResponseBody { writer in
                    var writer = writer
                    try await produce { try await writer.write($0) }
                    try await writer.finish(nil)
                })
        }
    }

    private func response(
        _ bytes: [UInt8], _ reply: Reply, _ headers: HTTPFields, to request: Request
    ) -> Response {
        var headers = headers
        if reply.isTagged {
            let digest = SHA256.hash(data: bytes).prefix(12)
            let tag = "\"" + digest.map { String(format: "%02x", $0) }.joined() + "\""
            headers[.eTag] = tag
            headers[.cacheControl] = "private, no-cache"
            let known = request.headers[.ifNoneMatch].map {
                $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            }
            if let known, known.contains("*") || known.contains(tag) {
                return Response(status: .notModified, headers: headers)
            }
        }
        return Response(
            status: reply.status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
