import ClinicRecord
import FHIRR4

/// The statuses an encounter went through, as the platform wants them told (API 3.6).
///
/// Intake has completed the clinic's history already: a visit begins with its arrival, each entry
/// ends where the next begins, a finished encounter ends in `finished` at the end of its period.
struct StatusTimeline {
    let entries: [Encounter.StatusEntry]

    init(_ record: EncounterRecord) {
        let entries = record.statusHistory.map { entry in
            Encounter.StatusEntry(
                status: entry.status.fhir, period: Period(start: entry.start, end: entry.end))
        }
        // An encounter taken back may come without a history, which the platform insists on.
        self.entries =
            entries.isEmpty
            ? [
                Encounter.StatusEntry(
                    status: record.status.fhir,
                    period: Period(start: record.periodStart, end: record.periodEnd))
            ] : entries
    }

    private init(entries: [Encounter.StatusEntry]) {
        self.entries = entries
    }

    /// The status an Encounter is created with: the arrival, or for a stay its beginning.
    func opening(isStay: Bool, start: Instant) -> Encounter.StatusEntry {
        let status: Encounter.Status = isStay ? .inProgress : .arrived
        return self.entries.first { $0.status == status }
            ?? Encounter.StatusEntry(status: status, period: Period(start: start))
    }

    /// The history up to the last status before the closing, when that went beyond the opening.
    ///
    /// It ends open: the end was not known while the status held, and a finished encounter seen
    /// again must ask for the very update that was sent then.
    func underWay(after opening: Encounter.Status) -> StatusTimeline? {
        var open = self.entries
        if open.last?.status == .finished { open.removeLast() }
        guard let last = open.indices.last, open[last].status != opening else { return nil }
        open[last].period.end = nil
        return StatusTimeline(entries: open)
    }
}
