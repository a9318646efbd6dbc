import Crypto

/// SHA-256 of a body that arrives in pieces; kept sealed, because it is of patient data.
struct BodyDigest {
    private var hash = SHA256()

    mutating func add(_ bytes: some Sequence<UInt8>) {
        self.hash.update(data: Array(bytes))
    }

    var value: [UInt8] { Array(self.hash.finalize()) }
}
