import ArgumentParser
import ClinicRecord
import FHIRR4
import Foundation
import SatusehatRules

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "See or replace the platform's rules that are checked before sending.",
        subcommands: [Show.self, Update.self]
    )

    static func home() throws -> HomeDirectory {
        try HomeDirectory.named(
            in: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show which rule book is in use.")

        @Flag(help: "Print the book that was built in, to begin one's own from.")
        var book = false

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let console = self.output.console
            if self.book {
                console.print(RuleBook.standardText)
                return
            }
            let file = RuleBookFile(home: try RulesCommand.home())
            let book = try file.current()
            RulesCommand.show(book, isInstalled: file.isInstalled, console)
        }
    }

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a rule book and put it in place of the one in use.")

        @Argument(help: ArgumentHelp("The new book.", valueName: "file"))
        var path: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let home = try RulesCommand.home()
            let book = try RuleBookFile(home: home).install(from: self.path, in: home)
            RulesCommand.show(book, isInstalled: true, self.output.console)
        }
    }

    private static func show(_ book: RuleBook, isInstalled: Bool, _ console: Console) {
        let judged = book.rules.count { $0.isJudged }
        let numbers = Set(book.rules.compactMap(\.number)).count
        let json = JSONValue.object([
            "version": .string(book.version),
            "installed": .bool(isInstalled),
            "rules": JSONValue(book.rules.count),
            "numbers": JSONValue(numbers),
            "judged": JSONValue(judged),
        ])
        let origin =
            isInstalled
            ? LocalizedText("dipasang oleh klinik", "installed by the clinic")
            : LocalizedText("bawaan program", "built in")
        let words = LocalizedText(
            "Buku aturan \(book.version) (\(origin.indonesian)): \(numbers) nomor, "
                + "\(judged) dari \(book.rules.count) baris dinilai di sini.",
            "Rule book \(book.version) (\(origin.english)): \(numbers) numbers, "
                + "\(judged) of \(book.rules.count) rows are judged here.")
        console.finish(json, words[console.language])
    }
}
