import Foundation
import Logging
import SyncCore
import SyncStore

/// Tells people of what needs them, in the store, in the log and through the webhook, and has the
/// platform's health looked at.
///
/// It works beside the sending and disturbs nothing: what it cannot do now it does at its next turn.
struct AlertDesk: Sendable {
    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient
    let log: Logger
    let webhook: AlertWebhook?

    private var lookout: Lookout { self.session.lookout }

    /// True while a turn is under way.
    var isBusy: Bool { self.lookout.isBusy }

    /// Whether a turn is due; the one who is told so takes it.
    func mayBegin() -> Bool { self.lookout.begin(uptime: self.ambient.uptime()) }

    /// One turn.
    ///
    /// - Parameter checksHealth: False for a run that ends when the queue is empty: it is not there
    ///   often enough for a history.
    func turn(checksHealth: Bool) async {
        defer { self.lookout.end() }
        await self.tell()
        guard checksHealth else { return }
        await self.bearing("the platform's health could not be looked at") {
            try await HealthKeeper(
                session: self.session, store: self.store, ambient: self.ambient
            ).look()
        }
    }

    /// Looks at what stands and tells of it, as the last act of a run.
    func tell() async {
        await self.bearing("alerts could not be looked at") { try await self.review() }
        await self.bearing("alerts could not be offered to the webhook") { try await self.offer() }
    }

    private func review() async throws {
        let tenant = self.session.tenant
        let now = self.ambient.now()
        let access =
            self.session.stop.reason.map(AlertFacts.Access.refused) ?? self.lookout.access
        let facts = AlertFacts(
            breaker: try await self.store.updateBreaker(client: self.session.gate.client) { $0 },
            access: access,
            evidence: try await self.store.operatingEvidence(for: tenant, now: now),
            waiting: QueueCounts(try await self.store.summary(for: tenant)).total.pending)
        let makeUUID = self.ambient.makeUUID
        let messages = try await self.store.reviewAlerts(for: tenant) { book in
            book.review(facts, now: now, makeUUID: makeUUID)
        }
        for message in messages { self.write(message) }
        // What the configuration remembers as its trouble is over.
        if self.session.configuration.lastError != nil && self.lookout.takeAcceptance() {
            try await self.store.noteConfigurationError(nil, for: tenant, now: now)
        }
    }

    private func write(_ message: AlertMessage) {
        self.log.log(
            level: message.severity == .critical && message.event != .ended ? .critical : .warning,
            "\(message.text.english)",
            metadata: [
                "alert": "\(message.alertID.uuidString.lowercased())",
                "kind": "\(message.cause.kind.rawValue)", "code": "\(message.cause.code)",
                "event": "\(message.event.rawValue)", "count": "\(message.count)",
                "organization": "\(self.session.tenant.organizationID.uuidString.lowercased())",
                "environment": "\(self.session.tenant.environment.rawValue)",
            ])
    }

    /// Offers what the webhook has not taken, oldest first; the first refusal ends the turn.
    private func offer() async throws {
        guard let webhook else { return }
        let unsent = try await self.store.unsentAlertMessages(
            since: self.ambient.now().addingTimeInterval(-AlertWebhook.worthSeconds),
            triesMax: AlertWebhook.triesMax, limit: AlertWebhook.messagesMax,
            for: self.session.tenant, now: self.ambient.now())
        for offered in unsent {
            let answer = await webhook.post(offered.message, of: self.session.tenant)
            // Being stopped is no refusal: it is offered again by the next process.
            guard answer == .taken || !Task.isCancelled else { return }
            let now = self.ambient.now()
            try await self.store.noteAlertMessage(
                offered.message.id, isSent: answer == .taken,
                nextAt: now.addingTimeInterval(AlertWebhook.pauseSeconds(tries: offered.tries)),
                now: now)
            guard case .refused(let why) = answer else { continue }
            self.log.warning(
                "the webhook did not take an alert",
                metadata: ["reason": "\(why)", "tries": "\(offered.tries + 1)"])
            return
        }
    }

    private func bearing(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch is CancellationError {
            return
        } catch {
            self.log.error("\(what)", metadata: ["error": "\(type(of: error))"])
        }
    }
}
