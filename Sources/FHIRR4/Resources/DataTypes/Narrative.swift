/// Text for people inside a resource, as a small piece of XHTML.
public struct Narrative: FHIRElement {
    private let div: String

    /// Makes a narrative of plain paragraphs; whatever XHTML would read as markup is escaped.
    ///
    /// A line end becomes a line break; blank lines go. Nil when nothing is left to read.
    public init?(paragraphs: [String]) {
        let written = paragraphs.map(Self.xhtml(paragraph:)).filter { !$0.isEmpty }
        guard !written.isEmpty else { return nil }
        self.div =
            #"<div xmlns="http://www.w3.org/1999/xhtml">"#
            + written.map { "<p>\($0)</p>" }.joined() + "</div>"
    }

    public var json: JSONValue {
        var writer = MemberWriter()
        writer.write("status", "generated")
        writer.write("div", self.div)
        return writer.json
    }

    private static func xhtml(paragraph: String) -> String {
        paragraph.split(whereSeparator: \.isNewline)
            .map { Self.escaped($0) }
            .filter { !$0.allSatisfy(\.isWhitespace) }
            .joined(separator: "<br/>")
    }

    /// Escapes markup and drops the control characters that XML does not know.
    private static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t": escaped += " "
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            case "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
