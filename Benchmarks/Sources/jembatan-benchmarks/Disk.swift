import Foundation

/// What the disk itself can do, so that figures can be told as shares of it.
enum Disk {
    private static let flushes = 200

    /// Durable writes of one page that the disk confirms in a second, one after another.
    static func flushesPerSecond(in directory: URL) throws -> Double {
        let path = directory.appendingPathComponent("flush").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 1, count: 4_096)
        let clock = ContinuousClock()
        let start = clock.now
        for number in 0..<Self.flushes {
            guard pwrite(descriptor, page, page.count, number * page.count) == page.count,
                fdatasync(descriptor) == 0
            else { throw CocoaError(.fileWriteUnknown) }
        }
        return Double(Self.flushes) / ((clock.now - start) / .seconds(1))
    }
}
