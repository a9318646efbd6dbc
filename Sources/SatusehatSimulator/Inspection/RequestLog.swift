#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One request as the platform saw it.
public struct RequestLogEntry: Sendable {
    /// Counts from 1 over the platform's whole life.
    public let number: Int
    public let at: Date
    public let method: String
    /// Path and query with long digit runs hidden.
    public let path: String
    /// The resource type, or `Bundle`, `token`, `consent`, `kfa`.
    public let type: String
    public let status: Int
    public let clientID: String?
    /// The fault that struck, if one did.
    public let fault: FaultKind?
    /// The wait that the answer asked for, if the answer arrived.
    public let retryAfterSeconds: Double?
    /// What the request stored, as `Type/id`.
    public let stored: String?
    /// Rule numbers and issue codes of a refusal, for reading a log without bodies.
    public let refusal: String?
}

/// Something a careful client would not have done.
public struct Violation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A resource named a clinical parent that did not exist.
        case childBeforeParent = "child-before-parent"
        /// A reference was malformed or named a person or facility nobody knows.
        case unresolvedReference = "unresolved-reference"
        /// A business identifier was sent again.
        case duplicateIdentifier = "duplicate-identifier"
        /// A token was asked for while the last one had half of its life left.
        case needlessTokenRequest = "needless-token-request"
        /// A request came before the `Retry-After` of an earlier answer was over.
        case ignoredRetryAfter = "ignored-retry-after"
        /// A refused request was repeated unchanged.
        case repeatedRefusal = "repeated-refusal"
    }

    public let kind: Kind
    public let requestNumber: Int
    public let type: String
    /// Where, without any value that could belong to a person.
    public let detail: String
}

/// What the platform remembers of the requests themselves.
public struct Journal: Sendable {
    public private(set) var entries: [RequestLogEntry] = []
    public private(set) var violations: [Violation] = []
    public private(set) var requestCount = 0
    /// How many answers of each status were given.
    public private(set) var statusCounts: [Int: Int] = [:]
    private let entriesMax: Int

    init(entriesMax: Int) { self.entriesMax = entriesMax }

    mutating func nextNumber() -> Int {
        self.requestCount += 1
        return self.requestCount
    }

    mutating func add(_ entry: RequestLogEntry) {
        self.statusCounts[entry.status, default: 0] += 1
        self.entries.append(entry)
        // Old entries go in one sweep, so that a long run stays cheap.
        if self.entries.count > self.entriesMax * 2 {
            self.entries.removeFirst(self.entries.count - self.entriesMax)
        }
    }

    mutating func add(_ violation: Violation) { self.violations.append(violation) }
}
