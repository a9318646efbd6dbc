import ArgumentParser
import ClinicRecord
import Foundation
import SyncEngine
import SyncStore

/// One run of the program, from its arguments to its exit status.
struct ProgramRun {
    let arguments: [String]

    func end() async -> ExitStatus {
        let console = Console.process(isJSON: self.arguments.contains("--json"))
        do {
            var command = try Jembatan.parseAsRoot(self.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .allDone
        } catch let status as ExitStatus {
            return status
        } catch let failure as Failure {
            console.report(failure)
            return failure.status
        } catch let error as StoreError {
            let failure = Failure(error)
            console.report(failure)
            return failure.status
        } catch let error as ConfigurationSetup.Refused {
            let failure = Failure(error)
            console.report(failure)
            return failure.status
        } catch let error as SessionError {
            let failure = Failure(error)
            console.report(failure)
            return failure.status
        } catch {
            return Self.end(of: error, console)
        }
    }

    /// Hides what may be somebody's number: a mistyped command repeats what was typed.
    static func withoutNumbers(_ text: String) -> String {
        text.replacing(#/[0-9]{8,}/#, with: "…")
    }

    private static func end(of error: any Error, _ console: Console) -> ExitStatus {
        let code = Jembatan.exitCode(for: error)
        if code == .success {
            // Help and version are results.
            console.print(Jembatan.fullMessage(for: error))
            return .allDone
        }
        guard code != .validationFailure else {
            let text = Self.withoutNumbers(Jembatan.fullMessage(for: error))
            console.report(Failure("USAGE", LocalizedText(text, text)))
            return .usage
        }
        let failure =
            error is CancellationError
            ? Failure(
                "STOPPED", status: .needsPerson,
                LocalizedText("Dihentikan.", "Stopped."))
            : Failure(
                "UNEXPECTED", status: .needsPerson,
                LocalizedText(
                    "Gangguan tak terduga: \(error)", "Unexpected trouble: \(error)"),
                advice: LocalizedText(
                    "Periksa dengan: jembatan doctor", "Look with: jembatan doctor"))
        console.report(failure)
        return failure.status
    }
}

extension ExitStatus: Error {
    /// Ends the command here unless all is done.
    func raise() throws {
        if self != .allDone { throw self }
    }
}

extension Failure {
    /// Why a configuration was not saved.
    init(_ error: ConfigurationSetup.Refused) {
        self.init(
            "INVALID_CREDENTIALS", status: .needsPerson,
            LocalizedText(
                "SATUSEHAT menolak client ID atau client secret ini; tidak ada yang disimpan.",
                "The platform refused this client ID or secret; nothing was saved."),
            advice: error.explanation
                ?? LocalizedText(
                    "Salin keduanya lagi dari portal SATUSEHAT, dan periksa --environment.",
                    "Copy both again from the SATUSEHAT portal, and check --environment."))
    }

    /// Why there is no way to the platform.
    init(_ error: SessionError) {
        switch error.code {
        case .notConfigured:
            self = TenantChoice.nothingConfigured
        case .inactive:
            self.init(
                "CONFIG_INACTIVE", status: .needsPerson,
                LocalizedText(
                    "Organisasi ini dinonaktifkan; tidak ada yang dikirim.",
                    "This organization is inactive; nothing is sent."),
                advice: LocalizedText(
                    "Aktifkan dengan menyerahkan data organisasi yang is_active-nya true.",
                    "Make it active by handing in its record with is_active true."))
        case .gateway:
            self.init(
                "GATEWAY_UNUSABLE",
                LocalizedText(
                    "Gerbang yang diatur tidak dapat dipakai: \(error.detail)",
                    "The configured gateway cannot be used: \(error.detail)"),
                advice: LocalizedText(
                    "Lihat dengan: jembatan config show", "Look with: jembatan config show"))
        }
    }

    /// What storage refused, in a person's words.
    init(_ error: StoreError) {
        let (what, advice): (LocalizedText, LocalizedText?) =
            switch error.code {
            case .notFound:
                (
                    LocalizedText("Tidak ditemukan: \(error.detail)", "Not found: \(error.detail)"),
                    LocalizedText(
                        "Lihat daftarnya: jembatan queue list, jembatan errors list",
                        "See what there is: jembatan queue list, jembatan errors list")
                )
            case .invalidState:
                (
                    LocalizedText(
                        "Keadaannya tidak mengizinkan itu: \(error.detail)",
                        "Its state does not allow that: \(error.detail)"), nil
                )
            case .alreadyResolved:
                (
                    LocalizedText(
                        "Sudah diselesaikan: \(error.detail)",
                        "It is resolved already: \(error.detail)"), nil
                )
            case .wrongKey:
                (
                    LocalizedText(
                        "Kunci di master.key bukan kunci basis data ini.",
                        "The key in master.key is not the key of this database."),
                    LocalizedText(
                        "Kembalikan master.key yang benar dari cadangan.",
                        "Put the right master.key back from your backup.")
                )
            case .locked:
                (
                    LocalizedText(
                        "Basis data sedang dipakai proses lain terlalu lama.",
                        "Another process has kept the database busy for too long."),
                    LocalizedText("Coba lagi sebentar.", "Try again in a moment.")
                )
            case .damaged:
                (
                    LocalizedText(
                        "Basis data rusak: \(error.detail)",
                        "The database is damaged: \(error.detail)"),
                    LocalizedText(
                        "Periksa dengan: jembatan doctor", "Look with: jembatan doctor")
                )
            case .newerSchema:
                (
                    LocalizedText(
                        "Basis data ini dibuat versi jembatan yang lebih baru.",
                        "This database was made by a newer version of jembatan."),
                    LocalizedText(
                        "Pasang versi yang lebih baru.", "Install the newer version.")
                )
            case .unavailable:
                (
                    LocalizedText(
                        "Penyimpanan tidak dapat dipakai sekarang: \(error.detail)",
                        "Storage cannot be used now: \(error.detail)"),
                    LocalizedText(
                        "Periksa ruang disk dan hak direktori data.",
                        "Check the disk's free space and the rights of the data directory.")
                )
            case .unknownDependency, .dependencyCycle:
                (LocalizedText(error.description, error.description), nil)
            }
        let status: ExitStatus =
            switch error.code {
            case .notFound, .invalidState, .alreadyResolved: .usage
            default: .needsPerson
            }
        self.init(error.code.rawValue.uppercased(), status: status, what, advice: advice)
    }
}
