/// Columns for people: padded with spaces, no frame, long cells cut.
struct TextTable {
    enum Alignment {
        case left
        case right
    }

    private static let cellWidthMax = 72

    private var rows: [[String]]
    private let alignments: [Alignment]

    init(_ header: [String], alignments: [Alignment] = []) {
        self.rows = [header]
        self.alignments = alignments
    }

    mutating func add(_ cells: [String]) {
        self.rows.append(cells.map(Self.shortened))
    }

    var text: String {
        let columns = self.rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            self.rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        var lines = self.rows.map { self.line($0, widths) }
        lines.insert(
            widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var parts: [String] = []
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.count)
            let alignment =
                self.alignments.indices.contains(column) ? self.alignments[column] : .left
            parts.append(alignment == .left ? cell + padding : padding + cell)
        }
        var line = parts.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func shortened(_ cell: String) -> String {
        let flat = cell.replacing("\n", with: " ")
        return flat.count <= self.cellWidthMax ? flat : flat.prefix(self.cellWidthMax - 1) + "…"
    }
}
