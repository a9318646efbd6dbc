import ClinicRecord
import FHIRR4
import SyncEngine

/// The answer of a connection test as a document, a sentence and an exit status.
enum ConnectionRendering {
    static func json(_ report: ConnectionReport, _ language: Language) -> JSONValue {
        var object = JSONObject()
        object["connection_status"] = .string(report.succeeded ? "success" : "failed")
        object["token_obtained"] = .bool(report.tokenObtained)
        object["token_expires_in"] = JSONValue(optional: report.tokenExpiresInSeconds)
        object["organization_verified"] = .bool(report.organizationVerified)
        object["organization_name"] = JSONValue(report.organizationName)
        object["api_version"] = .string("fhir-r4/v1")
        object["latency_ms"] = JSONValue(optional: report.latencyMilliseconds)
        object["fault"] = JSONValue(report.fault?.rawValue)
        object["explanation"] = JSONValue(report.explanation?[language])
        return .object(object)
    }

    static func text(_ report: ConnectionReport, _ language: Language) -> String {
        var lines: [String] = []
        if report.succeeded {
            let name = report.organizationName ?? ""
            lines.append(
                LocalizedText(
                    "Tersambung. SATUSEHAT mengenal fasilitas ini sebagai: \(name)",
                    "Connected. The platform knows this facility as: \(name)")[language])
        } else {
            lines.append(
                LocalizedText("Belum tersambung.", "Not connected.")[language])
        }
        if let explanation = report.explanation { lines.append(explanation[language]) }
        if let latency = report.latencyMilliseconds { lines.append("\(latency) ms") }
        return lines.joined(separator: "\n")
    }

    static func status(_ report: ConnectionReport) -> ExitStatus {
        if report.succeeded { return .allDone }
        switch report.fault {
        case .network, .platform, .address: return .unreachable
        case .credentials, .configuration, nil: return .needsPerson
        }
    }
}
