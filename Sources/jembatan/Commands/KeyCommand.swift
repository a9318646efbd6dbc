import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import SyncCore
import SyncStore

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Say which programs may call the bridge, and as what.",
        subcommands: [Add.self, List.self, Revoke.self])

    private static let nameLengthMax = 100
    private static let daysMax = 3_650
}

extension KeyCommand {
    struct Add: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a key; it is shown this once.")

        static let makesHome = true

        @Argument(help: "What the key is for, such as the program's name.")
        var name: String

        @Option(name: .long, help: "What the program may do is what this role may do.")
        var role: Role

        @Option(name: .long, help: "After how many days it ends; without it, never.")
        var expiresDays: Int?

        @Option(name: .long, help: "The organization's UUID; needed only when there are several.")
        var organizationID: LocalID?

        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard !self.name.isEmpty, self.name.count <= KeyCommand.nameLengthMax,
                // A number could be somebody's, and names of keys stand readable.
                ProgramRun.withoutNumbers(self.name) == self.name
            else { throw ValidationError("A key's name has 1 to 100 characters and no number.") }
            guard (1...KeyCommand.daysMax).contains(self.expiresDays ?? 1) else {
                throw ValidationError("--expires-days takes 1 to 3650.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            let people = workplace.people
            let (key, token) = try await people.addKey(
                self.name, role: self.role,
                organizationID: try await people.organization(self.organizationID?.uuid),
                days: self.expiresDays)
            var object = PeopleDocument.json(key)
            object["key"] = .string(token)
            console.finish(
                .object(object),
                LocalizedText(
                    "Kunci \(key.id.text) (hanya ditampilkan sekali ini):\n\(token)",
                    "Key \(key.id.text) (shown this once):\n\(token)")[console.language])
        }
    }

    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the keys, the newest first; none is shown whole.")

        @Option(name: .long, help: "Only this organization's.")
        var organizationID: LocalID?

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let rows = try await workplace.store.apiKeys(
                organizationID: self.organizationID?.uuid)
            console.finish(
                .object(["items": .array(rows.map { .object(PeopleDocument.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Belum ada kunci.", "There is no key yet.")[console.language]
                    : PeopleRendering.table(rows, now: workplace.ambient.now(), console.language))
        }
    }

    struct Revoke: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "End a key, from this moment on.")

        @Argument(help: "The key's id.")
        var id: LocalID

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let key = try await workplace.people.revokeKey(self.id.uuid)
            console.finish(
                .object(PeopleDocument.json(key)),
                LocalizedText(
                    "Kunci \(key.name) dicabut.", "The key \(key.name) is revoked.")[
                        console.language])
        }
    }
}
