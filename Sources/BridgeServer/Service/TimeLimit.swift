import SyncCore

/// Ends work that takes longer than it may.
enum TimeLimit {
    /// Whichever comes first: the work's own end, or the time.
    static func within<Outcome: Sendable>(
        seconds: Int, _ ambient: Ambient, _ work: @escaping @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await ambient.sleep(.seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let outcome = first else {
                throw APIError.tooSlow
            }
            return outcome
        }
    }
}
