import NIOSSL

/// A certificate for `localhost` that nobody vouches for; its key is worth nothing.
enum UntrustedCertificate {
    static func serverContext() throws -> NIOSSLContext {
        let certificate = try NIOSSLCertificate(bytes: Array(self.certificate.utf8), format: .pem)
        let key = try NIOSSLPrivateKey(bytes: Array(self.key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate)], privateKey: .privateKey(key)))
    }

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUZWkxwqJ6bmUHvwTCASMe74HPUUwwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTAzNDM0N1oYDzIxMjYxMTAx
        MDM0MzQ3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATSxYne7YXdnZylxBa0vqKDDezRhhOO/kF51WeQflJStq4NjalClVFs
        JBtUhC1cqfHhHArP4ZeZYgfgxMCPBThoo28wbTAdBgNVHQ4EFgQUBQnoLECox/1r
        F9qfX6vkMPeCYOgwHwYDVR0jBBgwFoAUBQnoLECox/1rF9qfX6vkMPeCYOgwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIhANN2C5E6GH8YUlVxseHPnRpXdEiqoP4ZLzxgf6urB8j7AiAm
        OqVQg/zURRHJC05LCVyZf65AaKOP0hDKg2bFyP8wcg==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVnHHEW9UtvAth3Dl
        WWgPTZHFgZvjsMKMm3WwKvnIAUWhRANCAATSxYne7YXdnZylxBa0vqKDDezRhhOO
        /kF51WeQflJStq4NjalClVFsJBtUhC1cqfHhHArP4ZeZYgfgxMCPBTho
        -----END PRIVATE KEY-----
        """
}
