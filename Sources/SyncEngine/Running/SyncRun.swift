import Foundation
import Logging
import SyncCore
import SyncStore

/// Works a tenant's queue until a goal is reached.
///
/// One loop decides; up to `lanesMax` attempts run beside it. Being stopped anywhere is harmless:
/// what was claimed is freed when its lease lapses, what was in flight is looked up.
struct SyncRun: Sendable {
    /// Attempts under way at once; the pace, not this, is what limits sending.
    static let lanesMax = 8
    private static let heartbeatEvery: Duration = .seconds(30)
    /// Several times what the longest request takes: nothing that works takes longer.
    private static let attemptMax: Duration = .seconds(300)
    private static let rescueEvery: Duration = .seconds(5)
    private static let progressEvery: Duration = .milliseconds(200)
    private static let pollAtLeast: Duration = .seconds(1)
    /// Failures of storage in a row after which a run that has an end gives up.
    private static let storeFailuresMax = 10
    /// How long a closing update waits for the rest of its visit (G-28).
    private static let settledWaitSeconds = 86_400.0
    /// How long an exhausted delivery rests before it is tried again by itself.
    private static let redriveAfterSeconds = 900.0
    private static let redriveLimit = 100
    /// How long a run that once got through bears an outage.
    private static let outageMax: Duration = .seconds(900)

    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    let settings: RetrySettings
    let owner: UUID
    let log: Logger
    let stopRequest: StopRequest
    let progress: @Sendable (QueueCounts) -> Void
    /// True when no other process works this store: leases of others are then of the dead.
    var isSoleWorker = true
    var lanes = SyncRun.lanesMax
    var webhook: AlertWebhook?

    private enum Event: Sendable {
        case attempted(Fence, Gate.Opening, Courier.Attempted)
        case failed(Fence, any Error)
        case tick(at: Duration)
        case tended
    }

    /// What the loop remembers between two events.
    private struct Memory {
        /// Attempts under way and when each began.
        var active: [Fence: Duration] = [:]
        var nextTick: Duration?
        var lastHeartbeat: Duration
        var lastRescue: Duration?
        var lastProgress: Duration
        var storeFailures = 0
    }

    func run(until goal: RunGoal) async throws -> RunReport {
        let started = self.ambient.uptime()
        let dispatcher = Dispatcher(
            session: self.session, store: self.store, ambient: self.ambient,
            settings: self.settings, owner: self.owner)
        let end = try await withThrowingTaskGroup(of: Event.self) { group in
            var memory = Memory(lastHeartbeat: started, lastProgress: started)
            while true {
                if let end = try await self.end(of: goal, started: started, memory) {
                    // Attempts under way settle by themselves within their request's time.
                    while !memory.active.isEmpty || self.desk.isBusy, !Task.isCancelled,
                        let event = try await group.next()
                    {
                        try await self.handle(event, &memory)
                    }
                    group.cancelAll()
                    return end
                }
                let wake: Date?
                do {
                    wake = try await self.fill(&group, dispatcher, &memory)
                    memory.storeFailures = 0
                } catch {
                    wake = try self.bear(error, goal, &memory)
                }
                if memory.active.isEmpty, !self.desk.isBusy, wake == nil, case .empty = goal {
                    group.cancelAll()
                    return RunReport.End.empty
                }
                self.tend(&group, goal)
                self.scheduleTick(&group, wake: wake, &memory)
                if let event = try await group.next() {
                    do {
                        try await self.handle(event, &memory)
                    } catch {
                        _ = try self.bear(error, goal, &memory)
                    }
                }
            }
        }
        await self.desk.tell()
        let counts = QueueCounts(try await self.store.summary(for: self.session.tenant))
        self.progress(counts)
        return RunReport(end: end, counts: counts)
    }

    /// Storage that is busy or full for a moment is waited for. What lasts ends a run that has an end;
    /// one that goes on until it is stopped never gives up.
    private func bear(
        _ error: any Error, _ goal: RunGoal, _ memory: inout Memory
    ) throws -> Date {
        memory.storeFailures += 1
        let mayBear =
            if case .stopped = goal { true } else {
                memory.storeFailures < Self.storeFailuresMax
            }
        guard mayBear, !(error is CancellationError) else { throw error }
        self.log.error("storage failed, trying again", metadata: ["error": "\(type(of: error))"])
        let milliseconds = Backoff(self.settings).delayMilliseconds(
            retry: memory.storeFailures, random: self.ambient.random())
        return self.ambient.now().addingTimeInterval(Double(milliseconds) / 1_000)
    }

    // MARK: - One turn

    /// Starts attempts until the lanes are full or nothing can leave; answers when to look again, or
    /// nil when nothing will become due by itself.
    private func fill(
        _ group: inout ThrowingTaskGroup<Event, any Error>, _ dispatcher: Dispatcher,
        _ memory: inout Memory
    ) async throws -> Date? {
        try await self.maintain(&memory)
        while memory.active.count < self.lanes && self.session.stop.reason == nil {
            switch try await dispatcher.next() {
            case .deliver(let delivery, let opening):
                memory.active[delivery.fence] = self.ambient.uptime()
                let courier = self.courier
                group.addTask {
                    await Self.event(delivery.fence, opening) {
                        try await courier.attempt(delivery)
                    }
                }
            case .look(let delivery, let opening):
                memory.active[delivery.fence] = self.ambient.uptime()
                let reconciler = Reconciler(courier: self.courier)
                group.addTask {
                    await Self.event(delivery.fence, opening) {
                        try await reconciler.look(for: delivery)
                    }
                }
            case .wait(let until):
                return until
            case .nothing:
                guard memory.active.isEmpty else {
                    return self.ambient.now().addingTimeInterval(1)
                }
                if try await self.planner.planAll(for: self.session.tenant) > 0 { continue }
                if try await self.bulkRetry.run() { continue }
                return try await self.store.nextDue(for: self.session.tenant)
            }
        }
        return self.ambient.now().addingTimeInterval(1)
    }

    private static func event(
        _ fence: Fence, _ opening: Gate.Opening, _ attempt: () async throws -> Courier.Attempted
    ) async -> Event {
        do {
            return .attempted(fence, opening, try await attempt())
        } catch {
            return .failed(fence, error)
        }
    }

    private func handle(_ event: Event, _ memory: inout Memory) async throws {
        switch event {
        case .attempted(let fence, let opening, let attempted):
            memory.active[fence] = nil
            if case .unsent = attempted { try await self.session.gate.giveBack(opening) }
        case .failed(let fence, let error):
            // The lease lapses and the rescue decides what it was.
            memory.active[fence] = nil
            self.log.error(
                "an attempt could not be settled",
                metadata: ["delivery": "\(fence.deliveryID)", "error": "\(type(of: error))"])
        case .tick(let at):
            if memory.nextTick == at { memory.nextTick = nil }
        case .tended:
            break
        }
    }

    private func end(
        of goal: RunGoal, started: Duration, _ memory: Memory
    ) async throws -> RunReport.End? {
        if Task.isCancelled || self.stopRequest.wasMade { return .stopped }
        if self.session.stop.reason != nil && memory.active.isEmpty { return .credentialsRefused }
        guard case .empty(let timeout) = goal else { return nil }
        let gate = self.session.gate
        let trouble = await gate.troubleSince
        if let timeout {
            guard self.ambient.uptime() - started >= timeout else { return nil }
            return trouble == nil ? .timeout : .unreachable
        }
        guard let trouble else { return nil }
        // Who never got through has most likely a wrong address or no network at all.
        guard await gate.hasGotThrough else { return .unreachable }
        return self.ambient.uptime() - trouble >= Self.outageMax ? .unreachable : nil
    }

    private func scheduleTick(
        _ group: inout ThrowingTaskGroup<Event, any Error>, wake: Date?, _ memory: inout Memory
    ) {
        let seconds = max(0.001, wake?.timeIntervalSince(self.ambient.now()) ?? 1)
        let pause = min(.seconds(seconds), Self.pollAtLeast)
        let at = self.ambient.uptime() + pause
        if let next = memory.nextTick, next <= at { return }
        memory.nextTick = at
        let ambient = self.ambient
        group.addTask {
            try? await ambient.sleep(pause)
            return .tick(at: at)
        }
    }

    // MARK: - Beside the attempts

    private var desk: AlertDesk {
        AlertDesk(
            session: self.session, store: self.store, ambient: self.ambient, log: self.log,
            webhook: self.webhook)
    }

    /// Has alerts and health looked at, when that is due.
    private func tend(_ group: inout ThrowingTaskGroup<Event, any Error>, _ goal: RunGoal) {
        let desk = self.desk
        guard desk.mayBegin() else { return }
        var isStanding = false
        if case .stopped = goal { isStanding = true }
        group.addTask { [isStanding] in
            await desk.turn(checksHealth: isStanding)
            return .tended
        }
    }

    private func maintain(_ memory: inout Memory) async throws {
        let uptime = self.ambient.uptime()
        let now = self.ambient.now()
        if memory.lastRescue == nil {
            try await self.planner.planAll(for: self.session.tenant)
        }
        if memory.lastRescue.map({ uptime - $0 >= Self.rescueEvery }) ?? true {
            memory.lastRescue = uptime
            _ = try await self.store.rescue(
                lookAt: LookSchedule(self.settings).firstLook(now: now),
                soleOwner: self.isSoleWorker ? self.owner : nil, now: now)
            self.session.failPoints.reach(.afterRescue)
            _ = try await self.store.releaseOverdueSettledDependencies(
                before: now.addingTimeInterval(-Self.settledWaitSeconds),
                tenant: self.session.tenant)
            try await self.planner.planAll(for: self.session.tenant)
            try await self.redrive(now: now)
            _ = try await self.bulkRetry.run()
        }
        if uptime - memory.lastHeartbeat >= Self.heartbeatEvery {
            memory.lastHeartbeat = uptime
            self.giveUpOverdue(&memory, uptime)
            _ = try await self.store.heartbeat(
                Array(memory.active.keys),
                leaseUntil: now.addingTimeInterval(Dispatcher.leaseSeconds))
        }
        if uptime - memory.lastProgress >= Self.progressEvery {
            memory.lastProgress = uptime
            self.progress(QueueCounts(try await self.store.summary(for: self.session.tenant)))
        }
    }

    /// A heartbeat must not keep alive what hangs: its lease lapses, the rescue decides what it was,
    /// and should it end after all, it is too late to settle anything.
    private func giveUpOverdue(_ memory: inout Memory, _ uptime: Duration) {
        for (fence, began) in memory.active where uptime - began >= Self.attemptMax {
            memory.active[fence] = nil
            self.log.error(
                "an attempt took too long and is given up",
                metadata: ["delivery": "\(fence.deliveryID)"])
        }
    }

    /// What ran out of retries gets another chance once the platform is well (G-58).
    private func redrive(now: Date) async throws {
        guard try await self.session.gate.isClosed else { return }
        _ = try await self.store.redriveExhausted(
            failedBefore: now.addingTimeInterval(-Self.redriveAfterSeconds),
            limit: Self.redriveLimit, tenant: self.session.tenant, now: now)
    }

    private var planner: Planner {
        Planner(
            store: self.store, ambient: self.ambient, settings: self.settings,
            failPoints: self.session.failPoints)
    }

    private var bulkRetry: BulkRetryTurn {
        BulkRetryTurn(
            store: self.store, planner: self.planner, tenant: self.session.tenant,
            ambient: self.ambient)
    }

    private var courier: Courier {
        Courier(
            session: self.session, store: self.store, ambient: self.ambient,
            settings: self.settings, log: self.log)
    }
}
