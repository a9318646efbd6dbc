import FHIRR4
import Foundation
import Logging

/// Logs as one JSON document a line, for whatever collects them.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    private let label: String
    private let now: @Sendable () -> Date

    init(label: String, now: @escaping @Sendable () -> Date) {
        self.label = label
        self.now = now
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var object = JSONObject()
        object["time"] = JSONValue(self.now())
        object["level"] = .string(event.level.rawValue)
        object["logger"] = .string(self.label)
        object["message"] = .string("\(event.message)")
        let all = self.metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) where object[name] == nil {
            object[name] = .string("\(value)")
        }
        let line = JSONValue.object(object).bytes + [UInt8(ascii: "\n")]
        line.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
