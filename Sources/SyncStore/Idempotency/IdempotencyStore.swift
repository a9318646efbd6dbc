import Foundation

/// What a call with a key of its caller's choice was answered.
public struct IdempotentAnswer: Sendable, Hashable {
    /// How long an answer is kept: longer than any caller repeats a call.
    public static let keptSeconds = 7 * 86_400.0

    public var key: String
    public var bodyDigest: [UInt8]
    public var status: Int
    /// The answer's body, which holds codes and places and no value from a record.
    public var body: [UInt8]

    public init(key: String, bodyDigest: [UInt8], status: Int, body: [UInt8]) {
        self.key = key
        self.bodyDigest = bodyDigest
        self.status = status
        self.body = body
    }
}

/// Answers kept so that a repeated call hears the same.
public protocol IdempotencyStore: Sendable {
    func idempotentAnswer(key: String, organizationID: UUID) async throws -> IdempotentAnswer?
    /// Keeps the first answer of a key, and forgets what is older than `keptSeconds`.
    func saveIdempotentAnswer(
        _ answer: IdempotentAnswer, organizationID: UUID, now: Date
    ) async throws
}
