import ClinicRecord
import Foundation

/// The right to send from one home: one process at a time has it.
///
/// The operating system gives it back when the process ends, however it ends.
final class EngineLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(self.descriptor)
    }

    static func take(in home: HomeDirectory) throws(Failure) -> EngineLock {
        let descriptor = open(home.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(
                "HOME_UNUSABLE",
                LocalizedText(
                    "\(home.lockPath) tidak dapat dibuka: \(String(cString: strerror(errno))).",
                    "\(home.lockPath) cannot be opened: \(String(cString: strerror(errno)))."))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw Failure(
                "ALREADY_RUNNING",
                LocalizedText(
                    "Pengiriman dari \(home.path) sudah berjalan\(holder).",
                    "Something is already sending from \(home.path)\(holder)."),
                advice: LocalizedText(
                    "Tunggu sampai selesai, atau hentikan dulu. Keadaannya: jembatan status",
                    "Wait until it ends, or stop it first. To look at it: jembatan status"))
        }
        let name = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = name.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        return EngineLock(descriptor: descriptor)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return Int(text.filter(\.isNumber)).map { " (PID \($0))" } ?? ""
    }
}
