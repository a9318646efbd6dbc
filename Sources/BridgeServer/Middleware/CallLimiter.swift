import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncCore
import Synchronization

/// Keeps one caller from taking the service away from the others: a bucket for each.
final class CallLimiter: Sendable {
    /// Callers remembered at once; beyond that those that are full again are forgotten, and if that
    /// is none, all.
    private static let callersMax = 10_000

    private struct Bucket {
        var left: Double
        var at: Duration
    }

    private let perMinute: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    init(perMinute: Int) {
        self.perMinute = perMinute
    }

    /// Nil when the call may go on, else the seconds to wait.
    func take(_ caller: String, at now: Duration) -> Int? {
        guard self.perMinute > 0 else { return nil }
        let full = max(1, Double(self.perMinute) / 6)
        let rate = Double(self.perMinute) / 60
        return self.buckets.withLock { buckets in
            if buckets.count >= Self.callersMax, buckets[caller] == nil {
                // Whoever has not called for as long as a bucket takes to fill needs no memory.
                buckets = buckets.filter { (now - $0.value.at).inSeconds * rate < full }
                if buckets.count >= Self.callersMax { buckets.removeAll() }
            }
            var bucket = buckets[caller] ?? Bucket(left: full, at: now)
            bucket.left = min(full, bucket.left + (now - bucket.at).inSeconds * rate)
            bucket.at = now
            defer { buckets[caller] = bucket }
            guard bucket.left >= 1 else {
                return max(1, Int(((1 - bucket.left) / rate).rounded(.up)))
            }
            bucket.left -= 1
            return nil
        }
    }
}

extension APIError {
    static func tooMany(seconds: Int) -> APIError {
        var error = APIError(
            .tooManyRequests, "TOO_MANY_REQUESTS",
            LocalizedText(
                "Terlalu banyak panggilan; coba lagi \(seconds) detik lagi.",
                "Too many calls; try again in \(seconds) seconds."))
        error.headers[.retryAfter] = String(seconds)
        error.details["retry_after_seconds"] = JSONValue(seconds)
        return error
    }
}

/// Lets through a bounded number of notes on refused calls.
final class RefusalNotes: Sendable {
    /// Six a second over time, and sixty at once.
    private let limiter = CallLimiter(perMinute: 60 * 6)

    func mayNote(at now: Duration) -> Bool {
        self.limiter.take("", at: now) == nil
    }
}
