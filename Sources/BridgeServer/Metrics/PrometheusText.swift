/// The text form that Prometheus reads (version 0.0.4).
struct PrometheusText {
    struct Gauge: Sendable {
        let name: String
        let labels: [(String, String)]
        let value: String

        init(_ name: String, _ labels: [(String, String)] = [], _ value: Int) {
            self.name = name
            self.labels = labels
            self.value = "\(value)"
        }

        init(_ name: String, _ labels: [(String, String)] = [], _ value: Double) {
            self.name = name
            self.labels = labels
            self.value = "\(value)"
        }
    }

    private let help: [String: String]
    private(set) var text = ""

    init(help: [String: String]) {
        self.help = help
    }

    mutating func begin(_ name: String, _ type: String) {
        if let words = self.help[name] { self.text += "# HELP \(name) \(words)\n" }
        self.text += "# TYPE \(name) \(type)\n"
    }

    mutating func line(_ name: String, _ labels: String, _ value: String) {
        self.text += "\(name)\(labels) \(value)\n"
    }

    static func labels(_ labels: [(String, String)]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",") + "}"
    }

    static func adding(_ name: String, _ value: String, to labels: String) -> String {
        labels.isEmpty
            ? "{\(name)=\"\(value)\"}" : labels.dropLast() + ",\(name)=\"\(value)\"}"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
    }
}
