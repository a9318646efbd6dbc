/// How much a JSON text may hold before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects inside each other. FHIR nests about a dozen deep; reading and releasing
    /// a value recurse, so this also bounds the stack.
    public var depthMax: Int
    /// The whole text. A day's import file of a large clinic stays below it.
    public var bytesMax: Int
    /// One string or member name as it is written, which leaves room for a scanned page in base64.
    public var stringBytesMax: Int
    /// One number as it is written. No measured value needs more, and arithmetic on digits is slow.
    public var numberBytesMax: Int

    public init(
        depthMax: Int = 64,
        bytesMax: Int = 32 * 1024 * 1024,
        stringBytesMax: Int = 8 * 1024 * 1024,
        numberBytesMax: Int = 256
    ) {
        self.depthMax = depthMax
        self.bytesMax = bytesMax
        self.stringBytesMax = stringBytesMax
        self.numberBytesMax = numberBytesMax
    }

    public static let standard = JSONLimits()
}
