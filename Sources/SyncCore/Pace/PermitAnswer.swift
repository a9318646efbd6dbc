import Foundation

/// What the bucket says when a request asks to leave.
public enum PermitAnswer: Sendable, Hashable {
    case granted
    /// Ask again at the instant given; nothing was taken.
    case wait(until: Date)
}
