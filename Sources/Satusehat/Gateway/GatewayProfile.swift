import SyncCore

/// A named way to the platform: where its token, FHIR, consent and KFA interfaces are.
///
/// The Ministry's two hosts are built in. Jakarta's clinics go through a provincial gateway whose
/// addresses are not published; its name is known here and its address has to be given. Any other
/// name is an own gateway, with its own address.
public struct GatewayProfile: Sendable, Hashable {
    public var name: String
    public var token: BaseURL
    public var fhir: BaseURL
    public var consent: BaseURL
    public var kfa: BaseURL

    public init(name: String, token: BaseURL, fhir: BaseURL, consent: BaseURL, kfa: BaseURL) {
        self.name = name
        self.token = token
        self.fhir = fhir
        self.consent = consent
        self.kfa = kfa
    }

    /// The profile of a gateway that has all interfaces below one address, as the Ministry's has.
    public init(name: String, base: BaseURL) {
        self.init(
            name: name,
            token: base.appending("/oauth2/v1"),
            fhir: base.appending("/fhir-r4/v1"),
            consent: base.appending("/consent/v1"),
            kfa: base.appending("/kfa-v2"))
    }
}

// MARK: - Names and the production guard

extension GatewayProfile {
    public static let sandboxName = "sandbox"
    public static let productionName = "production"
    public static let jakartaName = "jakarta"

    private static let sandboxAddress = "https://api-satusehat-stg.dto.kemkes.go.id"
    private static let productionAddress = "https://api-satusehat.kemkes.go.id"
    private static let sandboxHosts: Set<String> = [
        "api-satusehat-stg.dto.kemkes.go.id", "api-satusehat-dev.dto.kemkes.go.id",
    ]
    private static let productionHosts: Set<String> = ["api-satusehat.kemkes.go.id"]

    /// The gateway used when none is named.
    public static func defaultName(for environment: PlatformEnvironment) -> String {
        environment == .production ? self.productionName : self.sandboxName
    }

    /// Finds the gateway of a configuration, or says why it must not be used.
    ///
    /// - The built-in sandbox takes another base URL, for tests and simulators.
    /// - The built-in production gateway takes only its own host: another one has to be given a name
    ///   of its own, so that production data never leaves for an unknown host by a slip.
    /// - No gateway, whatever its name, may reach the Ministry host of the other environment.
    public static func resolve(
        name: String?, baseURL: String?, environment: PlatformEnvironment
    ) throws(GatewayError) -> GatewayProfile {
        let name = name ?? Self.defaultName(for: environment)
        let builtIn = Self.builtInAddress(of: name)
        guard let address = baseURL ?? builtIn else { throw GatewayError(.addressMissing) }
        let base = try BaseURL(address)
        switch environment {
        case .sandbox:
            guard name != Self.productionName, !Self.productionHosts.contains(base.host) else {
                throw GatewayError(.wrongEnvironment)
            }
        case .production:
            guard name != Self.sandboxName, !Self.sandboxHosts.contains(base.host) else {
                throw GatewayError(.wrongEnvironment)
            }
            if builtIn != nil && !Self.productionHosts.contains(base.host) {
                throw GatewayError(.hostNotListed)
            }
        }
        return GatewayProfile(name: name, base: base)
    }

    private static func builtInAddress(of name: String) -> String? {
        switch name {
        case Self.sandboxName: Self.sandboxAddress
        case Self.productionName: Self.productionAddress
        default: nil
        }
    }
}
