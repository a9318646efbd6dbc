/// The request for an access token (API 2.1).
public enum TokenRequest {
    /// Its body holds the secret and is never written down.
    public static func make(
        _ credentials: ClientCredentials, gateway: GatewayProfile
    ) -> PlatformRequest {
        RequestBuilder(gateway).tokenRequest(credentials)
    }
}
