#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything noticed while one record is read, beside its values.
///
/// References and codes are noted where they are read, so that no later check has to know which
/// fields hold them.
final class ReadingLog {
    /// A record with more findings than this is hopeless, and nobody reads further.
    static let findingsMax = 500

    private(set) var findings: [Finding] = []
    private(set) var names = RecordNames()
    private var taken: Set<String> = []

    var isFull: Bool { self.findings.count > Self.findingsMax }

    func report(_ problem: Problem, at path: String, in scope: ItemScope) {
        if problem.severity == .error { scope.fail() }
        guard !self.isFull else { return }
        if self.findings.count == Self.findingsMax {
            self.findings.append(Problem.tooManyFindings.finding(at: ""))
        } else {
            self.findings.append(problem.finding(at: path, refusesRecord: scope.refusesRecord))
        }
    }

    func note(_ name: NamedRecord) { self.names.records.append(name) }
    func note(_ link: ItemLink) { self.names.links.append(link) }
    func note(_ code: NamedCode) { self.names.codes.append(code) }
    func note(_ item: ItemName) { self.names.handedOver.append(item) }

    /// Answers whether the value is new among those of that list.
    func take(_ value: String, among list: String) -> Bool {
        self.taken.insert("\(list)|\(value)").inserted
    }
}
