import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncStore

struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Look at a patient's consents.",
        subcommands: [Show.self])

    struct Show: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show what a patient consented to, newest last.")

        @Argument(help: "The patient's own UUID in the clinic's records.")
        var patient: LocalID

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let tenant = try await workplace.tenant(self.tenant.choice).tenant
            let rows = try await workplace.store.consents(patientID: self.patient.uuid, for: tenant)
                .sorted { ($0.consentDatetime, $0.id.text) < ($1.consentDatetime, $1.id.text) }
            console.finish(
                .object([
                    "patient_id": JSONValue(self.patient.uuid),
                    "items": .array(rows.map { .object(ConsentDocument.json($0)) }),
                ]),
                Self.text(rows, console.language))
        }

        private static func text(_ rows: [ConsentRow], _ language: Language) -> String {
            guard !rows.isEmpty else {
                return LocalizedText(
                    "Belum ada persetujuan tercatat; data klinis pasien ini tidak dikirim.",
                    "No consent is recorded; this patient's clinical data is not sent.")[language]
            }
            var table = TextTable([
                LocalizedText("Saat", "When")[language],
                LocalizedText("Persetujuan", "Consent")[language],
                LocalizedText("Lingkup", "Scope")[language],
                LocalizedText("Berlaku sampai", "Valid until")[language],
                LocalizedText("Dicabut", "Revoked")[language],
            ])
            for row in rows {
                table.add([
                    row.consentDatetime.utcText,
                    row.consentGiven
                        ? LocalizedText("ya", "yes")[language]
                        : LocalizedText("tidak", "no")[language],
                    row.consentScope.rawValue, row.validUntil?.utcText ?? "",
                    row.revoked ? row.revokedAt?.utcText ?? "✓" : "",
                ])
            }
            return table.text
        }
    }
}
