import ArgumentParser
import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "See who did what, and whether that record was tampered with.",
        subcommands: [List.self, Verify.self, Export.self])
}

/// An instant on the command line: ISO 8601 with its offset, for Indonesia has three time zones.
struct InstantArgument: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        guard let instant = Instant(argument) else { return nil }
        self.date = instant.date
    }
}

extension AuditCommand {
    struct FilterOptions: ParsableArguments {
        @Option(name: .long, help: "From this instant on, such as 2026-03-04T00:00:00+07:00.")
        var from: InstantArgument?

        @Option(name: .long, help: "Before this instant.")
        var to: InstantArgument?

        @Option(name: .long, help: "Only this action, such as user_added.")
        var action: String?

        @Option(name: .long, help: "Only this organization's.")
        var organizationID: LocalID?

        var filter: AuditFilter {
            AuditFilter(
                organizationID: self.organizationID?.uuid, action: self.action,
                from: self.from?.date, to: self.to?.date)
        }
    }

    struct List: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what was done, the newest first.")

        @OptionGroup var filter: FilterOptions

        @Option(name: .long, help: "How many at most.")
        var limit = 50

        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...AuditFilter.limitMax).contains(self.limit) else {
                throw ValidationError("--limit takes 1 to 1000.")
            }
        }

        func work(in workplace: Workplace, _ console: Console) async throws {
            var filter = self.filter.filter
            filter.limit = self.limit
            let rows = try await workplace.store.auditEvents(filter)
            console.finish(
                .object(["items": .array(rows.map { .object(AuditDocument.json($0)) })]),
                rows.isEmpty
                    ? LocalizedText("Tidak ada catatan.", "Nothing is on record.")[
                        console.language]
                    : PeopleRendering.table(rows, console.language))
        }
    }

    struct Verify: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Walk the whole trail; exit 1 when it was tampered with.",
            discussion: """
                Write down number and hash of the trail's end now and then, outside this machine: \
                they also show a database that was put back whole to an older state.
                """)

        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            let verdict = try await workplace.people.verifyAudit()
            console.finish(
                .object(AuditVerdictDocument.json(verdict)),
                PeopleRendering.text(verdict, console.language))
            if verdict.fault != nil { throw ExitStatus.needsPerson }
        }
    }

    struct Export: WorkplaceCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Print every event as one JSON document a line, the oldest first.")

        @OptionGroup var filter: FilterOptions
        @OptionGroup var output: OutputOptions

        func work(in workplace: Workplace, _ console: Console) async throws {
            try await workplace.people.exportAudit(self.filter.filter) { rows in
                console.print(
                    rows.map { JSONValue.object(AuditDocument.json($0)).text }
                        .joined(separator: "\n"))
            }
        }
    }
}
