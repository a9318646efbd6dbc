import FHIRR4
import Testing

@Suite struct ResourceSampleTests {
    @Test("There is a sample of every type we write")
    func samplesAreComplete() {
        #expect(Set(ResourceSample.all.map(\.type)) == AuthoredTypes.names)
    }

    @Test("A minimal instance has no issue", arguments: ResourceSample.all)
    func minimalPasses(_ sample: ResourceSample) throws {
        let value = try JSONValue(parsing: sample.minimal)
        #expect(StructureCheck().issues(in: value) == [])
        #expect(StructureCheck(mode: .receiving).issues(in: value) == [])
    }

    @Test("A rich instance has no issue", arguments: ResourceSample.all)
    func richPasses(_ sample: ResourceSample) throws {
        let value = try JSONValue(parsing: sample.rich)
        #expect(StructureCheck().issues(in: value) == [])
        #expect(StructureCheck(mode: .receiving).issues(in: value) == [])
    }

    @Test("Nothing can be taken from a minimal instance", arguments: ResourceSample.all)
    func minimalIsMinimal(_ sample: ResourceSample) throws {
        let value = try JSONValue(parsing: sample.minimal)
        for name in value.object?.names ?? [] {
            let issues = StructureCheck().issues(in: value.replacing(name, with: nil))
            #expect(issues.count == 1, "\(name): \(issues)")
        }
    }
}
