import Foundation

/// A table in Markdown, so that what is printed can be kept as it is.
struct Table {
    let title: String
    let columns: [String]
    var lines: [[String]] = []

    init(_ title: String, _ columns: [String]) {
        self.title = title
        self.columns = columns
    }

    mutating func add(_ cells: String...) { self.lines.append(cells) }

    mutating func add(_ cells: [String]) { self.lines.append(cells) }

    func show() {
        print("\n\(self.title)\n")
        print("| " + self.columns.joined(separator: " | ") + " |")
        print("|" + self.columns.map { _ in "---|" }.joined())
        for line in self.lines { print("| " + line.joined(separator: " | ") + " |") }
    }
}

extension Double {
    func text(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
