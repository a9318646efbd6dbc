import ArgumentParser
import Foundation
import SyncCore

/// A UUID on the command line.
struct LocalID: ExpressibleByArgument {
    let uuid: UUID

    init?(argument: String) {
        guard let uuid = UUID(uuidString: argument) else { return nil }
        self.uuid = uuid
    }
}

extension PlatformEnvironment: ExpressibleByArgument {}

/// Which organization a command is about; only needed when the home holds several.
struct TenantOptions: ParsableArguments {
    @Option(name: .long, help: "The organization's UUID as it stands in the clinic's records.")
    var organizationID: LocalID?

    @Option(name: .long, help: "The platform's environment: sandbox or production.")
    var environment: PlatformEnvironment?

    var choice: TenantChoice {
        TenantChoice(organizationID: self.organizationID?.uuid, environment: self.environment)
    }
}
