import FHIRR4

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A small Indonesian clinic that does not exist, with days of work of our own making.
///
/// Everything is invented: the people are put together from common names, and every NIK begins
/// with the area 99, which is no province, so no living person can carry one. Codes are real.
/// The same plan always gives the same bytes.
public enum DemoClinic {
    public static let facilityName = "Klinik Bunga Teratai"

    /// What a day is to contain.
    public struct Plan: Sendable {
        /// How many encounters; at least 1.
        public var visits: Int
        public var seed: UInt64
        /// The clinic's own calendar day (UTC+7). Every event happens on or before it.
        public var date: CalendarDate
        public var organizationID: UUID
        public var satusehatOrganizationID: String
        public var problems: Set<DemoProblem>

        public init(
            visits: Int = 40,
            seed: UInt64 = 1,
            date: CalendarDate,
            organizationID: UUID,
            satusehatOrganizationID: String = "100000001",
            problems: Set<DemoProblem> = Set(DemoProblem.allCases)
        ) {
            precondition(visits > 0, "a day has at least one visit")
            self.visits = visits
            self.seed = seed
            self.date = date
            self.organizationID = organizationID
            self.satusehatOrganizationID = satusehatOrganizationID
            self.problems = problems
        }
    }

    /// The last clinic day that was over everywhere in the country at that time.
    public static func latestDay(before now: Instant) -> CalendarDate {
        let day = ClinicTime(secondsSince1970: now.secondsSince1970).day
        return day.adding(days: -1)
    }

    public static func day(_ plan: Plan) -> DemoDay {
        var builder = DayBuilder(plan)
        return builder.build()
    }

    /// A day with everything at its default but the few things callers usually choose.
    public static func day(
        visits: Int = 40,
        seed: UInt64 = 1,
        date: CalendarDate,
        organizationID: UUID,
        satusehatOrganizationID: String = "100000001",
        problems: Set<DemoProblem> = Set(DemoProblem.allCases)
    ) -> DemoDay {
        Self.day(
            Plan(
                visits: visits, seed: seed, date: date, organizationID: organizationID,
                satusehatOrganizationID: satusehatOrganizationID, problems: problems))
    }
}
