import ClinicRecord
import FHIRR4
import HTTPTypes
import Hummingbird
import SyncEngine
import SyncStore

/// The outermost layer: names each request, turns every failure into the one envelope, and sets the
/// headers that keep browsers and caches from doing what they should not.
struct Envelope: RouterMiddleware {
    let services: BridgeServices

    func handle(
        _ request: Request, context: BridgeContext,
        next: (Request, BridgeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = self.services.ambient.makeUUID().text
        context.language = .preferred(acceptLanguage: request.headers[.acceptLanguage])
        context.logger[metadataKey: "request_id"] = "\(context.requestID)"
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = self.response(to: error, context)
        }
        response.headers[.requestID] = context.requestID
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private func response(to error: any Error, _ context: BridgeContext) -> Response {
        let refusal = APIError(error)
        if refusal.status.kind == .serverError {
            // The kind alone: an error's own words may hold what was handed in.
            context.logger.error(
                "a call failed",
                metadata: ["error": "\(type(of: error))", "code": "\(refusal.code)"])
        }
        var headers = refusal.headers
        headers[.contentType] = "application/json; charset=utf-8"
        let bytes = refusal.json(in: context.language, requestID: context.requestID).bytes
        guard refusal.endsConnection else {
            return Response(
                status: refusal.status, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        headers[.connection] = "close"
        let cut = context.cut
        return Response(
            status: refusal.status, headers: headers,
            body: ResponseBody(contentLength: bytes.count) { writer in
                try await writer.write(ByteBuffer(bytes: bytes))
                try await writer.finish(nil)
                cut()
            })
    }
}

extension HTTPField.Name {
    static let requestID = Self("X-Request-Id")!
    static let contentTypeOptions = Self("X-Content-Type-Options")!
    static let referrerPolicy = Self("Referrer-Policy")!
    static let idempotencyKey = Self("Idempotency-Key")!
    static let csrfToken = Self("X-CSRF-Token")!
}
