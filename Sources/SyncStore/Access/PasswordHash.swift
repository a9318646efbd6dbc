import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt over a salt of its own, with the cost written beside it.
///
/// The cost (32 MiB, three passes) follows what OWASP holds sensible for servers with little memory.
/// Making and verifying take a noticeable part of a second of one core; whoever takes passwords from
/// a network bounds how many are verified at once, and thereby the memory.
public struct PasswordHash: Sendable, Hashable, CustomStringConvertible {
    /// `scrypt$N$r$p$salt$hash`, the last two in hexadecimal digits.
    public let text: String
    private let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Reads the stored form; one with a cost beyond what we ever wrote is refused, because
    /// verifying it could take all memory.
    public init(text: String) throws(StoreError) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt",
            let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]),
            let cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism),
            let salt = HexText.bytes(parts[4]), salt.count == Self.saltBytesCount,
            let hash = HexText.bytes(parts[5]), hash.count == Self.hashBytesCount
        else { throw StoreError(.damaged, "a password hash is not in a form that is known") }
        self.text = text
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.text =
            "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
            + "$\(HexText.text(salt))$\(HexText.text(hash))"
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    public static func make(
        password: String, random: @Sendable () -> UInt64
    ) throws(StoreError) -> PasswordHash {
        let salt = RandomBytes.make(Self.saltBytesCount, random: random)
        guard let hash = Self.derive(password, salt: salt, cost: .standard) else {
            throw StoreError(.unavailable, "the password could not be hashed")
        }
        return PasswordHash(cost: .standard, salt: salt, hash: hash)
    }

    /// Whether this is the password, in a time that does not tell how nearly.
    public func verify(_ password: String) -> Bool {
        guard let hash = Self.derive(password, salt: self.salt, cost: self.cost) else {
            return false
        }
        return Token.areEqual(hash, self.hash)
    }

    /// What a sign-in with an unknown name is verified against, so that it takes as long as one with
    /// a known name; no password fits.
    public static let ofNobody = PasswordHash(
        cost: .standard, salt: Array(repeating: 0, count: PasswordHash.saltBytesCount),
        hash: Array(repeating: 0, count: PasswordHash.hashBytesCount))

    /// Says nothing: a hash that got into a log could be tried against at leisure.
    public var description: String { "PasswordHash" }

    private static let saltBytesCount = 16
    private static let hashBytesCount = 32

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) -> [UInt8]? {
        // One accented letter may be typed as one character or as two; both are one password.
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try? KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: Self.hashBytesCount, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key?.withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash {
    /// What verifying costs; memory is `128 * rounds * blockSize` bytes.
    private struct Cost: Sendable, Hashable {
        static let standard = Cost(unchecked: 32_768, 8, 3)
        private static let memoryBytesMax = 64 * 1_024 * 1_024
        private static let parallelismMax = 16

        let rounds: Int
        let blockSize: Int
        let parallelism: Int

        init?(rounds: Int, blockSize: Int, parallelism: Int) {
            guard rounds > 1, rounds <= 1 << 20, rounds & (rounds - 1) == 0, blockSize > 0,
                blockSize <= 32, 128 * rounds * blockSize <= Self.memoryBytesMax,
                parallelism > 0, parallelism <= Self.parallelismMax
            else { return nil }
            self.init(unchecked: rounds, blockSize, parallelism)
        }

        private init(unchecked rounds: Int, _ blockSize: Int, _ parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }
    }
}
