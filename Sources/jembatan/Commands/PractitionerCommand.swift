import ArgumentParser
import ClinicRecord
import FHIRR4
import SyncEngine

struct PractitionerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practitioner", abstract: "Find practitioners' IHS numbers.",
        subcommands: [Lookup.self, Sync.self])

    struct Lookup: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "lookup", abstract: "Ask the platform for the IHS number of a NIK.")

        @Argument(help: "Sixteen digits, or - to read them from standard input.")
        var nik: String

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let nik = try NIKArgument(typedOrPiped: self.nik)
            let tenant = try await workplace.tenant(self.tenant.choice).tenant
            let answer = try await workplace.bridge.lookUpPractitioner(
                nik: nik.digits, tenant: tenant)
            console.finish(
                Self.json(answer, console.language), Self.text(answer, console.language))
            try ExitStatus(answer.status, isChoice: answer.ihsNumber == nil).raise()
        }

        private static func json(
            _ answer: PractitionerLookupAnswer, _ language: Language
        ) -> JSONValue {
            var object = JSONObject()
            object["lookup_status"] = .string(answer.status.rawValue)
            object["ihs_number"] = JSONValue(answer.ihsNumber)
            object["practitioner_data"] =
                answer.status == .found ? .object(["name": JSONValue(answer.name)]) : .null
            object["verified"] = .bool(answer.ihsNumber != nil)
            object["candidates"] = .array(answer.candidates.map(JSONValue.string))
            object["problem"] = JSONValue(answer.problem?[language])
            return .object(object)
        }

        private static func text(
            _ answer: PractitionerLookupAnswer, _ language: Language
        ) -> String {
            switch answer.status {
            case .found where answer.ihsNumber != nil:
                [answer.ihsNumber, answer.name].compactMap { $0 }.joined(separator: "  ")
            case .found:
                LocalizedText(
                    "Beberapa orang cocok; pilih satu: ", "Several people fit; choose one: ")[
                        language] + answer.candidates.joined(separator: ", ")
            case .notFound:
                LocalizedText(
                    "Tidak ada di indeks nakes. Periksa NIK-nya, atau urus STR di SATUSEHAT SDMK.",
                    "Not in the index of health workers. Check the NIK, or see to the STR.")[
                        language]
            case .error:
                answer.problem?[language]
                    ?? LocalizedText("Tidak terjawab.", "It was not answered.")[language]
            }
        }
    }

    struct Sync: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "sync",
            abstract: "Look every practitioner up that has no IHS number yet.")

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            try await TypeSync(type: "Practitioner", choice: self.tenant.choice)
                .run(in: workplace, console)
        }
    }
}
