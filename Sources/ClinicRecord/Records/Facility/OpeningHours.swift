/// When a location is open on one day of the week.
public struct OpeningHours: Hashable, Sendable {
    public enum Weekday: String, ClinicCode {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    public var day: Weekday
    /// `hh:mm:ss`, local time of the facility.
    public var open: String
    public var close: String
}

extension FieldKind<[OpeningHours]> {
    /// An object with a member for each weekday on which the location is open.
    static var openingHours: Self {
        Self(standIn: []) { value, place in
            guard let object = value.object else { return place.refuse(.wrongType(.object)) }
            let week = FieldReader(object, at: place)
            let hours = OpeningHours.Weekday.allCases.compactMap { day -> OpeningHours? in
                guard let hours = week.optional(day.rawValue, FieldKind<DayHours>.object) else {
                    return nil
                }
                return OpeningHours(day: day, open: hours.open, close: hours.close)
            }
            week.reportUnknownMembers()
            return hours
        }
    }
}

private struct DayHours: FieldReadable {
    let open: String
    let close: String

    init(reading fields: FieldReader) {
        self.open = fields.required("open", .timeOfDay)
        self.close = fields.required("close", .timeOfDay)
    }
}
