import ClinicRecord
import FHIRR4
import SyncCore
import SyncEngine
import SyncStore
import Synchronization

/// Sends for one or several organizations at once and adds up what came of it.
struct SyncWork: Sendable {
    struct Outcome: Sendable {
        var ends: [RunReport.End] = []
        var counts = QueueCounts()

        /// The end that a person has to know of first.
        var end: RunReport.End {
            let urgency: [RunReport.End] = [
                .credentialsRefused, .unreachable, .timeout, .stopped, .empty,
            ]
            return urgency.first(where: self.ends.contains) ?? .empty
        }
    }

    let workplace: Workplace
    let bar: ProgressBar

    func run(
        _ tenants: [Tenant], until goal: RunGoal, stop: StopRequest = StopRequest()
    ) async throws -> Outcome {
        let shown = LatestCounts()
        var outcome = Outcome()
        defer { self.bar.clear() }
        try await withThrowingTaskGroup(of: RunReport.self) { group in
            for tenant in tenants {
                group.addTask {
                    try await self.workplace.bridge.run(tenant, until: goal, stop: stop) { counts in
                        self.bar.show(shown.sum(with: counts, of: tenant))
                    }
                }
            }
            for try await report in group {
                outcome.ends.append(report.end)
                outcome.counts = outcome.counts + report.counts
            }
        }
        return outcome
    }
}

/// What each organization last told of its queue.
private final class LatestCounts: Sendable {
    private let counts = Mutex<[Tenant: QueueCounts]>([:])

    func sum(with counts: QueueCounts, of tenant: Tenant) -> QueueCounts {
        self.counts.withLock { all in
            all[tenant] = counts
            return all.values.reduce(QueueCounts(), +)
        }
    }
}

extension SyncWork.Outcome {
    func status(isUntilEmpty: Bool) -> ExitStatus {
        switch self.end {
        case .unreachable: return .unreachable
        case .credentialsRefused: return .needsPerson
        case .timeout, .stopped, .empty: break
        }
        let total = self.counts.total
        let isOpen = isUntilEmpty && total.pending > 0
        return total.failed > 0 || total.blocked > 0 || isOpen ? .needsPerson : .allDone
    }

    var json: JSONValue {
        var object = CountsRendering.json(self.counts)
        object["end"] = .string(self.end.rawValue)
        return .object(object)
    }

    func text(_ language: Language) -> String {
        var parts = [CountsRendering.table(self.counts, language)]
        if let sentence = Self.sentence(self.end) { parts.append(sentence[language]) }
        let total = self.counts.total
        if total.failed + total.blocked > 0 {
            parts.append(
                LocalizedText(
                    "Ada yang perlu dilihat: jembatan errors list",
                    "Something needs a look: jembatan errors list")[language])
        }
        return parts.joined(separator: "\n")
    }

    private static func sentence(_ end: RunReport.End) -> LocalizedText? {
        switch end {
        case .empty, .stopped: nil
        case .timeout:
            LocalizedText(
                "Waktu habis; sisanya dikirim pada panggilan berikutnya.",
                "The time is over; the rest goes with the next call.")
        case .unreachable:
            LocalizedText(
                "SATUSEHAT tidak dapat dihubungi; semua data tersimpan. Periksa: jembatan doctor",
                "SATUSEHAT cannot be reached; everything is kept. Look with: jembatan doctor")
        case .credentialsRefused:
            LocalizedText(
                "SATUSEHAT menolak kredensial. Perbaiki dengan: jembatan config set",
                "SATUSEHAT refused the credentials. Mend them with: jembatan config set")
        }
    }
}
