import ClinicRecord
import FHIRR4

/// What a check counted; what it found was shown on the way.
struct CheckCounts: Sendable, Hashable {
    var resources = 0
    var records = 0
    var unreadable = 0
    /// Documents with at least one error.
    var faulty = 0
    var errors = 0
    var warnings = 0
    /// Resources that clinic records became, which were checked as well.
    var mapped = 0
    /// Records that were read but not mapped, because there were more than are held together.
    var unmapped = 0

    var documents: Int { self.resources + self.records + self.unreadable }

    mutating func add(_ outcome: DocumentCheck.Outcome) {
        switch outcome.kind {
        case .resource: self.resources += 1
        case .record: self.records += 1
        case .unreadable: self.unreadable += 1
        }
        self.add(outcome.entries)
    }

    mutating func add(_ entries: [CheckEntry]) {
        if entries.isEmpty { return }
        let errors = entries.count(where: \.isError)
        self.errors += errors
        self.warnings += entries.count - errors
        if errors > 0 { self.faulty += 1 }
    }

    /// Nothing that could be read is a fault of the command, not of the data.
    var status: ExitStatus {
        if self.documents == self.unreadable { return .usage }
        return self.errors > 0 ? .needsPerson : .allDone
    }
}
