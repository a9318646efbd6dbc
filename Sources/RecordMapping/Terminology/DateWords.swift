import ClinicRecord
import FHIRR4

/// Dates as people read them.
enum DateWords {
    static func text(_ date: CalendarDate, in language: Language) -> String {
        let month =
            switch language {
            case .indonesian: Self.indonesianMonths[date.month - 1]
            case .english: Self.englishMonths[date.month - 1]
            }
        return "\(date.day) \(month) \(date.year)"
    }

    private static let indonesianMonths = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "November", "Desember",
    ]

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
