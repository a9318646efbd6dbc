import Foundation
import Synchronization

/// Hands out identifiers that were made before.
final class IdentifierList: Sendable {
    private let rest: Mutex<[UUID]>

    init(_ identifiers: [UUID]) {
        self.rest = Mutex(identifiers.reversed())
    }

    func next() -> UUID { self.rest.withLock { $0.removeLast() } }
}
