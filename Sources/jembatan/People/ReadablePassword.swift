/// A password made for somebody: strong, and readable from a screen or a slip of paper.
enum ReadablePassword {
    /// Digits and small letters that no hand or eye takes for another; 32 of them, so that five
    /// random bits choose one evenly.
    private static let characters = Array("23456789abcdefghijkmnpqrstuvwxyz")
    private static let groups = 4
    private static let groupLength = 5

    /// Twenty characters in four groups: a hundred random bits.
    static func make(random: @Sendable () -> UInt64) -> String {
        (0..<Self.groups).map { _ in
            String((0..<Self.groupLength).map { _ in Self.characters[Int(random() & 31)] })
        }.joined(separator: "-")
    }
}
