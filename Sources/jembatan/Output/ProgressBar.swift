import ClinicRecord
import SyncEngine
import Synchronization

/// The arithmetic of a progress bar: how far, how fast, how long still.
struct ProgressEstimate: Sendable {
    /// The share of the newest measurement in the running speed.
    private static let newestShare = 0.2
    /// Two measurements closer than this say nothing about speed.
    private static let intervalSecondsMin = 0.2

    private(set) var done = 0
    private(set) var total = 0
    private var perSecond: Double?
    private var last: (at: Duration, done: Int)?

    init() {}

    mutating func update(done: Int, total: Int, at now: Duration) {
        self.done = done
        self.total = max(total, done)
        guard let last = self.last else {
            self.last = (now, done)
            return
        }
        let seconds = (now - last.at) / .seconds(1)
        guard seconds >= Self.intervalSecondsMin else { return }
        let speed = Double(max(0, done - last.done)) / seconds
        self.perSecond =
            self.perSecond.map {
                $0 * (1 - Self.newestShare) + speed * Self.newestShare
            } ?? speed
        self.last = (now, done)
    }

    /// Seconds until everything is done at the present speed; nil while nobody can know.
    var secondsLeft: Int? {
        guard let perSecond = self.perSecond, perSecond > 0.001 else { return nil }
        return Int((Double(self.total - self.done) / perSecond).rounded(.up))
    }

    var fraction: Double {
        self.total == 0 ? 0 : Double(self.done) / Double(self.total)
    }
}

/// Renders one line; pure, so that it can be tested.
enum ProgressLine {
    private static let barWidth = 28

    static func render(
        _ estimate: ProgressEstimate, problems: Int, language: Language, width: Int = 79
    ) -> String {
        let filled = min(Self.barWidth, Int(estimate.fraction * Double(Self.barWidth)))
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.barWidth - filled)
        var parts = [
            bar, "\(Int(estimate.fraction * 100))%", "\(estimate.done)/\(estimate.total)",
        ]
        if let seconds = estimate.secondsLeft, estimate.done < estimate.total {
            let time = Self.time(seconds, language)
            parts.append(LocalizedText("sisa ±\(time)", "about \(time) left")[language])
        }
        if problems > 0 {
            parts.append(
                LocalizedText("\(problems) perlu dilihat", "\(problems) to look at")[language])
        }
        return String(parts.joined(separator: "  ").prefix(width))
    }

    static func time(_ seconds: Int, _ language: Language) -> String {
        switch seconds {
        case ..<60:
            LocalizedText("\(seconds) detik", "\(seconds) s")[language]
        case ..<3_600:
            LocalizedText(
                "\(seconds / 60) menit \(seconds % 60) detik",
                "\(seconds / 60) min \(seconds % 60) s")[language]
        default:
            LocalizedText(
                "\(seconds / 3_600) jam \(seconds % 3_600 / 60) menit",
                "\(seconds / 3_600) h \(seconds % 3_600 / 60) min")[language]
        }
    }
}

/// A bar on standard error while a person watches, and silence otherwise.
final class ProgressBar: Sendable {
    private let console: Console
    private let uptime: @Sendable () -> Duration
    private let estimate = Mutex(ProgressEstimate())

    init(console: Console, uptime: @escaping @Sendable () -> Duration) {
        self.console = console
        self.uptime = uptime
    }

    func show(_ counts: QueueCounts) {
        self.show(counts.total)
    }

    func show(_ row: QueueCounts.Row) {
        guard self.console.isWatched else { return }
        let done = row.completed + row.failed + row.skipped + row.blocked
        let line = self.estimate.withLock { estimate in
            estimate.update(done: done, total: done + row.pending, at: self.uptime())
            return ProgressLine.render(
                estimate, problems: row.failed + row.blocked, language: self.console.language)
        }
        self.console.draw(line)
    }

    /// Leaves the line free for what comes next.
    func clear() {
        guard self.console.isWatched else { return }
        self.console.draw("")
    }
}
