/// What a request hoped for, which tells how to read its answer.
struct AnswerExpectation: Sendable, Hashable {
    enum Purpose: Sendable, Hashable {
        case write
        case read
        case search
        case token
    }

    var purpose: Purpose
    /// The type of the resource that must come back for its id to count.
    var type: String?

    init(_ interaction: FHIRInteraction) {
        switch interaction {
        case .create(let type, _), .update(let type, _, _), .patch(let type, _, _):
            self.init(purpose: .write, type: type)
        case .read(let type, _): self.init(purpose: .read, type: type)
        case .search, .page: self.init(purpose: .search, type: nil)
        case .transaction: self.init(purpose: .search, type: nil)
        }
    }

    private init(purpose: Purpose, type: String?) {
        self.purpose = purpose
        self.type = type
    }

    static func anyJSON(of purpose: Purpose) -> AnswerExpectation {
        AnswerExpectation(purpose: purpose, type: nil)
    }

    /// Only a write may be answered without a body.
    var needsBody: Bool { self.purpose != .write }
}
