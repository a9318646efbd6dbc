import FHIRR4
import Foundation
import Testing

/// Runs the check over example files that are not ours and therefore not in the repository.
///
/// `Tools/check-official-examples` fetches them and sets the variable.
@Suite struct OfficialExampleTests {
    /// Faults of the examples themselves, both against the definitions: the first
    /// lets a Practitioner stand where R4 asks for an Organization, the second an Encounter where it
    /// asks for somebody who performs.
    private static let knownFaults = [
        "medicationrequest0301.json": ["MedicationRequest.dispenseRequest.performer.reference"],
        "observation-example-clinical-gender.json": ["Observation.performer[0].reference"],
    ]

    private static let directory = ProcessInfo.processInfo.environment["JEMBATAN_R4_EXAMPLES"]

    @Test(
        "The official examples of the types we write raise no false alarm",
        .enabled(if: Self.directory != nil)
    )
    func examplesPass() throws {
        let directory = try #require(Self.directory)
        let check = StructureCheck()
        var counts: [String: (files: Int, alarmed: Int)] = [:]
        for url in try Self.files(below: directory) {
            let value = try JSONValue(parsing: [UInt8](Data(contentsOf: url)))
            guard let type = value["resourceType"]?.string else { continue }
            let known = Self.knownFaults[url.lastPathComponent] ?? []
            let issues = check.issues(in: value).filter { !known.contains($0.path) }
            counts[type, default: (0, 0)].files += 1
            if issues.isEmpty { continue }
            counts[type, default: (0, 0)].alarmed += 1
            print("\(url.lastPathComponent):")
            for issue in issues.prefix(5) { print("    \(issue)") }
            if AuthoredTypes.names.contains(type) {
                Issue.record("\(url.lastPathComponent) has \(issues.count) issues")
            }
        }
        for (type, count) in counts.sorted(by: { $0.key < $1.key }) {
            let mark = AuthoredTypes.names.contains(type) ? "*" : " "
            print("\(mark) \(type): \(count.files) files, \(count.alarmed) with issues")
        }
        let authored = counts.filter { AuthoredTypes.names.contains($0.key) }
        #expect(!authored.isEmpty, "the directory holds no example of a type we write")
    }

    private static func files(below directory: String) throws -> [URL] {
        let root = URL(fileURLWithPath: directory, isDirectory: true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
        return names.filter { $0.hasSuffix(".json") }.map { root.appending(path: $0) }
    }
}
