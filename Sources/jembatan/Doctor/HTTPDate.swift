import FHIRR4
import Foundation

/// The `Date` field of an answer, such as `Wed, 25 Nov 2026 03:46:00 GMT`.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func parse(_ text: String) -> Date? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", parts[1].count == 2,
            let month = self.months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month + 1
        let digits = number < 10 ? "0\(number)" : "\(number)"
        guard let instant = Instant("\(parts[3])-\(digits)-\(parts[1])T\(parts[4])Z") else {
            return nil
        }
        return Date(timeIntervalSince1970: Double(instant.secondsSince1970))
    }
}
