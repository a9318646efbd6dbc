/// Which role may do what.
///
/// A clinic may narrow the standard, never widen it: what the standard refuses to a role stays
/// refused however a clinic is set up.
public struct RolePermissions: Sendable, Hashable {
    /// Owner and admin may do everything; every role sends and looks up; consent belongs to those
    /// who speak with the patient.
    public static let standard = RolePermissions(
        Dictionary(
            uniqueKeysWithValues: Role.allCases.map { role in
                switch role {
                case .owner, .admin: (role, Set(Permission.allCases))
                case .doctor, .nurse, .midwife, .frontDesk: (role, [.sync, .lookup, .consent])
                case .pharmacist, .labTech, .cashier: (role, [.sync, .lookup])
                }
            }))

    private let map: [Role: Set<Permission>]

    /// A role that the map does not name may do nothing.
    public init(_ map: [Role: Set<Permission>]) {
        self.map = map
    }

    public func allows(_ role: Role, _ permission: Permission) -> Bool {
        self.permissions(of: role).contains(permission)
    }

    public func permissions(of role: Role) -> Set<Permission> {
        self.map[role] ?? []
    }

    /// What both allow; a role that `other` does not name keeps what it has here.
    public func narrowed(by other: RolePermissions) -> RolePermissions {
        RolePermissions(
            Dictionary(
                uniqueKeysWithValues: self.map.map { role, permissions in
                    (role, other.map[role].map(permissions.intersection) ?? permissions)
                }))
    }
}
