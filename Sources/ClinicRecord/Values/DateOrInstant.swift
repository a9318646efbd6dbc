public import FHIRR4

/// When something began, known to the day or to the second.
public enum DateOrInstant: Hashable, Sendable {
    case date(CalendarDate)
    case instant(Instant)
}
