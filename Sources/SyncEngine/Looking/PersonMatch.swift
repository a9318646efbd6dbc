import FHIRR4

/// What a search for a person came to.
package enum PersonVerdict: Equatable {
    case found(id: String, resource: JSONValue)
    case notFound
    /// Several people answer; a person has to choose.
    case several(ids: [String])
    /// One answers, but differs in the elements named.
    case differs(id: String, elements: [String])
}

/// Decides whether the platform's answer names the person that was asked for.
///
/// The platform may mask the number and the name and leave sex and birth date out (API 3.3, 3.5), so
/// only what is present is compared, and anything that differs goes to a person: linking a record to
/// somebody else is the worst this product could do.
package struct PersonMatch {
    /// The template of the search: what the clinic knows of the person.
    private let wanted: JSONValue

    package init(wanted: JSONValue) {
        self.wanted = wanted
    }

    package func verdict(on candidates: [JSONValue]) -> PersonVerdict {
        var byID: [(id: String, resource: JSONValue)] = []
        var seen: Set<String> = []
        for candidate in candidates {
            guard let id = candidate["id"]?.string, StructureCheck.isResourceID(id),
                seen.insert(id).inserted
            else { continue }
            byID.append((id, candidate))
        }
        if self.isNewborn {
            byID.removeAll { !self.differences(to: $0.resource).isEmpty }
        }
        guard let first = byID.first else { return .notFound }
        guard byID.count == 1 else { return .several(ids: byID.map(\.id)) }
        let differences = self.differences(to: first.resource)
        return differences.isEmpty
            ? .found(id: first.id, resource: first.resource)
            : .differs(id: first.id, elements: differences)
    }

    private var isNewborn: Bool {
        self.wanted["identifier"]?[0]?["system"]?.string?.hasSuffix("/nik-ibu") ?? false
    }

    private func differences(to candidate: JSONValue) -> [String] {
        var elements: [String] = []
        for element in ["gender", "birthDate", "multipleBirthInteger"] {
            guard let wanted = self.wanted[element], let shown = candidate[element] else {
                continue
            }
            // A twin's order is only asked of newborns; elsewhere it is often wrong in the index.
            if element == "multipleBirthInteger" && !self.isNewborn { continue }
            if let text = shown.string, text.contains("*") || text.contains("#") { continue }
            if wanted != shown { elements.append(element) }
        }
        if self.showsAnotherNumber(candidate) { elements.append("identifier") }
        if !self.isNewborn, let wanted = self.wanted["name"]?.string,
            let shown = Self.name(of: candidate),
            !PersonName(wanted).agrees(with: PersonName(shown))
        {
            elements.append("name")
        }
        return elements
    }

    /// Whether the number that was searched by stands there in full and is another one, as it does
    /// when the search forgot what it was asked for.
    private func showsAnotherNumber(_ candidate: JSONValue) -> Bool {
        guard let wanted = self.wanted["identifier"]?[0], let number = wanted["value"]?.string
        else {
            return false
        }
        let shown = (candidate["identifier"]?.array ?? []).filter {
            $0["system"] == wanted["system"]
        }.compactMap { $0["value"]?.string }
        let isFull = { (text: String) in !text.isEmpty && text.allSatisfy(\.isNumber) }
        return !shown.contains(number) && shown.contains(where: isFull)
    }

    private static func name(of candidate: JSONValue) -> String? {
        guard let name = candidate["name"]?[0] else { return nil }
        if let text = name["text"]?.string { return text }
        let given = (name["given"]?.array ?? []).compactMap(\.string)
        let words = given + [name["family"]?.string].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// A person's name, reduced to what can be compared.
struct PersonName {
    private static let titles: Set<String> = [
        "ny", "tn", "nn", "an", "by", "sdr", "sdri", "dr", "drg", "drs", "dra", "prof", "ir", "h",
        "hj", "bd", "ns", "apt", "bapak", "ibu",
    ]

    /// Words in lower case, without titles and what follows a comma (academic suffixes).
    let words: [String]

    init(_ text: String) {
        let head = text.split(separator: ",", maxSplits: 1).first.map(String.init) ?? text
        let words = head.lowercased().split { $0.isWhitespace || $0 == "." || $0 == "-" }
            .map(String.init)
        let kept = words.filter { !Self.titles.contains($0) }
        self.words = kept.isEmpty ? words : kept
    }

    /// True unless the two cannot be the same: masked words agree when their visible letters do.
    func agrees(with other: Self) -> Bool {
        let (shorter, longer) =
            self.words.count <= other.words.count
            ? (self.words, other.words) : (other.words, self.words)
        guard !shorter.isEmpty else { return true }
        var rest = longer[...]
        for word in shorter {
            guard let index = rest.firstIndex(where: { Self.agree(word, $0) }) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }

    private static func agree(_ a: String, _ b: String) -> Bool {
        let (visibleA, maskedA) = Self.visible(a)
        let (visibleB, maskedB) = Self.visible(b)
        switch (maskedA, maskedB) {
        case (false, false): return a == b
        case (true, false): return b.hasPrefix(visibleA)
        case (false, true): return a.hasPrefix(visibleB)
        case (true, true): return visibleA.hasPrefix(visibleB) || visibleB.hasPrefix(visibleA)
        }
    }

    private static func visible(_ word: String) -> (letters: String, masked: Bool) {
        guard let star = word.firstIndex(of: "*") else { return (word, false) }
        return (String(word[..<star]), true)
    }
}
