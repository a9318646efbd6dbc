import ClinicRecord
import FHIRR4
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Valid records of a made-up clinic, to be spoilt by the tests.
enum Sample {
    static let organizationID = "5d3c1f8a-2b6e-4f10-8c47-a1b2c3d4e5f0"
    static let doctor = "1f0e9d8c-7b6a-4958-8c37-261504f3e2d1"
    static let nurse = "2a3b4c5d-6e7f-4081-92a3-b4c5d6e7f809"
    static let patient = "3c4d5e6f-7081-4293-a4b5-c6d7e8f90a1b"
    static let clinicRoom = "4e5f6071-8293-4a4b-b5c6-d7e8f90a1b2c"
    static let medicine = "5f607182-93a4-4b5c-86d7-e8f90a1b2c3d"
    static let pregnancy = "6071829a-a4b5-4c6d-97e8-f90a1b2c3d4e"
    static let pharmacy = "718293a4-b5c6-4d7e-a8f9-0a1b2c3d4e5f"

    static func envelope(
        _ kind: String, data: JSONValue, id: String = "829304a5-b6c7-4e8f-b90a-1b2c3d4e5f60"
    ) -> JSONValue {
        [
            "schema_version": "1.0", "organization_id": .string(Self.organizationID),
            "kind": .string(kind), "id": .string(id), "revision": 1,
            "changed_at": "2026-05-11T10:30:00+08:00", "data": data,
        ]
    }

    static func parse(_ text: String) -> JSONValue {
        do {
            return try JSONValue(parsing: text)
        } catch {
            Issue.record("the sample is no JSON: \(error)")
            return .null
        }
    }

    /// Reads a record that has to be without any finding.
    static func read(
        _ value: JSONValue, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ClinicRecord {
        let result = RecordReader.read(value)
        #expect(result.findings == [], sourceLocation: sourceLocation)
        return try #require(result.record, sourceLocation: sourceLocation)
    }

    static func encounter(
        _ value: JSONValue, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> EncounterRecord {
        let record = RecordReader.read(value).record
        guard case .encounter(let encounter) = record?.data else {
            let data = record?.data
            try #require(data != nil, sourceLocation: sourceLocation)
            throw NotAnEncounter()
        }
        return encounter
    }

    struct NotAnEncounter: Error {}
}
