import Foundation
import SyncCore

/// A number by which a clinic's other systems know a record; stored as a keyed hash alone.
public struct RecordAlias: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The insurer's letter of eligibility (SEP).
        case sepNumber = "sep_number"
        /// The number of the visit; for a stay, the admission number.
        case encounterNumber = "encounter_number"
    }

    public var kind: Kind
    public var value: String

    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }
}

/// What a figure has to know of an encounter: days and places, nothing about a patient.
public struct EncounterFact: Sendable, Hashable {
    /// An end, and the day on which it was by the clinic's own calendar.
    public struct Finish: Sendable, Hashable {
        public var at: Date
        /// `YYYY-MM-DD`.
        public var date: String

        public init(at: Date, date: String) {
            self.at = at
            self.date = date
        }
    }

    /// The day on which it began by the clinic's own calendar, as `YYYY-MM-DD`.
    public var clinicDate: String
    public var branchID: UUID?
    public var polyclinicID: UUID?
    /// When it was finished in the clinic, if it was.
    public var finish: Finish?

    public init(clinicDate: String, branchID: UUID?, polyclinicID: UUID?, finish: Finish?) {
        self.clinicDate = clinicDate
        self.branchID = branchID
        self.polyclinicID = polyclinicID
        self.finish = finish
    }
}

/// An encounter of an older store whose fact and aliases are written down later.
public struct LateFact: Sendable, Hashable {
    public var name: RecordName
    public var fact: EncounterFact?
    public var aliases: [RecordAlias]
    public var knownAt: Date

    public init(name: RecordName, fact: EncounterFact?, aliases: [RecordAlias], knownAt: Date) {
        self.name = name
        self.fact = fact
        self.aliases = aliases
        self.knownAt = knownAt
    }
}
