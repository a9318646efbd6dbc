import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore

/// The door: reads, checks and stores clinic records, and says what is wrong with the others.
///
/// A record is counted as accepted only after its revision is durable. One bad record never stops a
/// good one beside it; a record that names another of the same call waits for that one.
struct Intake: Sendable {
    /// Records checked and committed together.
    private static let batchSize = 200

    let store: any SyncStore
    let ambient: Ambient
    let failPoints: FailPoints
    /// Where given, records of any other organization are strangers.
    var onlyOrganization: UUID?

    private struct Candidate {
        let origin: String
        let record: ClinicRecord
        let findings: [Finding]
        let tenant: Tenant

        var name: RecordName { RecordName(record) }
    }

    func take(_ envelopes: [ImportedEnvelope]) async throws -> ImportReport {
        var report = ImportReport()
        var directory = try await TenantDirectory(
            store: self.store, ambient: self.ambient, onlyOrganization: self.onlyOrganization)
        var candidates: [Candidate] = []
        for envelope in envelopes {
            guard let (record, findings) = self.read(envelope, &report) else { continue }
            guard let tenant = try await directory.tenant(for: record) else {
                report.refuse([.organizationNotConfigured], at: envelope.origin)
                continue
            }
            candidates.append(
                Candidate(
                    origin: envelope.origin, record: record, findings: findings, tenant: tenant))
        }
        for wave in Self.waves(candidates) {
            for start in stride(from: 0, to: wave.count, by: Self.batchSize) {
                let batch = Array(wave[start..<min(start + Self.batchSize, wave.count)])
                for (tenant, members) in Dictionary(grouping: batch, by: \.tenant) {
                    try await self.accept(members, tenant: tenant, &report)
                }
            }
        }
        return report
    }

    private func read(
        _ envelope: ImportedEnvelope, _ report: inout ImportReport
    ) -> (ClinicRecord, [Finding])? {
        switch envelope.value {
        case .failure(let error):
            report.refuse([.unreadable(error)], at: envelope.origin)
            return nil
        case .success(let value):
            let result = RecordReader.read(value)
            guard let record = result.record else {
                report.refuse(result.findings, at: envelope.origin)
                return nil
            }
            return (record, result.findings)
        }
    }

    /// Groups candidates so that each wave refers only to records of earlier waves or of the store.
    private static func waves(_ candidates: [Candidate]) -> [[Candidate]] {
        var remaining = candidates
        var waves: [[Candidate]] = []
        while !remaining.isEmpty {
            let waiting = Set(remaining.map(\.name))
            var seen: Set<RecordName> = []
            var wave: [Candidate] = []
            var rest: [Candidate] = []
            for candidate in remaining {
                let name = candidate.name
                let needs = candidate.record.references.map(RecordName.init).filter { $0 != name }
                // Two revisions of one record keep their order by standing in different waves.
                if needs.contains(where: waiting.contains) || seen.contains(name) {
                    rest.append(candidate)
                } else {
                    wave.append(candidate)
                }
                seen.insert(name)
            }
            if wave.isEmpty {
                // They refer to each other in a circle: the check will name what is missing.
                waves.append(rest)
                return waves
            }
            waves.append(wave)
            remaining = rest
        }
        return waves
    }

    private func accept(
        _ candidates: [Candidate], tenant: Tenant, _ report: inout ImportReport
    ) async throws {
        let own = candidates.map(\.name)
        let named = candidates.flatMap { $0.record.references.map(RecordName.init) }
        let loader = RecordLoader(store: self.store, tenant: tenant)
        // The facility's own record says by which clock its days go.
        let facility = RecordName(
            kind: RecordKind.organization.rawValue, id: tenant.organizationID)
        let stored = try await loader.records(named: Array(Set(own + named + [facility])))
        let known = KnownRecords(stored.values.map(\.record))
        let now = self.ambient.now()
        var accepted: [(Candidate, [Finding])] = []
        var incoming: [IncomingRecord] = []
        for candidate in candidates {
            let previous = stored[candidate.name]?.record
            if let previous, previous.envelope.revision >= candidate.record.envelope.revision {
                report.ignored += 1
                continue
            }
            let check = IntakeCheck(
                known: known, previous: previous, practitionersWithIHSNumber: nil,
                today: Instant(now).clinicDay)
            let (checked, more) = check.check(candidate.record)
            let findings = candidate.findings + more
            guard checked != nil else {
                report.refuse(findings, at: candidate.origin)
                continue
            }
            accepted.append((candidate, findings))
            let facts = EncounterFacts(record: candidate.record, known: known)
            incoming.append(
                IncomingRecord(
                    tenant: tenant,
                    name: candidate.name,
                    revision: candidate.record.envelope.revision,
                    changedAt: candidate.record.envelope.changedAt.date,
                    body: candidate.record.envelope.json.bytes,
                    references: candidate.record.references.map(RecordName.init),
                    findings: findings.map { FindingRow($0, of: candidate.record) },
                    aliases: facts.aliases,
                    fact: facts.fact
                ))
        }
        let outcomes = try await self.store.accept(incoming, now: now)
        self.failPoints.reach(.afterAccept)
        var changed: [RecordName] = []
        for ((candidate, findings), outcome) in zip(accepted, outcomes) {
            switch outcome {
            case .accepted:
                report.accepted += 1
                report.tenants.insert(tenant)
                report.add(findings, at: candidate.origin)
                changed.append(candidate.name)
            case .alreadyKnown:
                report.ignored += 1
            }
        }
        if !changed.isEmpty {
            try await self.store.replanRecords(missing: changed, for: tenant)
        }
    }
}

extension ImportReport {
    mutating func add(_ findings: [Finding], at origin: String) {
        self.findings += findings.map { Entry(origin: origin, finding: $0) }
    }

    mutating func refuse(_ findings: [Finding], at origin: String) {
        self.refused += 1
        self.add(findings, at: origin)
    }
}
