import Foundation
import SyncCore

/// Names a clinic record inside its tenant: `kind` is the envelope's.
public struct RecordName: Sendable, Hashable, Codable {
    public let kind: String
    public let id: UUID

    public init(kind: String, id: UUID) {
        self.kind = kind
        self.id = id
    }
}

/// A finding as stored: code, place and words, never a value from the record.
public struct FindingRow: Sendable, Hashable {
    public var record: RecordName
    public var revision: Int
    public var code: String
    public var severity: String
    public var path: String
    public var messageIndonesian: String
    public var messageEnglish: String

    public init(
        record: RecordName, revision: Int, code: String, severity: String, path: String,
        messageIndonesian: String, messageEnglish: String
    ) {
        self.record = record
        self.revision = revision
        self.code = code
        self.severity = severity
        self.path = path
        self.messageIndonesian = messageIndonesian
        self.messageEnglish = messageEnglish
    }
}

/// A record to be stored: the envelope's head and the whole envelope as canonical JSON (sealed).
public struct IncomingRecord: Sendable, Hashable {
    public var tenant: Tenant
    public var name: RecordName
    public var revision: Int
    public var changedAt: Date
    public var body: [UInt8]
    /// Other records that this one refers to, kept so that `replanRecords` can find it.
    public var references: [RecordName]
    public var findings: [FindingRow]
    /// Numbers by which it can be found, kept as keyed hashes in place of those of an earlier
    /// revision; with none, those stay.
    public var aliases: [RecordAlias]
    /// What figures have to know of an encounter.
    public var fact: EncounterFact?

    public init(
        tenant: Tenant, name: RecordName, revision: Int, changedAt: Date, body: [UInt8],
        references: [RecordName], findings: [FindingRow], aliases: [RecordAlias] = [],
        fact: EncounterFact? = nil
    ) {
        self.tenant = tenant
        self.name = name
        self.revision = revision
        self.changedAt = changedAt
        self.body = body
        self.references = references
        self.findings = findings
        self.aliases = aliases
        self.fact = fact
    }
}

public enum AcceptOutcome: Sendable, Hashable {
    case accepted
    /// The stored revision is the same or higher: nothing changed.
    case alreadyKnown(revision: Int)
}

public struct StoredRecord: Sendable, Hashable {
    public var name: RecordName
    public var revision: Int
    public var acceptedAt: Date
    public var body: [UInt8]

    public init(name: RecordName, revision: Int, acceptedAt: Date, body: [UInt8]) {
        self.name = name
        self.revision = revision
        self.acceptedAt = acceptedAt
        self.body = body
    }
}
