import Foundation

/// The samples that inputs are made of: one folder a target, one file a sample.
///
/// All are of our own making. An input that once showed a fault stays here as a file, so that it is
/// tried again as it was.
public struct Corpus: Sendable {
    public struct Sample: Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    public struct Missing: Error, CustomStringConvertible {
        public let description: String
    }

    private let directory: URL

    public init(directory: URL) {
        self.directory = directory
    }

    /// The samples of one folder, by name; an empty folder is a mistake, for then nothing is tried.
    public func samples(_ folder: String) throws -> [Sample] {
        let place = self.directory.appendingPathComponent(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
            .filter { !$0.hasPrefix(".") }.sorted()
        guard !names.isEmpty else { throw Missing(description: "no samples in \(folder)") }
        return try names.map { name in
            Sample(
                name: name,
                bytes: Array(try Data(contentsOf: place.appendingPathComponent(name))))
        }
    }
}
