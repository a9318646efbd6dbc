import ClinicRecord
import FHIRR4
import HTTPTypes

/// For whatever watches the process.
enum WatchingEndpoints {
    static let all = [Self.metrics]

    static let metrics = Endpoint(
        method: .get, path: "/metrics", group: "watching", access: .open,
        summary: LocalizedText(
            "Angka-angka untuk Prometheus; terbuka bagi komputer ini sendiri, dari luar perlu kunci.",
            "Figures for Prometheus; open to this machine itself, a key is needed from outside."),
        answer: .string, answerType: "text/plain; version=0.0.4",
        otherStatuses: [.unauthorized, .forbidden]
    ) { call in
        if let address = call.context.address, !["127.0.0.1", "::1"].contains(address) {
            let gate = AccessGate(services: call.services)
            let caller = try await gate.caller(of: call.request)
            guard call.services.permissions.allows(caller.role, .monitor) else {
                throw APIError.forbidden("satusehat:monitor")
            }
        }
        let gauges = try await OperatingGauges(services: call.services).read()
        let text = call.services.metrics.text(gauges: gauges, help: OperatingGauges.help)
        return Reply(
            body: .bytes(
                Array(text.utf8), contentType: "text/plain; version=0.0.4; charset=utf-8"))
    }
}
