import SyncStore

/// Verifies one password at a time: each takes tens of megabytes and a good part of a second.
///
/// An actor alone does not do it, because nothing suspends inside; what waits here waits in line.
actor PasswordDesk {
    func verify(_ password: String, against hash: PasswordHash) async throws -> Bool {
        try Task.checkCancellation()
        return hash.verify(password)
    }

    func make(
        _ password: String, random: @escaping @Sendable () -> UInt64
    ) async throws -> PasswordHash {
        try Task.checkCancellation()
        return try PasswordHash.make(password: password, random: random)
    }
}
