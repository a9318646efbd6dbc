/// Why a gateway cannot be used; found when it is configured, never while sending.
public struct GatewayError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The set may grow, so a `switch` over codes keeps a `default`.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case malformedAddress = "malformed_address"
        case insecureAddress = "insecure_address"
        case addressMissing = "address_missing"
        case wrongEnvironment = "wrong_environment"
        case hostNotListed = "host_not_listed"
    }

    public let code: Code

    public init(_ code: Code) {
        self.code = code
    }

    public var description: String {
        switch self.code {
        case .malformedAddress:
            "malformed_address: a base URL looks like https://host/path, without query or user"
        case .insecureAddress:
            "insecure_address: only https may be used, except towards this machine"
        case .addressMissing:
            "address_missing: this gateway has no built-in address, give its base URL"
        case .wrongEnvironment:
            "wrong_environment: the gateway belongs to the other environment"
        case .hostNotListed:
            "host_not_listed: production refuses a host that its gateway does not list; "
                + "name the gateway to use an own address"
        }
    }
}
