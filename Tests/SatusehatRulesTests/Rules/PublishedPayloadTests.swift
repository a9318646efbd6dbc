import FHIRR4
import Foundation
import SatusehatRules
import Testing

/// The platform's own published samples, which this repository does not hold: name their folder in
/// `SATUSEHAT_PAYLOADS`.
@Suite struct PublishedPayloadTests {
    private static let folder = ProcessInfo.processInfo.environment["SATUSEHAT_PAYLOADS"]

    /// Answers show a record masked or from before the rules; nobody may send them so.
    private static let answers = [
        "Patient/read-by-id-masked-200.json", "Patient/search-", "Location/search-",
        "Organization/search-",
    ]

    /// Faults of the samples by rule and element, each with its reason. Since some of them are saved
    /// together with a success, the book only warns of these.
    private static let faults: [(code: String, element: String, reason: String)] = [
        ("rule_10327", "serviceType.coding[0].system", "misspells the address of SNOMED CT"),
        ("rule_10310", "batch.expirationDate", "has a date in place of a date and time"),
        ("rule_10361", "authoredOn", "leaves out when the request was written"),
    ]

    @Test(
        "Published samples have no finding but their documented faults",
        .enabled(if: folder != nil))
    func samples() throws {
        let folder = try #require(Self.folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        var judged = 0
        for name in names where name.hasSuffix(".json") {
            if Self.answers.contains(where: name.hasPrefix) { continue }
            let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            let text = Self.filled(String(decoding: data, as: UTF8.self))
            guard let value = try? JSONValue(parsing: text) else { continue }
            judged += 1
            let unexplained = RuleCheck().findings(in: value).filter { finding in
                finding.severity == .error
                    || !Self.faults.contains {
                        $0.code == finding.errorCode && finding.path.hasSuffix($0.element)
                    }
            }
            #expect(unexplained == [], "\(name)")
        }
        #expect(judged > 60)
    }

    /// Puts something of the right form in place of `{{name}}`, as a client does.
    private static func filled(_ text: String) -> String {
        var numbers: [Substring: Int] = [:]
        return text.replacing(/(\w+)([\/:])\{\{([^}]*)\}\}/) { match in
            let (_, before, mark, name) = match.output
            let number = numbers[name, default: numbers.count]
            numbers[name] = number
            let uuid = "00000000-0000-4000-8000-" + String(1_000_000_000_00 + number)
            let id =
                switch before {
                case "Patient": "P02478375538"
                case "Practitioner": "10009880728"
                case "Organization": "100000001"
                default: uuid
                }
            return "\(before)\(mark)\(id)"
        }
    }
}
