import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// What stands for a value that could not be read, until the item that holds it is thrown away.

extension UUID {
    static var standIn: UUID { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
}

extension Instant {
    static var standIn: Instant { Instant(secondsSince1970: 0) }
}

extension CalendarDate {
    static var standIn: CalendarDate {
        guard let date = CalendarDate(year: 1970, month: 1, day: 1) else {
            preconditionFailure("1 January 1970 exists")
        }
        return date
    }
}

extension JSONNumber {
    static var standIn: JSONNumber { JSONNumber(0) }
}
