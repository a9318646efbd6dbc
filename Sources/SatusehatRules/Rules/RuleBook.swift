import FHIRR4

/// The rules that the platform applies to what it is sent, as a table with a version of its own.
///
/// The platform changes its rules four times a year, so the book is data: the one compiled in is
/// only the first, and a file of the same form takes its place without a release. `docs/checking.md`
/// describes the form. A book is taken whole or refused whole.
public struct RuleBook: Sendable {
    /// The book this program was built with.
    public static let standard: RuleBook = {
        switch RuleBookReader.read(Array(StandardRuleBook.text.utf8)) {
        case .success(let book): book
        case .failure(let fault): preconditionFailure("the rule book built in is broken: \(fault)")
        }
    }()

    /// The text of the book this program was built with, to begin one's own from.
    public static var standardText: String { StandardRuleBook.text }

    /// No book of a real platform is larger.
    public static let bytesMax = 4 << 20

    public let version: String
    /// Every row in the order of the book.
    public let rules: [Rule]
    let codeLists: [String: CodeList]
    /// How the ids of a type look; the rows of `*` are those of every other type.
    let idForms: [String: [CodeForm]]
    /// The platform's first day: what lies before it is refused.
    let floor: Instant?
    let trie: RuleTrie

    init(
        version: String, rules: [Rule], codeLists: [String: CodeList],
        idForms: [String: [CodeForm]], floor: Instant?
    ) {
        self.version = version
        self.rules = rules
        self.codeLists = codeLists
        self.idForms = idForms
        self.floor = floor
        self.trie = RuleTrie(rules, codeLists: codeLists)
    }

    /// Reads a book, or says which line is wrong with it and why.
    public static func parse(_ bytes: [UInt8]) throws(RuleBookFault) -> RuleBook {
        try RuleBookReader.read(bytes).get()
    }

    /// The rows of that number.
    public func rules(numbered number: Int) -> [Rule] {
        self.rules.filter { $0.number == number }
    }
}
