import ClinicRecord
import Foundation

/// A secret handed over in a file or through standard input, so that no process list shows it.
struct SecretFile {
    /// A secret is a line, not a document.
    private static let bytesMax = 4_096

    enum Purpose {
        case clientSecret
        case password
    }

    private let path: String
    private let purpose: Purpose

    init(_ path: String, for purpose: Purpose = .clientSecret) {
        self.path = path
        self.purpose = purpose
    }

    func read() throws(Failure) -> String {
        let descriptor = self.path == "-" ? STDIN_FILENO : open(self.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw self.unusable(String(cString: strerror(errno))) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: Self.bytesMax + 1)
        while bytes.count <= Self.bytesMax {
            let count = chunk.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw self.unusable(String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        let text = String(validating: bytes, as: UTF8.self)?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard bytes.count <= Self.bytesMax, let text, !text.isEmpty,
            !text.contains(where: \.isNewline)
        else {
            throw self.unusable(
                LocalizedText(
                    "isinya harus tepat satu baris", "it must hold exactly one line"))
        }
        return text
    }

    private func unusable(_ reason: String) -> Failure {
        self.unusable(LocalizedText(reason, reason))
    }

    private func unusable(_ reason: LocalizedText) -> Failure {
        switch self.purpose {
        case .clientSecret:
            Failure(
                "SECRET_UNUSABLE",
                LocalizedText(
                    "Client secret tidak dapat dibaca dari \(self.path): \(reason.indonesian).",
                    "The client secret cannot be read from \(self.path): \(reason.english)."),
                advice: LocalizedText(
                    "Simpan secret di sebuah berkas, lalu: --client-secret-file BERKAS",
                    "Save the secret in a file, then: --client-secret-file FILE"))
        case .password:
            Failure(
                "SECRET_UNUSABLE",
                LocalizedText(
                    "Kata sandi tidak dapat dibaca dari \(self.path): \(reason.indonesian).",
                    "The password cannot be read from \(self.path): \(reason.english)."),
                advice: LocalizedText(
                    "Simpan kata sandi di sebuah berkas, lalu: --password-file BERKAS",
                    "Save the password in a file, then: --password-file FILE"))
        }
    }
}
