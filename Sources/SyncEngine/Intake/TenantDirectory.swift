import ClinicRecord
import Foundation
import SyncCore
import SyncStore

/// Finds the tenant that an envelope belongs to.
///
/// A clinic that was set up without its own organization id got one that stands in for it; the first
/// record that comes in tells the real one, and the configuration moves under it, with the people
/// and keys of the clinic.
struct TenantDirectory {
    private let store: any SyncStore
    private let ambient: Ambient
    private var byOrganization: [UUID: Tenant] = [:]
    private var unbound: SatusehatConfiguration?

    /// - Parameter onlyOrganization: Where given, every other organization is a stranger.
    init(store: any SyncStore, ambient: Ambient, onlyOrganization: UUID? = nil) async throws {
        self.store = store
        self.ambient = ambient
        let active = try await store.configurations().filter(\.isActive)
        for configuration in active
        where onlyOrganization ?? configuration.tenant.organizationID
            == configuration.tenant.organizationID
        {
            self.byOrganization[configuration.tenant.organizationID] = configuration.tenant
        }
        if active.count == 1, let only = active.first,
            onlyOrganization ?? only.tenant.organizationID == only.tenant.organizationID,
            OrganizationIdentity.standsIn(
                only.tenant.organizationID, for: only.satusehatOrganizationID)
        {
            self.unbound = only
        }
    }

    mutating func tenant(for record: ClinicRecord) async throws -> Tenant? {
        let organizationID = record.envelope.organizationID
        if let tenant = self.byOrganization[organizationID] { return tenant }
        guard let unbound = self.unbound else { return nil }
        do {
            let configuration = try await self.store.moveConfiguration(
                from: unbound.tenant, to: organizationID, now: self.ambient.now())
            self.unbound = nil
            self.byOrganization = [organizationID: configuration.tenant]
            return configuration.tenant
        } catch let error as StoreError where error.code == .invalidState {
            // Records already live under the stand-in: it stays, and others are strangers.
            self.unbound = nil
            return nil
        }
    }
}

/// The local identity of a clinic that gave none.
public enum OrganizationIdentity {
    /// A UUID (version 8) made of the platform's Organization ID, the same on every machine.
    public static func derived(from satusehatOrganizationID: String) -> UUID {
        NameUUID.make("organization|" + satusehatOrganizationID)
    }

    /// Stands for the clinic while nothing is configured, so that its first owner can be made.
    public static let unnamed = NameUUID.make("organization")

    /// Whether an identifier is not the clinic's own, but one of ours in its place.
    public static func standsIn(_ id: UUID, for satusehatOrganizationID: String) -> Bool {
        id == Self.unnamed || id == Self.derived(from: satusehatOrganizationID)
    }
}
