/// The brief's categories of failure.
public enum ErrorCategory: String, Sendable, Hashable, Codable, CaseIterable {
    case transient
    case client
    case auth
    case notFound = "not_found"
    case server
    case unknown
}
