import HTTPTypes
import Satusehat

/// An answer of the platform as text, so that one can be kept, read and written by hand.
///
/// The first line says what was asked (`create Encounter`, `update Encounter e1`,
/// `read Organization 1`, `search Patient`, `token`), the second is the status, headers follow, and
/// after an empty line the body as it is.
struct AnswerText: Equatable {
    enum Question: Equatable {
        case create(type: String)
        case update(type: String, id: String)
        case read(type: String, id: String)
        case search(type: String)
        case token

        var words: String {
            switch self {
            case .create(let type): "create \(type)"
            case .update(let type, let id): "update \(type) \(id)"
            case .read(let type, let id): "read \(type) \(id)"
            case .search(let type): "search \(type)"
            case .token: "token"
            }
        }

        init?(_ line: String) {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("create", 2): self = .create(type: words[1])
            case ("update", 3): self = .update(type: words[1], id: words[2])
            case ("read", 3): self = .read(type: words[1], id: words[2])
            case ("search", 2): self = .search(type: words[1])
            case ("token", 1): self = .token
            default: return nil
            }
        }
    }

    var question: Question
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    static func == (a: AnswerText, b: AnswerText) -> Bool { a.bytes == b.bytes }

    var bytes: [UInt8] {
        let head =
            [self.question.words, String(self.status)]
            + self.headers.map { "\($0.name): \(Self.oneLine($0.value))" }
        return Array((head.joined(separator: "\n") + "\n\n").utf8) + self.body
    }

    init(question: Question, status: Int, headers: [(String, String)], body: [UInt8]) {
        self.question = question
        self.status = status
        self.headers = headers
        self.body = body
    }

    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        func line() -> String? {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard let question = line().flatMap({ Question($0) }),
            let status = line().flatMap({ Int($0) }), (100...999).contains(status)
        else { return nil }
        self.question = question
        self.status = status
        self.headers = []
        while let header = line(), !header.isEmpty {
            let parts = header.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, HTTPField.Name(String(parts[0])) != nil else { continue }
            self.headers.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        }
        self.body = Array(rest)
    }

    /// As the transport would hand it over.
    var response: PlatformResponse {
        var head = HTTPResponse(status: .init(code: self.status))
        for header in self.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            head.headerFields.append(HTTPField(name: name, value: header.value))
        }
        return PlatformResponse(head: head, body: self.body)
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}
