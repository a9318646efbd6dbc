import Foundation

/// The most memory that this process ever held.
enum PeakMemory {
    /// Nil where the system does not say.
    static func mebibytes() -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return Int(line.filter(\.isNumber)).map { $0 / 1_024 }
    }
}
