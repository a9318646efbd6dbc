import Foundation
import SyncCore
import SyncStore

/// Configuration, tokens, people, places and consent.
enum SetupRules {
    static let all: [StoreRule] = [
        StoreRule("A configuration is read back as it was saved") { scene in
            var configuration = scene.configuration(scene.tenant)
            configuration.baseURL = "https://gateway.test"
            configuration.trigger = .live
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            let stored = try await scene.store.configuration(for: scene.tenant)
            try expectEqual(stored, configuration)
            try expectEqual(try await scene.store.configurations(), [configuration])
            try expect(
                try await scene.store.configuration(for: scene.other) == nil, "none of another")
        },
        StoreRule("Saving a configuration again keeps its identifier and what was noted on it") {
            scene in
            let first = scene.configuration(scene.tenant)
            try await scene.store.saveConfiguration(first, now: scene.noon)
            try await scene.store.noteConfigurationError(
                "trouble", for: scene.tenant, now: scene.noon)
            var second = scene.configuration(scene.tenant)
            second.organizationName = "Klinik Lain"
            let later = scene.noon.addingTimeInterval(5)
            try await scene.store.saveConfiguration(second, now: later)
            let stored = try need(
                try await scene.store.configuration(for: scene.tenant), "configuration")
            try expectEqual(stored.id, first.id)
            try expectEqual(stored.organizationName, "Klinik Lain")
            try expectEqual(stored.lastError, "trouble")
            try expectEqual(stored.createdAt, scene.noon)
            try expectEqual(stored.updatedAt, later)
            try await scene.store.noteConfigurationError(nil, for: scene.tenant, now: later)
            let cleared = try await scene.store.configuration(for: scene.tenant)
            try expect(cleared?.lastError == nil, "cleared")
        },
        StoreRule("One environment of an organization is active at a time") { scene in
            let production = Tenant(
                organizationID: scene.tenant.organizationID, environment: .production)
            try await scene.store.saveConfiguration(
                scene.configuration(scene.tenant), now: scene.noon)
            try await scene.store.saveConfiguration(
                scene.configuration(production), now: scene.noon)
            let sandbox = try await scene.store.configuration(for: scene.tenant)
            try expectEqual(sandbox?.isActive, false)
            let live = try await scene.store.configuration(for: production)
            try expectEqual(live?.isActive, true)
        },
        StoreRule("A configuration goes only while its tenant holds no record") { scene in
            try await scene.store.saveConfiguration(
                scene.configuration(scene.tenant), now: scene.noon)
            try await scene.plan([])
            try await expectError(.invalidState) {
                try await scene.store.deleteConfiguration(for: scene.tenant)
            }
            try await scene.store.saveConfiguration(
                scene.configuration(scene.other), now: scene.noon)
            try await scene.store.deleteConfiguration(for: scene.other)
            try expect(
                try await scene.store.configuration(for: scene.other) == nil, "it is gone")
            try await expectError(.notFound) {
                try await scene.store.deleteConfiguration(for: scene.other)
            }
        },
        StoreRule("A token is kept until it is discarded or the credentials change") { scene in
            let token = StoredToken(
                accessToken: "secret-token", obtainedAt: scene.noon,
                expiresAt: scene.noon.addingTimeInterval(3_599))
            try await expectError(.notFound) {
                try await scene.store.saveToken(token, for: scene.tenant, now: scene.noon)
            }
            var configuration = scene.configuration(scene.tenant)
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            try expect(try await scene.store.token(for: scene.tenant) == nil, "none yet")
            try await scene.store.saveToken(token, for: scene.tenant, now: scene.noon)
            try expectEqual(try await scene.store.token(for: scene.tenant), token)
            let stored = try await scene.store.configuration(for: scene.tenant)
            try expectEqual(stored?.tokenExpiresAt, token.expiresAt)
            try expectEqual(stored?.lastTokenRefresh, token.obtainedAt)
            configuration.organizationName = "Klinik Lain"
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            try expectEqual(try await scene.store.token(for: scene.tenant), token)
            configuration.clientSecret = "another"
            try await scene.store.saveConfiguration(configuration, now: scene.noon)
            try expect(try await scene.store.token(for: scene.tenant) == nil, "discarded")
            try await scene.store.saveToken(token, for: scene.tenant, now: scene.noon)
            try await scene.store.discardToken(for: scene.tenant, now: scene.noon)
            try expect(try await scene.store.token(for: scene.tenant) == nil, "discarded")
        },
        StoreRule("Rooms and staff are kept once per tenant and updated in place") { scene in
            let room = LocationRow(
                id: scene.id(), polyclinicID: scene.id(), satusehatLocationID: "loc-1",
                locationName: "Poli Umum", locationType: "ro", syncedAt: scene.noon,
                status: .active)
            try await scene.store.saveLocation(room, for: scene.tenant)
            var renamed = room
            renamed.id = scene.id()
            renamed.locationName = "Poli Gigi"
            try await scene.store.saveLocation(renamed, for: scene.tenant)
            renamed.id = room.id
            try expectEqual(try await scene.store.locations(for: scene.tenant), [renamed])
            try expectEqual(try await scene.store.locations(for: scene.other), [])

            let person = PractitionerRow(
                id: scene.id(), practitionerID: scene.id(), ihsNumber: "10001",
                nik: "3171011212900001", practitionerName: "dr. Contoh", verifiedAt: scene.noon,
                verificationMethod: .nikLookup, status: .active)
            try await scene.store.savePractitioner(person, for: scene.tenant)
            var changed = person
            changed.id = scene.id()
            changed.practitionerName = "dr. Lain"
            try await scene.store.savePractitioner(changed, for: scene.tenant)
            changed.id = person.id
            try expectEqual(try await scene.store.practitioners(for: scene.tenant), [changed])
            try expectEqual(try await scene.store.practitioners(for: scene.other), [])
        },
        StoreRule("A look-up is found by number and by patient, the newest first") { scene in
            let patient = scene.id()
            let nik = "3171015005900002"
            var row = scene.lookup(patient, nik: nik, at: scene.noon)
            try await scene.store.savePatientLookup(row, for: scene.tenant)
            row = scene.lookup(patient, nik: nik, at: scene.noon.addingTimeInterval(60))
            row.lookupStatus = .found
            row.ihsPatientID = "P02029100"
            row.ihsPatientData = scene.bytes("{\"resourceType\":\"Patient\"}")
            row.registrationRequired = false
            row.registrationInstructions = nil
            try await scene.store.savePatientLookup(row, for: scene.tenant)
            try await scene.store.savePatientLookup(
                scene.lookup(nil, nik: "", at: scene.noon.addingTimeInterval(90)),
                for: scene.tenant)
            let store = scene.store
            try expectEqual(
                try await store.latestPatientLookup(nik: nik, for: scene.tenant), row)
            try expectEqual(
                try await store.latestPatientLookup(patientID: patient, for: scene.tenant), row)
            try expect(
                try await store.latestPatientLookup(nik: nik, for: scene.other) == nil,
                "none of another tenant")
            try expect(
                try await store.latestPatientLookup(nik: "", for: scene.tenant) == nil,
                "nobody is found without a number")
            try expect(
                try await store.latestPatientLookup(nik: "3171015005900003", for: scene.tenant)
                    == nil, "nobody else is found")
        },
        StoreRule("A consent changes only by being revoked, once") { scene in
            let patient = scene.id()
            var consent = scene.consent(patient)
            try await scene.store.saveConsent(consent, for: scene.tenant, now: scene.noon)
            try await scene.store.saveConsent(consent, for: scene.tenant, now: scene.noon)
            var stored = try await scene.store.consents(patientID: patient, for: scene.tenant)
            try expectEqual(stored, [consent])
            let given = consent
            consent.revoked = true
            consent.revokedAt = scene.noon.addingTimeInterval(5)
            consent.revokedReason = "asked for"
            try await scene.store.saveConsent(consent, for: scene.tenant, now: scene.noon)
            // What was given is handed in again, as a replay of the record would.
            try await scene.store.saveConsent(given, for: scene.tenant, now: scene.noon)
            var later = consent
            later.revokedAt = scene.noon.addingTimeInterval(9)
            try await scene.store.saveConsent(later, for: scene.tenant, now: scene.noon)
            stored = try await scene.store.consents(patientID: patient, for: scene.tenant)
            try expectEqual(stored, [consent])
            try expectEqual(
                try await scene.store.consents(patientID: patient, for: scene.other), [])
        },
        StoreRule("A consent handed in with other content ends the one before") { scene in
            let patient = scene.id()
            let wide = scene.consent(patient)
            var narrow = wide
            narrow.consentScope = .encounterOnly
            for row in [wide, narrow, narrow] {
                try await scene.store.saveConsent(row, for: scene.tenant, now: scene.noon)
            }
            let stored = try await scene.store.consents(patientID: patient, for: scene.tenant)
            try expectEqual(stored.count, 2)
            let standing = stored.filter { !$0.revoked }
            try expectEqual(standing.map(\.consentScope), [.encounterOnly])
            var ended = try need(standing.first, "consent")
            ended.revoked = true
            ended.revokedAt = scene.noon
            ended.revokedReason = "asked for"
            try await scene.store.saveConsent(ended, for: scene.tenant, now: scene.noon)
            let after = try await scene.store.consents(patientID: patient, for: scene.tenant)
            try expect(after.allSatisfy(\.revoked), "the one added for a change is revoked")
        },
    ]
}

extension Scene {
    func configuration(_ tenant: Tenant) -> SatusehatConfiguration {
        SatusehatConfiguration(
            id: self.id(), tenant: tenant, clientID: "client", clientSecret: "secret",
            satusehatOrganizationID: "100026456", organizationName: "Klinik Contoh",
            gateway: "sandbox", createdAt: self.noon, updatedAt: self.noon)
    }

    func consent(_ patient: UUID, given: Bool = true) -> ConsentRow {
        ConsentRow(
            id: self.id(), patientID: patient, consentGiven: given,
            consentScope: given ? .all : .none, consentDatetime: self.noon,
            consentMethod: .verbal, witnessedBy: self.id(), consentDocumentURL: nil,
            givenBy: "parent", relation: "mother", validFrom: self.noon)
    }

    fileprivate func lookup(_ patient: UUID?, nik: String, at: Date) -> PatientLookupRow {
        PatientLookupRow(
            id: self.id(), patientID: patient, nik: nik, lookupStatus: .notFound,
            ihsPatientID: nil, ihsPatientData: nil, registrationRequired: true,
            registrationInstructions: "register", searchedAt: at, searchedBy: self.owner)
    }
}
