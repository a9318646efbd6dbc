import Foundation

/// Says which input it was when the process dies of one, or does not come back from it.
///
/// A trap or a bad access cannot be caught, so the command that replays the input lies ready in
/// memory that nothing else touches, and the signal's handler only writes it out.
enum CrashNote {
    /// An input that takes longer hangs: ordinary ones take thousandths of a second.
    private static let secondsMax: UInt32 = 60
    private static let bytesMax = 512
    private static let note = NoteMemory(bytesMax: Self.bytesMax)

    private struct NoteMemory: @unchecked Sendable {
        // Written by the one thread that runs inputs, and read by its own signal handler.
        let text: UnsafeMutableBufferPointer<UInt8>

        init(bytesMax: Int) {
            self.text = .allocate(capacity: bytesMax)
            self.text.initialize(repeating: UInt8(ascii: " "))
        }
    }

    static func install() {
        Self.set("starting")
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
            signal(number) { number in
                let note = CrashNote.note.text
                _ = write(STDERR_FILENO, note.baseAddress, note.count)
                _exit(number == SIGALRM ? 3 : 2)
            }
        }
    }

    /// Notes what is about to be tried, and gives it its time.
    static func set(_ replay: String, seconds: UInt32 = Self.secondsMax) {
        let text = "\nFAILED: died of an input, or took more than \(seconds) s. Replay: \(replay)\n"
        let bytes = Array(text.utf8.prefix(Self.bytesMax))
        for place in 0..<Self.bytesMax {
            Self.note.text[place] = place < bytes.count ? bytes[place] : UInt8(ascii: " ")
        }
        alarm(seconds)
    }
}
