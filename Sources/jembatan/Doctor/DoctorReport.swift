import ClinicRecord
import FHIRR4
import SyncCore

/// One thing that was looked at, and what was seen.
struct DoctorFinding: Sendable, Hashable {
    /// The order is that of the causes: what comes first explains what follows.
    enum Subject: String, Sendable, Hashable, CaseIterable {
        case home
        case disk
        case key
        case database
        case configuration
        case clock
        case token
        case organization
        case queue
        /// The sending as a whole, judged by everything before.
        case sending
    }

    enum State: String, Sendable, Hashable {
        case fine = "ok"
        case warning
        case failed
        /// Not looked at, because something before it failed.
        case skipped
    }

    /// Whose business it is.
    enum Fault: String, Sendable, Hashable {
        case storage
        case configuration
        case credentials
        case network
        case address
        case platform
        case clock
        case data
    }

    let subject: Subject
    let state: State
    let detail: LocalizedText
    var fault: Fault?
    /// What speaks for a verdict.
    var evidence: [BlameReason] = []

    init(
        _ subject: Subject, _ state: State, _ detail: LocalizedText, fault: Fault? = nil
    ) {
        self.subject = subject
        self.state = state
        self.detail = detail
        self.fault = fault
    }
}

/// One verdict out of everything that was seen.
struct DoctorReport: Sendable {
    let findings: [DoctorFinding]

    /// The finding that explains the rest: the first failure, else the first warning.
    var decisive: DoctorFinding? {
        self.findings.first { $0.state == .failed }
            ?? self.findings.first { $0.state == .warning }
    }

    /// What speaks for the verdict on the sending, of every organization that has trouble.
    var evidence: [BlameReason] {
        self.findings.filter { $0.subject == .sending && $0.state != .fine }.flatMap(\.evidence)
    }

    var status: ExitStatus {
        guard let decisive = self.decisive else { return .allDone }
        switch decisive.fault {
        case .network, .platform, .address: return .unreachable
        default: return .needsPerson
        }
    }

    func json(_ language: Language) -> JSONValue {
        var object = JSONObject()
        object["verdict"] = .string(
            self.decisive.map { $0.state == .failed ? "broken" : "attention" } ?? "healthy")
        object["fault"] = JSONValue(self.decisive?.fault?.rawValue)
        object["summary"] = .string(self.summary(language))
        object["evidence"] = .array(
            self.evidence.map { reason in
                .object([
                    "code": .string(reason.code),
                    "text": .string(BlameWords.text(reason)[language]),
                ])
            })
        object["checks"] = .array(
            self.findings.map { finding in
                .object([
                    "name": .string(finding.subject.rawValue),
                    "status": .string(finding.state.rawValue),
                    "detail": .string(finding.detail[language]),
                ])
            })
        return .object(object)
    }

    func text(_ language: Language) -> String {
        let lines = self.findings.map { finding in
            "\(Self.mark(finding.state)) \(Self.name(finding.subject)[language]): "
                + finding.detail[language]
        }
        let because = self.evidence.map { "  - \(BlameWords.text($0)[language])" }
        return (lines + ["", self.summary(language)] + because).joined(separator: "\n")
    }

    private func summary(_ language: Language) -> String {
        guard let decisive = self.decisive else {
            return LocalizedText("Semuanya baik.", "Everything is well.")[language]
        }
        let whose = decisive.fault.map { Self.whose($0)[language] + ": " } ?? ""
        return whose + decisive.detail[language]
    }

    private static func mark(_ state: DoctorFinding.State) -> String {
        switch state {
        case .fine: "✓"
        case .warning: "!"
        case .failed: "✗"
        case .skipped: "·"
        }
    }

    private static func name(_ subject: DoctorFinding.Subject) -> LocalizedText {
        switch subject {
        case .home: LocalizedText("Direktori data", "Data directory")
        case .disk: LocalizedText("Ruang disk", "Disk space")
        case .key: LocalizedText("Kunci", "Key")
        case .database: LocalizedText("Basis data", "Database")
        case .configuration: LocalizedText("Konfigurasi", "Configuration")
        case .clock: LocalizedText("Jam", "Clock")
        case .token: LocalizedText("Token", "Token")
        case .organization: LocalizedText("Organisasi", "Organization")
        case .queue: LocalizedText("Antrean", "Queue")
        case .sending: LocalizedText("Pengiriman", "Sending")
        }
    }

    private static func whose(_ fault: DoctorFinding.Fault) -> LocalizedText {
        switch fault {
        case .storage: LocalizedText("Komputer ini", "This machine")
        case .configuration: LocalizedText("Pengaturan", "Settings")
        case .credentials: LocalizedText("Kredensial", "Credentials")
        case .network: LocalizedText("Jaringan", "Network")
        case .address: LocalizedText("Alamat", "Address")
        case .platform: LocalizedText("SATUSEHAT", "The platform")
        case .clock: LocalizedText("Jam komputer", "The machine's clock")
        case .data: LocalizedText("Data", "Data")
        }
    }
}
