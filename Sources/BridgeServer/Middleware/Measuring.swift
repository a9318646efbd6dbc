import Hummingbird

/// Counts every request by its route, never by its address.
struct Measuring: RouterMiddleware {
    let services: BridgeServices

    func handle(
        _ request: Request, context: BridgeContext,
        next: (Request, BridgeContext) async throws -> Response
    ) async throws -> Response {
        let began = self.services.ambient.uptime()
        do {
            let response = try await next(request, context)
            self.note(request, context, began, status: response.status.code)
            return response
        } catch {
            self.note(request, context, began, status: APIError(error).status.code)
            throw error
        }
    }

    private func note(
        _ request: Request, _ context: BridgeContext, _ began: Duration, status: Int
    ) {
        let seconds = (self.services.ambient.uptime() - began).inSeconds
        let route = context.endpointPath ?? "none"
        let method = request.method.rawValue.count <= 7 ? request.method.rawValue : "other"
        self.services.metrics.count(
            "jembatan_http_requests_total",
            [("route", route), ("method", method), ("status", "\(status)")])
        self.services.metrics.observe(
            "jembatan_http_request_duration_seconds", [("route", route)], seconds: seconds)
        context.logger.debug(
            "answered",
            metadata: [
                "route": "\(route)", "method": "\(method)", "status": "\(status)",
                "milliseconds": "\(Int(seconds * 1_000))",
            ])
    }
}

extension Duration {
    var inSeconds: Double {
        let parts = self.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
