import ClinicRecord
import Foundation
import HTTPTypes
import Satusehat
import SyncCore
import SyncEngine
import SyncStore

/// Looks at one organization: its settings, the platform as it answers, and its queue.
struct OrganizationExamination {
    /// The platform refuses times from the future; up to here nothing of ours is refused.
    private static let clockSkewSecondsMax = 120.0

    let configuration: SatusehatConfiguration
    let workplace: Workplace
    let isOffline: Bool

    func findings() async throws -> [DoctorFinding] {
        var findings = [self.lookAtConfiguration()]
        var tested: ConnectionReport?
        if !self.isOffline && findings[0].state != .failed {
            findings.append(await self.lookAtClock())
            let report = try await self.workplace.bridge.testConnection(self.configuration.tenant)
            findings += self.lookAtPlatform(report)
            tested = report
        }
        findings.append(try await self.lookAtQueue())
        findings.append(try await self.judgeSending(tested))
        return findings
    }

    private var gateway: GatewayProfile? {
        try? GatewayProfile.resolve(
            name: self.configuration.gateway, baseURL: self.configuration.baseURL,
            environment: self.configuration.tenant.environment)
    }

    private func lookAtConfiguration() -> DoctorFinding {
        let name = self.configuration.organizationName
        let environment = self.configuration.tenant.environment.rawValue
        guard let gateway = self.gateway else {
            return DoctorFinding(
                .configuration, .failed,
                LocalizedText(
                    "\(name): gerbang \(self.configuration.gateway) tidak dapat dipakai.",
                    "\(name): the gateway \(self.configuration.gateway) cannot be used."),
                fault: .configuration)
        }
        guard self.configuration.isActive else {
            return DoctorFinding(
                .configuration, .warning,
                LocalizedText(
                    "\(name): dinonaktifkan, tidak ada yang dikirim.",
                    "\(name): inactive, nothing is sent."), fault: .configuration)
        }
        let text = "\(name), \(environment), \(gateway.fhir)"
        return DoctorFinding(.configuration, .fine, LocalizedText(text, text))
    }

    /// Compares our clock with the time that the gateway puts on any answer.
    private func lookAtClock() async -> DoctorFinding {
        guard let gateway = self.gateway,
            let theirs = await self.workplace.platformTime(gateway.fhir)
        else {
            return DoctorFinding(
                .clock, .skipped, LocalizedText("tidak terbanding", "could not be compared"))
        }
        let skew = self.workplace.ambient.now().timeIntervalSince(theirs).rounded()
        guard abs(skew) <= Self.clockSkewSecondsMax else {
            let amount = "\(Int(abs(skew)))"
            return DoctorFinding(
                .clock, .failed,
                skew > 0
                    ? LocalizedText(
                        "Jam komputer \(amount) detik terlalu cepat; setel ulang.",
                        "The clock is \(amount) seconds fast; set it right.")
                    : LocalizedText(
                        "Jam komputer \(amount) detik terlambat; setel ulang.",
                        "The clock is \(amount) seconds slow; set it right."), fault: .clock)
        }
        return DoctorFinding(
            .clock, .fine, LocalizedText("cocok", "agrees with the platform's"))
    }

    private func lookAtPlatform(_ report: ConnectionReport) -> [DoctorFinding] {
        let explanation =
            report.explanation
            ?? LocalizedText("tidak berhasil", "did not work")
        let fault = report.fault.flatMap { DoctorFinding.Fault(rawValue: $0.rawValue) } ?? .platform
        guard report.tokenObtained else {
            return [DoctorFinding(.token, .failed, explanation, fault: fault)]
        }
        let minutes = (report.tokenExpiresInSeconds ?? 0) / 60
        let token = DoctorFinding(
            .token, .fine,
            LocalizedText("didapat, berlaku \(minutes) menit", "obtained, good for \(minutes) min"))
        guard report.organizationVerified else {
            return [token, DoctorFinding(.organization, .failed, explanation, fault: fault)]
        }
        let name = report.organizationName ?? self.configuration.satusehatOrganizationID
        return [token, DoctorFinding(.organization, .fine, LocalizedText(name, name))]
    }

    private func lookAtQueue() async throws -> DoctorFinding {
        let counts = try await self.workplace.bridge.counts(self.configuration.tenant).total
        let text = LocalizedText(
            "\(counts.completed) terkirim, \(counts.pending) menunggu",
            "\(counts.completed) arrived, \(counts.pending) waiting")
        let problems = counts.failed + counts.blocked
        guard problems > 0 else { return DoctorFinding(.queue, .fine, text) }
        return DoctorFinding(
            .queue, .fine,
            LocalizedText(
                "\(text.indonesian), \(problems) perlu dilihat",
                "\(text.english), \(problems) need a look"))
    }

    /// The one answer to "ours or theirs?".
    private func judgeSending(_ report: ConnectionReport?) async throws -> DoctorFinding {
        let judgement = BlameRule.judge(
            try await BlameGathering(
                configuration: self.configuration, workplace: self.workplace, report: report
            ).evidence())
        let state: DoctorFinding.State =
            judgement.blame == nil ? .fine : judgement.isBroken ? .failed : .warning
        var finding = DoctorFinding(
            .sending, state, BlameWords.verdict(judgement),
            fault: judgement.blame.flatMap { DoctorFinding.Fault(rawValue: $0.rawValue) })
        finding.evidence = judgement.reasons
        return finding
    }
}
