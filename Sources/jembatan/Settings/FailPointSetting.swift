import ClinicRecord
import Foundation
import SyncEngine
import Synchronization

/// Ends the process the hard way at a named place, for tests that prove that this loses nothing.
///
/// `JEMBATAN_FAIL_POINT=after-intent:3` kills it when the place is reached for the third time. It takes
/// a second name, `JEMBATAN_FAIL_POINTS_ALLOWED=1`, for the first to mean anything.
enum FailPointSetting {
    private static let name = "JEMBATAN_FAIL_POINT"
    private static let allowedName = "JEMBATAN_FAIL_POINTS_ALLOWED"

    static func failPoints(from environment: [String: String]) throws(Failure) -> FailPoints {
        guard environment[self.allowedName] == "1", let text = environment[self.name], !text.isEmpty
        else { return .none }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let point = FailPoint(rawValue: String(parts[0])),
            let count = parts.count == 2 ? Int(parts[1]) : 1, count > 0
        else { throw Self.unusable }
        let countdown = Countdown(count)
        return FailPoints { reached in
            guard reached == point, countdown.isOver() else { return }
            kill(getpid(), SIGKILL)
        }
    }

    private static var unusable: Failure {
        let names = FailPoint.allCases.map(\.rawValue).joined(separator: ", ")
        return Failure(
            "SETTING_INVALID",
            LocalizedText(
                "\(self.name) harus NAMA atau NAMA:KALI, dengan nama salah satu dari: \(names).",
                "\(self.name) must be NAME or NAME:TIMES, with one of these names: \(names)."))
    }
}

/// Counts down from a number, once for each time it is asked.
private final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) {
        self.left = Mutex(count)
    }

    /// True the one time that the count reaches nought.
    func isOver() -> Bool {
        self.left.withLock { left in
            left -= 1
            return left == 0
        }
    }
}
