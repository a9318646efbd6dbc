import FHIRR4

extension FieldKind<CalendarDate> {
    static var date: Self {
        Self(standIn: .standIn) { value, place in
            guard let date = value.string.flatMap(CalendarDate.init) else {
                return place.refuse(.wrongType(.date))
            }
            return date
        }
    }
}

extension FieldKind<Instant> {
    /// The platform takes nothing that happened before 3 June 2014, as it counts days in UTC.
    private static let earliestEvent = Instant(secondsSince1970: 1_401_753_600)

    /// A point in time that is no event at the clinic, or is never sent.
    static var instant: Self {
        Self(standIn: .standIn) { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.instant)) }
            switch Instant.parse(text) {
            case .success(let instant): return instant
            case .failure(.noOffset): return place.refuse(.noOffset)
            case .failure(.notAnInstant): return place.refuse(.wrongType(.instant))
            }
        }
    }

    /// When something happened that is sent.
    static var eventTime: Self {
        .instant.with { $0 < Self.earliestEvent ? .tooEarly : nil }
    }
}

extension FieldKind<DateOrInstant> {
    /// An onset, which may be known to the day only and may lie long ago.
    static var dateOrInstant: Self {
        Self(standIn: .date(.standIn)) { value, place in
            guard let text = value.string else { return place.refuse(.wrongType(.dateOrInstant)) }
            if let date = CalendarDate(text) { return .date(date) }
            switch Instant.parse(text) {
            case .success(let instant): return .instant(instant)
            case .failure(.noOffset): return place.refuse(.noOffset)
            case .failure(.notAnInstant): return place.refuse(.wrongType(.dateOrInstant))
            }
        }
    }
}

extension Instant {
    /// The day on the clock that the instant was written with.
    var localDate: CalendarDate? { self.calendarDate(offsetMinutes: self.offsetMinutes) }
}
