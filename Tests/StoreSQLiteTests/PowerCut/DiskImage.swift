/// What stands on a disk, and what was written since the last flush and may or may not be there.
struct DiskImage: Sendable {
    enum Write: Sendable {
        case bytes([UInt8], at: Int)
        case truncation(to: Int)
    }

    private(set) var flushed: [UInt8] = []
    private(set) var pending: [Write] = []

    mutating func write(_ write: Write) { self.pending.append(write) }

    /// Everything written so far is on the disk for good.
    mutating func flush() {
        for write in self.pending { Self.apply(write, to: &self.flushed) }
        self.pending = []
    }

    /// One of the many things that a power cut may leave: the disk was free to carry out what
    /// was not flushed in part and in any selection, and to tear the write it was at.
    func afterPowerCut(_ random: inout Chance) -> [UInt8] {
        var bytes = self.flushed
        // Nothing of it, all of it, or any part.
        let share = [0, 0, 50, 90, 100][random.below(5)]
        for write in self.pending where random.below(100) < share {
            guard case .bytes(let written, let offset) = write, random.below(10) == 0 else {
                Self.apply(write, to: &bytes)
                continue
            }
            let torn = Array(written.prefix(random.below(written.count + 1)))
            Self.apply(.bytes(torn, at: offset), to: &bytes)
        }
        return bytes
    }

    private static func apply(_ write: Write, to bytes: inout [UInt8]) {
        switch write {
        case .bytes(let written, let offset):
            let end = offset + written.count
            if bytes.count < end {
                bytes += [UInt8](repeating: 0, count: end - bytes.count)
            }
            bytes.replaceSubrange(offset..<end, with: written)
        case .truncation(let size):
            if bytes.count > size {
                bytes.removeLast(bytes.count - size)
            } else {
                bytes += [UInt8](repeating: 0, count: size - bytes.count)
            }
        }
    }
}
