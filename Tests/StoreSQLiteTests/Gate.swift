import Foundation

/// Holds a thread up until it is opened; for threads of the database, never for tasks.
final class Gate: Sendable {
    private let signal = DispatchSemaphore(value: 0)

    func wait() { self.signal.wait() }
    func open() { self.signal.signal() }
}
