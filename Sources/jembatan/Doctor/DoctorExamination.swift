import ClinicRecord
import Foundation
import Logging
import SyncCore
import SyncEngine
import SyncStore

/// Looks at everything from the disk to the platform, in the order of causes.
struct DoctorExamination {
    /// Below this a database soon has no room to work.
    private static let freeBytesMin: UInt64 = 200 << 20

    let home: HomeDirectory
    let settings: RetrySettings
    let choice: TenantChoice
    let isOffline: Bool
    let log: Logger

    func findings() async -> [DoctorFinding] {
        var findings = [self.lookAtHome(), self.lookAtDisk(), self.lookAtKey()]
        guard !findings.contains(where: { $0.state == .failed }) else { return findings }
        do {
            try await CompositionRoot.withWorkplace(
                at: self.home, settings: self.settings, log: self.log
            ) { workplace in
                findings += try await self.lookInside(workplace)
            }
        } catch {
            findings.append(Self.databaseTrouble(error))
        }
        return findings
    }

    private func lookAtHome() -> DoctorFinding {
        guard self.home.exists, self.home.hasDatabase else {
            return DoctorFinding(
                .home, .failed,
                LocalizedText(
                    "\(self.home.path) belum ada isinya. Ketik: jembatan config set ...",
                    "\(self.home.path) holds nothing yet. Type: jembatan config set ..."),
                fault: .configuration)
        }
        guard !self.home.isOpenToOthers else {
            return DoctorFinding(
                .home, .warning,
                LocalizedText(
                    "Orang lain dapat membuka \(self.home.path). Ketik: chmod 700 \(self.home.path)",
                    "Others can open \(self.home.path). Type: chmod 700 \(self.home.path)"),
                fault: .storage)
        }
        return DoctorFinding(.home, .fine, LocalizedText(self.home.path, self.home.path))
    }

    private func lookAtDisk() -> DoctorFinding {
        var facts = statvfs()
        guard statvfs(self.home.path, &facts) == 0 else {
            return DoctorFinding(
                .disk, .skipped, LocalizedText("tidak terbaca", "cannot be read"))
        }
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        let text = "\(free >> 20) MiB"
        guard free >= Self.freeBytesMin else {
            return DoctorFinding(
                .disk, .failed,
                LocalizedText(
                    "Tinggal \(text); kosongkan ruang disk.",
                    "Only \(text) are left; free some disk space."),
                fault: .storage)
        }
        return DoctorFinding(.disk, .fine, LocalizedText("\(text) kosong", "\(text) free"))
    }

    private func lookAtKey() -> DoctorFinding {
        let file = MasterKeyFile(home: self.home)
        do {
            _ = try file.read()
        } catch {
            return DoctorFinding(
                .key, self.home.hasDatabase ? .failed : .skipped, error.what, fault: .storage)
        }
        guard !file.isOpenToOthers else {
            return DoctorFinding(
                .key, .warning,
                LocalizedText(
                    "Orang lain dapat membaca kunci. Ketik: chmod 600 \(self.home.keyPath)",
                    "Others can read the key. Type: chmod 600 \(self.home.keyPath)"),
                fault: .storage)
        }
        return DoctorFinding(.key, .fine, LocalizedText("terbaca", "readable"))
    }

    private static func databaseTrouble(_ error: any Error) -> DoctorFinding {
        let what =
            (error as? Failure)?.what ?? (error as? StoreError).map { Failure($0).what }
            ?? LocalizedText("tidak terbuka: \(error)", "does not open: \(error)")
        return DoctorFinding(.database, .failed, what, fault: .storage)
    }

    private func lookInside(_ workplace: Workplace) async throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if let fault = try await workplace.integrityFault() {
            return [
                DoctorFinding(
                    .database, .failed,
                    LocalizedText(
                        "Rusak (\(fault)). Kembalikan dari cadangan.",
                        "Damaged (\(fault)). Restore it from your backup."), fault: .storage)
            ]
        }
        findings.append(
            DoctorFinding(.database, .fine, LocalizedText("utuh", "sound")))
        let configurations: [SatusehatConfiguration]
        do {
            configurations = try await workplace.tenants(self.choice)
        } catch let failure as Failure {
            findings.append(
                DoctorFinding(.configuration, .failed, failure.what, fault: .configuration))
            return findings
        }
        for configuration in configurations {
            let patient = OrganizationExamination(
                configuration: configuration, workplace: workplace, isOffline: self.isOffline)
            findings += try await patient.findings()
        }
        return findings
    }
}
