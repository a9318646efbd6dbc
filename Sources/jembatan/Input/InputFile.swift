import ClinicRecord
import Foundation

/// One thing to import: a file or standard input.
struct InputFile: Sendable, Hashable {
    enum Source: Sendable, Hashable {
        case standardInput
        case path(String)
    }

    let source: Source
    /// How findings name it.
    let name: String
    let shape: InputSplitter.Shape

    private static let chunkBytes = 1 << 16

    /// Everything the arguments name, directories opened and sorted by name.
    ///
    /// All of it is looked at before anything is imported, so that a misspelt path changes nothing.
    static func all(named arguments: [String]) throws(Failure) -> [InputFile] {
        var files: [InputFile] = []
        for argument in arguments {
            if argument == "-" {
                files.append(
                    InputFile(source: .standardInput, name: "-", shape: .automatic))
                continue
            }
            var facts = stat()
            guard stat(argument, &facts) == 0 else {
                throw Self.unusable(argument, String(cString: strerror(errno)))
            }
            if facts.st_mode & S_IFMT == S_IFDIR {
                files += try Self.directory(argument)
            } else {
                files.append(Self.file(argument))
            }
        }
        return Self.distinctlyNamed(files)
    }

    /// Two files of one name are told apart by their whole path.
    private static func distinctlyNamed(_ files: [InputFile]) -> [InputFile] {
        let counts = Dictionary(grouping: files, by: \.name).mapValues(\.count)
        return files.map { file in
            guard case .path(let path) = file.source, counts[file.name, default: 0] > 1 else {
                return file
            }
            return InputFile(source: file.source, name: path, shape: file.shape)
        }
    }

    private static func directory(_ path: String) throws(Failure) -> [InputFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw Self.unusable(path, (error as NSError).localizedDescription)
        }
        let files =
            names
            .filter { !$0.hasPrefix(".") && Self.shape(ofName: $0) != nil }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { Self.file(path.hasSuffix("/") ? path + $0 : path + "/" + $0) }
        guard !files.isEmpty else {
            throw Failure(
                "INPUT_EMPTY",
                LocalizedText(
                    "Di dalam \(path) tidak ada berkas .json atau .ndjson.",
                    "There is no .json or .ndjson file in \(path)."))
        }
        return files
    }

    private static func file(_ path: String) -> InputFile {
        let name = (path as NSString).lastPathComponent
        return InputFile(
            source: .path(path), name: name, shape: Self.shape(ofName: name) ?? .automatic)
    }

    private static func shape(ofName name: String) -> InputSplitter.Shape? {
        switch (name as NSString).pathExtension.lowercased() {
        case "json": .automatic
        case "ndjson", "jsonl": .lines
        default: nil
        }
    }

    /// Reads the whole input in pieces and hands over each envelope as it is cut.
    func read(
        partBytesMax: Int, into emit: (SplitPart) async throws -> Void
    ) async throws {
        let descriptor: Int32
        switch self.source {
        case .standardInput:
            descriptor = STDIN_FILENO
        case .path(let path):
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw Self.unusable(path, String(cString: strerror(errno)))
            }
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var splitter = InputSplitter(shape: self.shape, partBytesMax: partBytesMax)
        var parts: [SplitPart] = []
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.unusable(self.name, String(cString: strerror(errno)))
            }
            if count == 0 { break }
            splitter.take(Array(chunk[..<count])) { parts.append($0) }
            for part in parts { try await emit(part) }
            parts.removeAll(keepingCapacity: true)
        }
        splitter.finish { parts.append($0) }
        for part in parts { try await emit(part) }
    }

    private static func unusable(_ path: String, _ reason: String) -> Failure {
        Failure(
            "INPUT_UNUSABLE",
            LocalizedText(
                "\(path) tidak dapat dibaca: \(reason).", "\(path) cannot be read: \(reason)."),
            advice: LocalizedText(
                "Periksa nama dan haknya. Bentuknya: jembatan import BERKAS.json DIREKTORI -",
                "Check its name and rights. The form is: jembatan import FILE.json DIRECTORY -"))
    }
}
