import FHIRR4

/// Checks the course of a visit (model section 7.3) and derives what the clinic left out.
///
/// A clinic may give every entry. It may also leave out
/// - the end of an entry, which is the start of the next one, or the end of the visit;
/// - the arrival, when the visit began with it and the first entry is a later status;
/// - the last entry of a finished or cancelled visit;
/// - the whole history, when a participant's start tells when the examination began, or when there
///   was nothing before it (a stay, or a patient who has only arrived).
struct StatusHistory {
    struct Fault: Error, Equatable {
        let problem: Problem
        /// Relative to the history, such as `[1].end`; empty for the history as a whole.
        let place: String
    }

    let visitClass: EncounterClass
    let status: EncounterStatus
    let periodStart: Instant
    let periodEnd: Instant?
    /// When the attending practitioner began, if the clinic said so.
    let examinationStart: Instant?

    func complete(_ given: [StatusPeriod]) -> Result<[StatusPeriod], Fault> {
        do throws(Fault) {
            guard !given.isEmpty else { return .success(try self.derived()) }
            var periods = given
            try self.join(&periods)
            try self.begin(&periods)
            try self.end(&periods)
            try self.checkStatuses(periods)
            return .success(periods)
        } catch {
            return .failure(error)
        }
    }

    /// Each entry ends where the next one starts.
    private func join(_ periods: inout [StatusPeriod]) throws(Fault) {
        for index in periods.indices.dropFirst() {
            let start = periods[index].start
            if start < periods[index - 1].start {
                throw Fault(problem: .historyUnordered, place: "[\(index)].start")
            }
            if let end = periods[index - 1].end, end != start {
                throw Fault(problem: .historyGap, place: "[\(index - 1)].end")
            }
            periods[index - 1].end = start
        }
    }

    /// The first entry starts with the visit.
    private func begin(_ periods: inout [StatusPeriod]) throws(Fault) {
        let first = periods[0]
        let mayLackArrival =
            self.startsWithArrival && !periods.contains { $0.status == .arrived }
            && (first.status == .triaged || first.status == .inProgress)
        if mayLackArrival, self.periodStart <= first.start {
            periods.insert(
                StatusPeriod(status: .arrived, start: self.periodStart, end: first.start), at: 0)
        } else if first.start != self.periodStart {
            throw Fault(problem: .historyStart, place: "[0].start")
        }
    }

    /// The last entry is where the visit stands.
    private func end(_ periods: inout [StatusPeriod]) throws(Fault) {
        let last = periods.count - 1
        switch self.status {
        case .finished:
            guard let end = self.periodEnd else { return }
            try self.finish(&periods, last, at: end)
        case .cancelled:
            if periods[last].status == .cancelled {
                periods[last].end = periods[last].end ?? periods[last].start
            } else {
                let moment = periods[last].end ?? self.periodEnd ?? periods[last].start
                if moment < periods[last].start {
                    throw Fault(problem: .historyEnd, place: "[\(last)].start")
                }
                periods[last].end = moment
                periods.append(StatusPeriod(status: .cancelled, start: moment, end: moment))
            }
        case .enteredInError:
            break
        case .planned, .arrived, .triaged, .inProgress, .onLeave:
            if periods[last].status != self.status {
                throw Fault(problem: .historyStatus, place: "[\(last)].status")
            }
        }
    }

    private func finish(
        _ periods: inout [StatusPeriod], _ last: Int, at end: Instant
    ) throws(Fault) {
        if periods[last].status == .finished {
            if periods[last].start != end {
                throw Fault(problem: .historyEnd, place: "[\(last)].start")
            }
            if let given = periods[last].end, given != end {
                throw Fault(problem: .historyEnd, place: "[\(last)].end")
            }
            periods[last].end = end
            return
        }
        if end < periods[last].start {
            throw Fault(problem: .historyEnd, place: "[\(last)].start")
        }
        if let given = periods[last].end, given != end {
            throw Fault(problem: .historyEnd, place: "[\(last)].end")
        }
        periods[last].end = end
        periods.append(StatusPeriod(status: .finished, start: end, end: end))
    }

    /// Nothing follows an end, and a finished visit was once in progress.
    private func checkStatuses(_ periods: [StatusPeriod]) throws(Fault) {
        if self.status == .enteredInError { return }
        for (index, period) in periods.dropLast().enumerated() {
            switch period.status {
            case .finished, .cancelled, .enteredInError:
                throw Fault(problem: .historyStatus, place: "[\(index)].status")
            default: continue
            }
        }
        if self.status == .finished {
            if !periods.contains(where: { $0.status == .inProgress }) {
                throw Fault(problem: .historyIncomplete, place: "")
            }
            if self.startsWithArrival, !periods.contains(where: { $0.status == .arrived }) {
                throw Fault(problem: .historyIncomplete, place: "")
            }
        }
    }

    private var startsWithArrival: Bool { self.visitClass != .inpatient }

    private func derived() throws(Fault) -> [StatusPeriod] {
        switch self.status {
        case .planned, .arrived:
            return [StatusPeriod(status: self.status, start: self.periodStart)]
        case .cancelled, .enteredInError:
            return []
        case .triaged, .onLeave:
            throw Fault(problem: .missing, place: "")
        case .inProgress, .finished:
            return try self.examined()
        }
    }

    private func examined() throws(Fault) -> [StatusPeriod] {
        let end = self.status == .finished ? self.periodEnd : nil
        var periods: [StatusPeriod] = []
        if self.startsWithArrival {
            guard let start = self.examinationStart, start >= self.periodStart,
                end.map({ start <= $0 }) ?? true
            else { throw Fault(problem: .missing, place: "") }
            periods = [
                StatusPeriod(status: .arrived, start: self.periodStart, end: start),
                StatusPeriod(status: .inProgress, start: start, end: end),
            ]
        } else {
            periods = [StatusPeriod(status: .inProgress, start: self.periodStart, end: end)]
        }
        if let end { periods.append(StatusPeriod(status: .finished, start: end, end: end)) }
        return periods
    }
}
