import ArgumentParser
import ClinicRecord
import FHIRR4
import Foundation
import SyncEngine
import SyncStore

struct PatientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient", abstract: "Find a patient's IHS number.",
        subcommands: [Lookup.self])

    /// Who asked, when the command line was not told: the history of look-ups needs a name.
    static let commandLineUser = OrganizationIdentity.derived(from: "command-line")

    struct Lookup: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "lookup",
            abstract: "Ask the platform for the IHS number of a NIK.",
            discussion: """
                The look-up is written down with who asked. A number on the command line can be \
                seen by others on this machine while the command runs: use - to type it in instead.
                """
        )

        @Argument(help: "Sixteen digits, or - to read them from standard input.")
        var nik: String

        @Option(name: .long, help: "The UUID of who asks.")
        var user: LocalID?

        @OptionGroup var tenant: TenantOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let nik = try NIKArgument(typedOrPiped: self.nik)
            let tenant = try await workplace.tenant(self.tenant.choice).tenant
            let answer = try await workplace.bridge.lookUpPatient(
                nik: nik.digits, tenant: tenant,
                by: self.user?.uuid ?? PatientCommand.commandLineUser)
            console.finish(
                Self.json(answer, console.language), Self.text(answer, console.language))
            try ExitStatus(answer.status, isChoice: answer.ihsPatientID == nil).raise()
        }

        private static func json(_ answer: PatientLookupAnswer, _ language: Language) -> JSONValue {
            var person = JSONObject()
            person["name"] = JSONValue(answer.name)
            person["gender"] = JSONValue(answer.gender)
            person["birth_date"] = JSONValue(answer.birthDate)
            person["address"] = JSONValue(answer.address)
            var object = JSONObject()
            object["lookup_status"] = .string(answer.status.rawValue)
            object["ihs_patient_id"] = JSONValue(answer.ihsPatientID)
            object["patient_data"] = answer.status == .found ? .object(person) : .null
            object["candidates"] = .array(answer.candidates.map(JSONValue.string))
            object["registration_required"] = .bool(answer.registrationRequired)
            object["registration_instructions"] = JSONValue(answer.instructions?[language])
            object["problem"] = JSONValue(answer.problem?[language])
            return .object(object)
        }

        private static func text(_ answer: PatientLookupAnswer, _ language: Language) -> String {
            switch answer.status {
            case .found where answer.ihsPatientID != nil:
                [answer.ihsPatientID, answer.name, answer.gender, answer.birthDate, answer.address]
                    .compactMap { $0 }.joined(separator: "  ")
            case .found:
                LocalizedText(
                    "Beberapa orang cocok; pilih satu: ", "Several people fit; choose one: ")[
                        language] + answer.candidates.joined(separator: ", ")
            case .notFound:
                LocalizedText("Tidak terdaftar di SATUSEHAT.", "Not registered in SATUSEHAT.")[
                    language] + (answer.instructions.map { "\n" + $0[language] } ?? "")
            case .error:
                answer.problem?[language]
                    ?? LocalizedText("Tidak terjawab.", "It was not answered.")[language]
            }
        }
    }
}

extension ExitStatus {
    /// `isChoice` says that a person has to choose among several.
    init(_ status: PatientLookupRow.Status, isChoice: Bool) {
        switch status {
        case .found: self = isChoice ? .needsPerson : .allDone
        case .notFound: self = .needsPerson
        case .error: self = .unreachable
        }
    }
}

extension NIKArgument {
    init(typedOrPiped text: String) throws(Failure) {
        let typed = text == "-" ? readLine() ?? "" : text
        try self.init(typed.trimmingCharacters(in: .whitespaces))
    }
}
