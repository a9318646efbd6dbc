import ClinicRecord
import FHIRR4
import Foundation

/// Where a command speaks: results to standard output, everything else to standard error.
struct Console: Sendable {
    let language: Language
    /// True when exactly one JSON document is to be printed on standard output and nothing else.
    let isJSON: Bool
    /// True when a person watches standard error.
    let isWatched: Bool

    /// The console of this process.
    static func process(isJSON: Bool) -> Console {
        Console(
            language: .preferred(in: ProcessInfo.processInfo.environment),
            isJSON: isJSON,
            isWatched: isatty(STDERR_FILENO) == 1
                && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        )
    }

    /// Prints the result of a command: the document, or the text for people.
    func finish(_ json: JSONValue, _ text: @autoclosure () -> String) {
        self.write(self.isJSON ? json.text : text(), to: STDOUT_FILENO)
    }

    /// Prints a piece of a result that is longer than memory should hold.
    func append(_ text: String) {
        Self.writeAll(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// Prints a result that has no document of its own, such as the help.
    func print(_ text: String) {
        self.write(text, to: STDOUT_FILENO)
    }

    /// Tells a person something on the way; silent under `--json`.
    func say(_ text: LocalizedText) {
        guard !self.isJSON else { return }
        self.write(text[self.language], to: STDOUT_FILENO)
    }

    /// Tells a person something that is not a result.
    func note(_ text: LocalizedText) {
        self.write(text[self.language], to: STDERR_FILENO)
    }

    func report(_ failure: Failure) {
        if self.isJSON {
            self.write(failure.json(in: self.language).text, to: STDOUT_FILENO)
        }
        self.write(failure.text(in: self.language), to: STDERR_FILENO)
    }

    /// Draws over the current line of standard error.
    func draw(_ line: String) {
        Self.writeAll(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO)
    }

    private func write(_ text: String, to descriptor: Int32) {
        Self.writeAll(Array(text.utf8) + [UInt8(ascii: "\n")], to: descriptor)
    }

    /// Writes everything, or gives up quietly when nobody reads any more.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                guard errno == EINTR else { return }
                continue
            }
            start += written
        }
    }
}
