import Foundation
import Logging
import SyncCore
import SyncStore

/// Removes once an hour what has been kept for long enough, a page at a time so that sending never
/// waits for more than one page.
public struct Pruner: Sendable {
    private static let every: Duration = .seconds(3_600)
    private static let betweenPages: Duration = .milliseconds(100)
    private static let pageRows = 500
    /// Pages of one turn; what is left over waits for the next.
    private static let pagesMax = 1_000
    private static let stopLookEvery: Duration = .seconds(1)

    private let store: any RetentionStore
    public let policy: RetentionPolicy
    private let ambient: Ambient
    private let log: Logger

    public init(
        store: any RetentionStore, policy: RetentionPolicy, ambient: Ambient, log: Logger
    ) {
        self.store = store
        self.policy = policy
        self.ambient = ambient
        self.log = log
    }

    /// Prunes at once and then every hour, until it is asked to stop or the task is cancelled.
    public func run(stop: StopRequest) async {
        while !stop.wasMade && !Task.isCancelled {
            do {
                try await self.turn(stop: stop)
            } catch is CancellationError {
                return
            } catch {
                self.log.error(
                    "what has been kept for long enough could not be removed",
                    metadata: ["error": "\(type(of: error))"])
            }
            let began = self.ambient.uptime()
            while !stop.wasMade, self.ambient.uptime() - began < Self.every {
                do { try await self.ambient.sleep(Self.stopLookEvery) } catch { return }
            }
        }
    }

    /// Removes everything that is due, and answers what it was.
    @discardableResult
    public func turn(stop: StopRequest = StopRequest()) async throws -> PruneReport {
        var whole = PruneReport()
        for _ in 0..<Self.pagesMax {
            let page = try await self.store.prune(
                self.policy, limit: Self.pageRows, now: self.ambient.now())
            whole.add(page)
            if page.isWhole || stop.wasMade { break }
            try await self.ambient.sleep(Self.betweenPages)
        }
        if whole.total > 0 {
            var metadata: Logger.Metadata = ["bodies": "\(whole.emptiedBodies)"]
            for (kind, count) in whole.removed where count > 0 {
                metadata[kind.rawValue] = "\(count)"
            }
            self.log.info("removed what has been kept for long enough", metadata: metadata)
        }
        return whole
    }
}

extension PruneReport {
    /// Adds the page that came after.
    fileprivate mutating func add(_ page: PruneReport) {
        self.removed.merge(page.removed) { $0 + $1 }
        self.emptiedBodies += page.emptiedBodies
        self.isWhole = page.isWhole
    }
}
