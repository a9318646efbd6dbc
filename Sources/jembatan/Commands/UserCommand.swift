import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import SyncCore
import SyncStore

extension Role: ExpressibleByArgument {}

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Say who may sign in, and as what.",
        subcommands: [Add.self, List.self, Revoke.self, Password.self])
}

extension UserCommand {
    /// A password never comes from the command line itself, where others could read it.
    struct PasswordOptions: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp(
                "A file that holds the password, or - for standard input; else one is made.",
                valueName: "file"))
        var passwordFile: String?

        func read() throws(Failure) -> String? {
            guard let path = self.passwordFile else { return nil }
            return try SecretFile(path, for: .password).read()
        }
    }

    struct Add: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Let somebody sign in; without a password file a password is made.",
            discussion: """
                Before anything is configured the first owner is made without an organization and \
                follows to the clinic with its first configuration or record.
                """)

        static let makesHome = true

        @Argument(help: "The name to sign in with.")
        var name: String

        @Option(name: .long, help: "What they are in the clinic; it decides what they may do.")
        var role: Role

        @Option(name: .long, help: "The organization's UUID; needed only when there are several.")
        var organizationID: LocalID?

        @OptionGroup var password: PasswordOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let people = workplace.people
            let (user, made) = try await people.addUser(
                self.name, role: self.role,
                organizationID: try await people.organization(self.organizationID?.uuid),
                password: try self.password.read())
            UserCommand.finish(
                console, user, password: made,
                LocalizedText(
                    "\(user.userName) kini dapat masuk sebagai \(user.role.rawValue)."
                        + " Organisasi: \(user.organizationID.text)",
                    "\(user.userName) may sign in now as \(user.role.rawValue)."
                        + " Organization: \(user.organizationID.text)"))
        }
    }

    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List everybody who may or might sign in.")

        @Option(name: .long, help: "Only this organization's.")
        var organizationID: LocalID?

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let rows = try await workplace.store.users(organizationID: self.organizationID?.uuid)
            console.finish(
                .object(["items": .array(rows.map { .object(PeopleDocument.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Belum ada pengguna.", "There is no user yet.")[
                        console.language]
                    : PeopleRendering.table(rows, now: workplace.ambient.now(), console.language))
        }
    }

    struct Revoke: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Let somebody sign in no more, from this moment on.")

        @Argument(help: "The name they sign in with.")
        var name: String

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let user = try await workplace.people.revokeUser(self.name)
            UserCommand.finish(
                console, user, password: nil,
                LocalizedText(
                    "\(user.userName) tidak dapat masuk lagi.",
                    "\(user.userName) may sign in no more."))
        }
    }

    struct Password: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "password",
            abstract: "Give somebody a new password; they are signed out everywhere.")

        @Argument(help: "The name they sign in with.")
        var name: String

        @OptionGroup var password: PasswordOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let (user, made) = try await workplace.people.setPassword(
                of: self.name, try self.password.read())
            UserCommand.finish(
                console, user, password: made,
                LocalizedText(
                    "\(user.userName) punya kata sandi baru.",
                    "\(user.userName) has a new password."))
        }
    }

    /// A password that was made is shown this once and is a member of the document.
    private static func finish(
        _ console: Console, _ user: UserRow, password: String?, _ text: LocalizedText
    ) {
        var object = PeopleDocument.json(user)
        var lines = [text[console.language]]
        if let password {
            object["password"] = .string(password)
            lines.append(
                LocalizedText(
                    "Kata sandi (hanya ditampilkan sekali ini): \(password)",
                    "Password (shown this once): \(password)")[console.language])
        }
        console.finish(.object(object), lines.joined(separator: "\n"))
    }
}
