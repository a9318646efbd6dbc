import ClinicRecord
import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import SyncStore

extension Bridge {
    /// The figures of a period; both days are included.
    ///
    /// - Parameters:
    ///   - branchID: The department, or else the building, in which the encounter took place.
    ///   - polyclinicID: The location at which the encounter began.
    ///   - judgedAt: Another moment to judge by than the end of the period.
    public func statistics(
        from: CalendarDate, to: CalendarDate, branchID: UUID? = nil, polyclinicID: UUID? = nil,
        judgedAt: Date? = nil, tenant: Tenant
    ) async throws -> SyncStatistics {
        try await EncounterBacklog(store: self.store, tenant: tenant).workOff()
        let calendar = try await self.calendar(of: tenant)
        let end = calendar.start(of: to).adding(seconds: 86_400).date.addingTimeInterval(-0.001)
        let moment = min(judgedAt ?? end, self.ambient.now())
        let figures = try await self.store.figures(
            FigureRequest(
                from: from.text, to: to.text, branchID: branchID, polyclinicID: polyclinicID,
                judgedAt: moment, errorsSince: calendar.start(of: from).date),
            for: tenant)
        return SyncStatistics(figures, from: from, to: to, judgedAt: moment)
    }

    private func calendar(of tenant: Tenant) async throws -> LocalCalendar {
        let name = RecordName(kind: RecordKind.organization.rawValue, id: tenant.organizationID)
        let stored = try await self.store.record(name, for: tenant)
        guard
            case .organization(let organization)? = stored.flatMap({ RecordLoader.parse($0.body) }
            )?.data
        else { return LocalCalendar(timezone: nil) }
        return LocalCalendar(timezone: organization.timezone)
    }
}

extension SyncStatistics {
    init(_ figures: Figures, from: CalendarDate, to: CalendarDate, judgedAt: Date) {
        self.init(from: from, to: to, judgedAt: judgedAt)
        for group in figures.groups { self.add(group) }
        self.encountersFinished = figures.encountersFinished
        self.encountersCreated = figures.encountersCreated
        self.encountersSynced = figures.encountersClosed
        self.encountersHandedInLater = figures.encountersLater
        self.syncRatePercent = Self.rate(
            figures.encountersClosed, of: figures.encountersFinished)
        self.commonErrors = figures.errors.map {
            ErrorCount(errorType: $0.errorType, count: $0.count)
        }
    }

    private mutating func add(_ group: Figures.Group) {
        var row = self.byType[group.type] ?? Row()
        if group.wasAttempted { row.totalAttempted += group.count }
        switch group.status {
        case .completed: row.successful += group.count
        case .failed: row.failed += group.count
        case .pending, .processing: row.pending += group.count
        case .skipped:
            row.skipped += group.count
            self.skippedByReason[group.skipReason ?? "skipped", default: 0] += group.count
        }
        self.byType[group.type] = row
    }

    /// Rounded half up in whole numbers, so that no binary fraction shows.
    static func rate(_ part: Int, of whole: Int) -> Decimal? {
        guard whole > 0 else { return nil }
        let hundredths = (part * 20_000 + whole) / (2 * whole)
        return Decimal(sign: .plus, exponent: -2, significand: Decimal(hundredths))
    }
}
