#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The faults that are in force and how often each has been asked.
struct FaultPlan: Sendable {
    struct Entry: Sendable {
        let number: Int
        let rule: FaultRule
        /// How many requests matched, whether or not the fault struck.
        var matches = 0
        var strikes = 0
    }

    private(set) var entries: [Entry] = []
    private var added = 0

    @discardableResult
    mutating func add(_ rule: FaultRule) -> Int {
        self.added += 1
        self.entries.append(Entry(number: self.added, rule: rule))
        return self.added
    }

    mutating func removeAll() { self.entries.removeAll() }

    /// The fault that strikes this request; the first rule that applies wins.
    mutating func strike(
        method: String,
        type: String,
        generator: inout SeededGenerator,
        at now: Date
    ) -> FaultRule? {
        for place in self.entries.indices {
            let rule = self.entries[place].rule
            guard rule.method.map({ $0 == method }) ?? true,
                rule.type.map({ $0 == type }) ?? true,
                rule.from.map({ $0 <= now }) ?? true,
                rule.until.map({ now < $0 }) ?? true
            else { continue }
            self.entries[place].matches += 1
            let matches = self.entries[place].matches
            let strikes =
                switch rule.occurrence {
                case .every: true
                case .nth(let place): matches == place
                case .first(let count): matches <= count
                case .probability(let probability): generator.fraction() < probability
                }
            guard strikes else { continue }
            self.entries[place].strikes += 1
            return rule
        }
        return nil
    }
}
