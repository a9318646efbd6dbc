/// Where the access token outlives the process, sealed; one vault belongs to one configuration.
public protocol TokenVault: Sendable {
    func load() async throws -> AccessToken?
    func save(_ token: AccessToken) async throws
    func discard() async throws
}
