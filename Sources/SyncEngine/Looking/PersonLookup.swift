import ClinicRecord
import FHIRR4
import Foundation
import Satusehat
import SatusehatRules
import SyncCore
import SyncStore

/// Looks a person up for somebody at the counter, and writes the look-up down.
struct PersonLookup: Sendable {
    let session: PlatformSession
    let store: any SyncStore
    let ambient: Ambient

    func patient(nik: String, by user: UUID) async throws -> PatientLookupAnswer {
        let wanted = PersonSearch.wanted(type: "Patient", nik: nik)
        let (verdict, problem) = try await self.search(type: "Patient", wanted)
        var row = PatientLookupRow(
            verdict ?? .notFound, id: self.ambient.makeUUID(), patientID: nil, nik: nik,
            searchedAt: self.ambient.now(), searchedBy: user)
        if verdict == nil {
            row.lookupStatus = .error
            row.registrationRequired = false
            row.registrationInstructions = nil
        }
        try await self.store.savePatientLookup(row, for: self.session.tenant)
        var answer = PatientLookupAnswer(
            status: row.lookupStatus, ihsPatientID: row.ihsPatientID, name: nil, gender: nil,
            birthDate: nil, address: nil, candidates: [],
            registrationRequired: row.registrationRequired, instructions: nil, problem: problem)
        switch verdict {
        case .found(_, let resource):
            answer.name = Self.name(resource)
            answer.gender = resource["gender"]?.string
            answer.birthDate = resource["birthDate"]?.string
            answer.address = resource["address"]?[0]?["line"]?[0]?.string
        case .notFound:
            answer.instructions =
                ExplanationCatalogue.explanation(for: "patient_not_registered").advice
        case .several(let ids):
            answer.candidates = ids
            answer.instructions = ExplanationCatalogue.explanation(for: "person_several").text
        case .differs(let id, _):
            answer.candidates = [id]
        case nil:
            break
        }
        return answer
    }

    func practitioner(nik: String) async throws -> PractitionerLookupAnswer {
        let wanted = PersonSearch.wanted(type: "Practitioner", nik: nik)
        let (verdict, problem) = try await self.search(type: "Practitioner", wanted)
        switch verdict {
        case .found(let id, let resource):
            return PractitionerLookupAnswer(
                status: .found, ihsNumber: id, name: Self.name(resource), candidates: [],
                problem: nil)
        case .notFound:
            return PractitionerLookupAnswer(
                status: .notFound, ihsNumber: nil, name: nil, candidates: [],
                problem: ExplanationCatalogue.explanation(for: "practitioner_not_registered").text)
        case .several(let ids):
            return PractitionerLookupAnswer(
                status: .found, ihsNumber: nil, name: nil, candidates: ids,
                problem: ExplanationCatalogue.explanation(for: "person_several").text)
        case .differs(let id, _):
            return PractitionerLookupAnswer(
                status: .found, ihsNumber: nil, name: nil, candidates: [id], problem: nil)
        case nil:
            return PractitionerLookupAnswer(
                status: .error, ihsNumber: nil, name: nil, candidates: [], problem: problem)
        }
    }

    /// A verdict, or why there is none.
    private func search(
        type: String, _ wanted: JSONValue
    ) async throws -> (PersonVerdict?, LocalizedText?) {
        guard let interaction = PersonSearch.interaction(type: type, wanted: wanted) else {
            return (.notFound, nil)
        }
        let call = PlatformCall(session: self.session, store: self.store, ambient: self.ambient)
        switch try await call.perform(interaction, operation: .search, hasPermit: false) {
        case .abandoned:
            return (nil, ExplanationCatalogue.explanation(for: "throttled").text)
        case .noToken(let verdict, _):
            return (nil, Self.explain(verdict))
        case .exchanged(let exchange, let verdict):
            await Journal(
                store: self.store, ambient: self.ambient, tenant: self.session.tenant
            ).note(exchange)
            guard case .completed = verdict.disposition else { return (nil, Self.explain(verdict)) }
            let candidates = PersonSearch.candidates(type: type, in: exchange.resource)
            return (PersonMatch(wanted: wanted).verdict(on: candidates), nil)
        }
    }

    private static func explain(_ verdict: Verdict) -> LocalizedText {
        ExplanationCatalogue.explanation(for: verdict.errorCode ?? "unknown").text
    }

    private static func name(_ resource: JSONValue) -> String? {
        resource["name"]?[0]?["text"]?.string
    }
}
