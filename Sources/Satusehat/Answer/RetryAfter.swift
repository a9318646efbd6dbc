import FHIRR4
import Foundation

/// Reads `Retry-After`, which gives seconds or an instant; receivers of events send it too.
public enum RetryAfter {
    public static func seconds(_ header: String?, now: Date) -> Int? {
        guard let text = header?.trimmingSpaces, !text.isEmpty else { return nil }
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            // More digits than an Int holds is "very long", and bounded by whoever obeys.
            let seconds = Int(text) ?? Int(Int32.max)
            return seconds > 0 ? min(seconds, Int(Int32.max)) : nil
        }
        guard let instant = Self.instant(text) else { return nil }
        let wait = (Double(instant.secondsSince1970) - now.timeIntervalSince1970).rounded(.up)
        return wait > 0 ? Int(min(wait, Double(Int32.max))) : nil
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`; the platform's gateway also writes `UTC`.
    private static func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 6, parts[1].count == 2, parts[3].count == 4,
            let month = Self.months.firstIndex(of: String(parts[2])),
            parts[5] == "GMT" || parts[5] == "UTC"
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Instant("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(
            self.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }
                .reversed())
    }
}
