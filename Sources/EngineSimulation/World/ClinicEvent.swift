import FHIRR4
import Foundation
import SyncCore
import SyncEngine
import SyncStore

/// What a clinic hands in while its day is under way to the platform.
public enum ClinicEvent: Sendable, Hashable, CaseIterable {
    /// The whole day once more.
    case dayAgain
    /// The last patient of the day takes the consent back.
    case consentRevoked
    /// A measurement is corrected and another one added.
    case visitRevised

    /// A heart rate that no one has at the demonstration clinic.
    static let revisedHeartRate = 61

    func happen(at clinic: SimulatedClinic) async throws {
        switch self {
        case .dayAgain:
            let report = try await clinic.importDay(clinic.process())
            guard report.refused == 0 else {
                throw StoreError(
                    .damaged, "the day was refused: \(report.findings.map(\.finding.code))")
            }
        case .consentRevoked:
            try await Self.revise(clinic, kind: "consent") { data in
                let now = Int64(clinic.executor.now.timeIntervalSince1970)
                data["revoked"] = true
                data["revoked_at"] = .string(Instant(secondsSince1970: now).utcText)
                data["revoked_reason"] = "asked for it"
            }
        case .visitRevised:
            try await Self.revise(clinic, kind: "encounter", with: "vital_signs") { data in
                guard var sets = data["vital_signs"]?.array, var first = sets.first?.object else {
                    return
                }
                var late = first
                late["id"] = .string(NameUUID.make("late").uuidString.lowercased())
                first["heart_rate"] = .number(JSONNumber(Self.revisedHeartRate))
                sets[0] = .object(first)
                data["vital_signs"] = .array(sets + [.object(late)])
            }
        }
    }

    /// Hands in the next revision of the last record of a kind.
    private static func revise(
        _ clinic: SimulatedClinic, kind: String, with list: String? = nil,
        change: (inout JSONObject) -> Void
    ) async throws {
        let record = clinic.day.records.last { record in
            record["kind"] == .string(kind)
                && list.map { record["data"]?[$0]?[0]?["heart_rate"] != nil } ?? true
        }
        guard var envelope = record?.object, var data = envelope["data"]?.object else {
            throw StoreError(.notFound, "the day has no \(kind) to revise")
        }
        change(&data)
        envelope["revision"] = 2
        envelope["data"] = .object(data)
        let report = try await clinic.process().importEnvelopes([
            ImportedEnvelope(value: .success(.object(envelope)), origin: "revision")
        ])
        guard report.accepted == 1 else {
            throw StoreError(
                .damaged, "the revision was refused: \(report.findings.map(\.finding.code))")
        }
    }
}
