/// What a request hoped for, which tells how to read its answer.
struct AnswerExpectation: Sendable, Hashable {
    enum Purpose: Sendable, Hashable {
        case write
        case read
        case search
        /// A transaction, or an interface outside FHIR.
        case anyJSON
        case token
    }

    var purpose: Purpose
    /// The type of the resource that must come back for its id to count.
    var type: String?
    /// The id that it must have, where one was named.
    var id: String?

    init(_ interaction: FHIRInteraction) {
        switch interaction {
        case .create(let type, _):
            self.init(purpose: .write, type: type)
        case .update(let type, let id, _), .patch(let type, let id, _):
            self.init(purpose: .write, type: type, id: id)
        case .read(let type, let id): self.init(purpose: .read, type: type, id: id)
        case .search, .page: self.init(purpose: .search, type: nil)
        case .transaction: self.init(purpose: .anyJSON, type: nil)
        }
    }

    private init(purpose: Purpose, type: String?, id: String? = nil) {
        self.purpose = purpose
        self.type = type
        self.id = id
    }

    static func anyJSON(of purpose: Purpose) -> AnswerExpectation {
        AnswerExpectation(purpose: purpose, type: nil)
    }

    /// Only a write may be answered without a body.
    var needsBody: Bool { self.purpose != .write }
}
