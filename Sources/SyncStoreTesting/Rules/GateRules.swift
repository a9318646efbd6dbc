import Foundation
import SyncCore
import SyncStore

/// What limits sending.
enum GateRules {
    static let all: [StoreRule] = [
        StoreRule("The pace of a client holds over two handles") { scene in
            let second = try await scene.place.open()
            let settings = RetrySettings()
            var granted = 0
            // Ten minutes of asking every second through either handle.
            for step in 0..<600 {
                let now = scene.noon.addingTimeInterval(TimeInterval(step))
                let store = step.isMultiple(of: 2) ? scene.store : second
                for _ in 0..<3 {
                    let answer = try await store.takePermit(
                        client: "client", settings: settings, now: now)
                    if answer == .granted { granted += 1 }
                }
            }
            let most = settings.requestsPerMinute * 10 + settings.burstSize
            try expect(granted <= most, "\(granted) permits, at most \(most)")
            try expect(granted >= 600, "\(granted) permits, at least one a second")
        },
        StoreRule("A closed gate lets nothing through until its time, for that client only") {
            scene in
            let settings = RetrySettings()
            let until = scene.noon.addingTimeInterval(60)
            try await scene.store.closeGate(client: "client", until: until, now: scene.noon)
            let closed = try await scene.store.takePermit(
                client: "client", settings: settings, now: scene.noon.addingTimeInterval(30))
            try expectEqual(closed, .wait(until: until))
            let other = try await scene.store.takePermit(
                client: "other", settings: settings, now: scene.noon)
            try expectEqual(other, .granted)
            let open = try await scene.store.takePermit(
                client: "client", settings: settings, now: until)
            try expectEqual(open, .granted)
        },
        StoreRule("A permit that was not used can be given back") { scene in
            let settings = RetrySettings()
            func take() async throws -> PermitAnswer {
                try await scene.store.takePermit(
                    client: "client", settings: settings, now: scene.noon)
            }
            // Nothing is known of the client yet: there is nothing to give back to.
            try await scene.store.returnPermit(client: "client", settings: settings)
            while try await take() == .granted {}
            try await scene.store.returnPermit(client: "client", settings: settings)
            try expectEqual(try await take(), .granted)
            try expect(try await take() != .granted, "it was given back once")
        },
        StoreRule("The breaker is remembered, per client, by every handle") { scene in
            let store = scene.store
            let count = try await store.updateBreaker(client: "client") { breaker in
                breaker.consecutiveFailures += 3
                breaker.state = .open
                breaker.openedAt = Scene.noon
                return breaker.consecutiveFailures
            }
            try expectEqual(count, 3)
            let second = try await scene.place.open()
            let remembered = try await second.updateBreaker(client: "client") { $0 }
            try expectEqual(remembered.state, .open)
            try expectEqual(remembered.openedAt, scene.noon)
            let other = try await second.updateBreaker(client: "other") { $0 }
            try expectEqual(other, BreakerSnapshot())
        },
        StoreRule("Changes of the breaker made at the same time are all counted") { scene in
            let second = try await scene.place.open()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for step in 0..<40 {
                    let store = step.isMultiple(of: 2) ? scene.store : second
                    group.addTask {
                        try await store.updateBreaker(client: "client") { breaker in
                            breaker.consecutiveFailures += 1
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await scene.store.updateBreaker(client: "client") {
                $0.consecutiveFailures
            }
            try expectEqual(count, 40)
        },
    ]
}
