/// What a receiver answered to a test.
public struct WebhookTestResult: Sendable, Hashable {
    public var isDelivered: Bool
    public var responseStatus: Int?
    public var milliseconds: Int
    /// A code such as `http_500` or `refused`; nil when it was delivered.
    public var failure: String?

    public init(
        isDelivered: Bool, responseStatus: Int?, milliseconds: Int, failure: String?
    ) {
        self.isDelivered = isDelivered
        self.responseStatus = responseStatus
        self.milliseconds = milliseconds
        self.failure = failure
    }
}
