/// The XHTML of a narrative: one `div`, well formed, with basic formatting only.
///
/// FHIR R4 section 2.4.0. It reads tags and entities, not the full grammar of XML: enough to find
/// what a server's XML parser would choke on in text that the bridge has put together.
struct NarrativeForm {
    private let text: [UInt8]
    private var place = 0
    private var openTags: [[UInt8]] = []
    private var hasContent = false

    static func isNarrative(_ text: String) -> Bool {
        var form = NarrativeForm(text: Array(text.utf8))
        return form.readWhole()
    }

    private init(text: [UInt8]) { self.text = text }

    private mutating func readWhole() -> Bool {
        self.skipSpace()
        guard self.isNext("<div"), TextForm.isText(String(decoding: self.text, as: UTF8.self))
        else {
            return false
        }
        repeat {
            guard self.readPiece() else { return false }
        } while !self.openTags.isEmpty
        self.skipSpace()
        return self.place == self.text.count && self.hasContent
    }

    private mutating func readPiece() -> Bool {
        guard self.place < self.text.count else { return false }
        switch self.text[self.place] {
        case UInt8(ascii: "<"): return self.readMarkup()
        case UInt8(ascii: "&"):
            self.hasContent = true
            return self.readEntity()
        case let byte:
            if !TextForm.isSpace(byte) { self.hasContent = true }
            self.place += 1
            return true
        }
    }

    private mutating func readMarkup() -> Bool {
        if self.isNext("<!--") { return self.readComment() }
        if self.isNext("</") { return self.readEndTag() }
        self.place += 1
        let name = self.readName()
        guard Self.elements.contains(String(decoding: name, as: UTF8.self)) else { return false }
        if name == Array("img".utf8) { self.hasContent = true }
        let isOutermost = self.openTags.isEmpty
        guard let namespace = self.readAttributes() else { return false }
        guard !isOutermost || namespace == Self.namespace else { return false }
        if self.isNext("/>") {
            self.place += 2
            return true
        }
        guard self.isNext(">") else { return false }
        self.place += 1
        self.openTags.append(name)
        return true
    }

    private mutating func readEndTag() -> Bool {
        self.place += 2
        let name = self.readName()
        self.skipSpace()
        guard self.isNext(">"), self.openTags.last == name else { return false }
        self.place += 1
        self.openTags.removeLast()
        return true
    }

    /// Reads attributes up to the end of the tag; the value of `xmlns`, empty when there is none,
    /// or nil when the attributes are not well formed or would run a script.
    private mutating func readAttributes() -> [UInt8]? {
        var namespace: [UInt8] = []
        var names: Set<[UInt8]> = []
        while true {
            let start = self.place
            self.skipSpace()
            guard self.place < self.text.count else { return nil }
            if self.isNext(">") || self.isNext("/>") { return namespace }
            guard self.place > start else { return nil }
            let name = self.readName()
            guard !name.isEmpty, !name.starts(with: Array("on".utf8)), names.insert(name).inserted
            else { return nil }
            self.skipSpace()
            guard self.isNext("=") else { return nil }
            self.place += 1
            self.skipSpace()
            guard let value = self.readAttributeValue() else { return nil }
            if name == Array("xmlns".utf8) { namespace = value }
        }
    }

    private mutating func readAttributeValue() -> [UInt8]? {
        guard self.place < self.text.count else { return nil }
        let quote = self.text[self.place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        self.place += 1
        let start = self.place
        while self.place < self.text.count, self.text[self.place] != quote {
            if self.text[self.place] == UInt8(ascii: "<") { return nil }
            if self.text[self.place] == UInt8(ascii: "&") {
                guard self.readEntity() else { return nil }
            } else {
                self.place += 1
            }
        }
        guard self.place < self.text.count else { return nil }
        defer { self.place += 1 }
        return Array(self.text[start..<self.place])
    }

    /// `&name;`, `&#123;` or `&#x1F;`.
    private mutating func readEntity() -> Bool {
        self.place += 1
        if self.isNext("#") { self.place += 1 }
        let start = self.place
        while self.place < self.text.count, TextForm.isLetterOrDigit(self.text[self.place]),
            self.place - start < Self.entityBytesMax
        {
            self.place += 1
        }
        guard self.place > start, self.isNext(";") else { return false }
        self.place += 1
        return true
    }

    private mutating func readComment() -> Bool {
        self.place += 4
        while self.place < self.text.count {
            if self.isNext("--") {
                self.place += 2
                guard self.isNext(">") else { return false }
                self.place += 1
                return true
            }
            self.place += 1
        }
        return false
    }

    private mutating func readName() -> [UInt8] {
        let start = self.place
        while self.place < self.text.count {
            let byte = self.text[self.place]
            guard
                TextForm.isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
            else { break }
            self.place += 1
        }
        return Array(self.text[start..<self.place])
    }

    private mutating func skipSpace() {
        while self.place < self.text.count, TextForm.isSpace(self.text[self.place]) {
            self.place += 1
        }
    }

    private func isNext(_ wanted: StaticString) -> Bool {
        guard self.place + wanted.utf8CodeUnitCount <= self.text.count else { return false }
        for offset in 0..<wanted.utf8CodeUnitCount
        where self.text[self.place + offset] != wanted.utf8Start[offset] {
            return false
        }
        return true
    }

    private static let namespace = Array("http://www.w3.org/1999/xhtml".utf8)
    /// The longest entity name of XHTML, `&thetasym;`, has eight letters.
    private static let entityBytesMax = 10
    private static let elements: Set<String> = [
        "a", "abbr", "acronym", "address", "area", "b", "bdo", "big", "blockquote", "br", "caption",
        "center", "cite", "code", "col", "colgroup", "dd", "dfn", "div", "dl", "dt", "em", "font",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "map", "ol", "p", "pre",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
    ]
}
