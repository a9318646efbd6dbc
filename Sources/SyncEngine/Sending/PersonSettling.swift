import ClinicRecord
import FHIRR4
import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Ends a look-up of a person or of the facility that the platform answered.
struct PersonSettling: Sendable {
    let settling: Settling
    let wanted: JSONValue

    private var delivery: ClaimedDelivery { self.settling.delivery }

    func settle(_ exchange: Exchange) async throws {
        let type = self.delivery.key.type
        let candidates = PersonSearch.candidates(type: type, in: exchange.resource)
        if type == "Organization" {
            try await self.settleFacility(exchange, found: candidates.first)
            return
        }
        let verdict = PersonMatch(wanted: self.wanted).verdict(on: candidates)
        if type == "Patient" {
            try await self.noteLookup(verdict)
        }
        switch verdict {
        case .found(let id, _):
            try await self.settling.complete(
                exchange, Verdict(.completed(id: id), category: nil, errorCode: nil), id: id,
                phase: .adopted, omitted: [], resource: self.wanted)
        case .notFound:
            let code =
                type == "Patient" ? "patient_not_registered" : "practitioner_not_registered"
            try await self.fail(exchange, code: code, paths: [], category: .notFound)
        case .several:
            try await self.fail(
                exchange, code: "person_several", paths: [type], category: .client)
        case .differs(_, let elements):
            try await self.fail(
                exchange, code: "person_differs", paths: elements.map { "\(type).\($0)" },
                category: .client)
        }
    }

    private func settleFacility(_ exchange: Exchange, found: JSONValue?) async throws {
        guard let found, let id = found["id"]?.string else {
            try await self.fail(
                exchange, code: "organization_not_found", paths: [], category: .notFound)
            return
        }
        try await self.settling.complete(
            exchange, Verdict(.completed(id: id), category: nil, errorCode: nil), id: id,
            phase: .adopted, omitted: [], resource: self.wanted)
    }

    private func fail(
        _ exchange: Exchange, code: String, paths: [String], category: ErrorCategory
    ) async throws {
        try await self.settling.settle(
            exchange, Verdict(.rejected, category: category, errorCode: code),
            resolution: .failed(phase: .rejected), code: code, paths: paths)
        if self.delivery.key.type == "Practitioner" {
            // Records that name this person may fall back to the attending one.
            try await self.settling.courier.store.replanRecords(
                referringTo: RecordName(
                    kind: RecordKind.practitioner.rawValue, id: self.delivery.key.localID),
                for: self.delivery.tenant)
        }
    }

    private func noteLookup(_ verdict: PersonVerdict) async throws {
        let ambient = self.settling.courier.ambient
        try await self.settling.courier.store.savePatientLookup(
            PatientLookupRow(
                verdict,
                id: ambient.makeUUID(),
                patientID: self.delivery.patientID ?? self.delivery.key.localID,
                nik: PersonSearch.nik(in: self.wanted),
                searchedAt: ambient.now(),
                searchedBy: SystemIdentity.engine),
            for: self.delivery.tenant)
    }
}

/// Who acts when no person does (G-31).
public enum SystemIdentity {
    /// The engine, looking people up for the visits it sends.
    public static let engine = NameUUID.make("jembatan|engine")
}

extension PatientLookupRow {
    init(
        _ verdict: PersonVerdict, id: UUID, patientID: UUID?, nik: String, searchedAt: Date,
        searchedBy: UUID
    ) {
        self.init(
            id: id, patientID: patientID, nik: nik, lookupStatus: .error, ihsPatientID: nil,
            ihsPatientData: nil, registrationRequired: false, registrationInstructions: nil,
            searchedAt: searchedAt, searchedBy: searchedBy)
        switch verdict {
        case .found(let ihsNumber, let resource):
            self.lookupStatus = .found
            self.ihsPatientID = ihsNumber
            self.ihsPatientData = resource.bytes
        case .notFound:
            self.lookupStatus = .notFound
            self.registrationRequired = true
            self.registrationInstructions =
                ExplanationCatalogue.explanation(for: "patient_not_registered").advice.indonesian
        case .several, .differs:
            // Found, but not to be linked before a person has looked (G-29).
            self.lookupStatus = .found
        }
    }
}
