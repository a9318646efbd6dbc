/// Takes out of a text from outside what could name a person.
///
/// The platform's messages echo submitted values (API 5.1). What we say ourselves is made of codes,
/// rule numbers and paths; where a piece of the platform's own words must be shown or logged it goes
/// through here first. This is a second fence, not the first: a bare name between ordinary words
/// cannot be told from them.
public enum SafeText {
    /// A message longer than this helps nobody and may carry a whole payload.
    public static let charactersMax = 1_000
    /// NIK, family card and insurance numbers have 13 to 16 digits; platform ids of people 11 or 12.
    private static let digitsMasked = 12
    private static let mask = "[masked]"

    /// The text with long numbers, mail addresses and quoted free text masked, control characters
    /// made spaces, and cut to `charactersMax`.
    ///
    /// Quoted codes, UUIDs and element paths stay, because they are what helps to repair.
    public static func masked(_ text: String) -> String {
        let plain = String(text.prefix(Self.charactersMax * 4).map { $0.isControl ? " " : $0 })
        let cut = Self.maskWords(Self.maskQuotes(plain))
        guard cut.count > Self.charactersMax else { return cut }
        return cut.prefix(Self.charactersMax - 1) + "…"
    }
}

// MARK: - Quotes

extension SafeText {
    /// What may stand in quotes: a code, an element path, a reference, an address of a code system.
    private static let codeCharactersMax = 80

    private static func maskQuotes(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = Self.openingQuote(in: rest) {
            result += rest[...open]
            let inside = rest[rest.index(after: open)...]
            // What a quote opens and nothing closes may be anything.
            guard let close = inside.firstIndex(of: rest[open]) else { return result + Self.mask }
            let quoted = inside[..<close]
            result += Self.looksLikeCode(quoted) ? String(quoted) : Self.mask
            result.append(inside[close])
            rest = inside[inside.index(after: close)...]
        }
        return result + rest
    }

    /// The first quotation mark that is no apostrophe inside a word.
    private static func openingQuote(in text: Substring) -> Substring.Index? {
        var isInWord = false
        for index in text.indices {
            let character = text[index]
            if character == "\"" || (character == "'" && !isInWord) { return index }
            isInWord = character.isLetter
        }
        return nil
    }

    /// Empty, or made of the characters of codes with at least one that no name has.
    private static func looksLikeCode(_ text: Substring) -> Bool {
        let isShort = text.count <= Self.codeCharactersMax
        let isPlain = text.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "._:/|#-[]{}%=".contains($0))
        }
        return isShort && isPlain && (text.isEmpty || text.contains { !$0.isLetter })
    }
}

// MARK: - Numbers and addresses

extension SafeText {
    private static func maskWords(_ text: String) -> String {
        let masked = text.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.contains("@") ? Self.mask : String($0) }
            .joined(separator: " ")
        return Self.maskDigits(masked)
    }

    /// Masks runs of digits, also those grouped by single spaces, dots or hyphens.
    private static func maskDigits(_ text: String) -> String {
        let characters = Array(text)
        var result = ""
        var index = 0
        while index < characters.count {
            if let end = Self.endOfUUID(characters, from: index) {
                result += String(characters[index..<end])
                index = end
                continue
            }
            let (end, digits) = Self.digitRun(characters, from: index)
            if digits >= Self.digitsMasked {
                result += Self.mask
                index = end
            } else if digits > 0 {
                result += String(characters[index..<end])
                index = end
            } else {
                result.append(characters[index])
                index += 1
            }
        }
        return result
    }

    /// The end of a run of digits that begins at `start`, and how many digits it holds.
    private static func digitRun(_ text: [Character], from start: Int) -> (end: Int, digits: Int) {
        var end = start
        var digits = 0
        var index = start
        while index < text.count {
            if text[index].isNumber {
                digits += 1
                end = index + 1
            } else if digits == 0 || !" .-".contains(text[index]) || index > end {
                break
            }
            index += 1
        }
        return (end, digits)
    }

    private static let uuidGroups = [8, 4, 4, 4, 12]

    private static func endOfUUID(_ text: [Character], from start: Int) -> Int? {
        if start > 0, text[start - 1].isHexDigit || text[start - 1] == "-" { return nil }
        var index = start
        for (position, length) in Self.uuidGroups.enumerated() {
            if position > 0 {
                guard index < text.count, text[index] == "-" else { return nil }
                index += 1
            }
            guard index + length <= text.count,
                text[index..<index + length].allSatisfy({ $0.isASCII && $0.isHexDigit })
            else { return nil }
            index += length
        }
        if index < text.count, text[index].isHexDigit || text[index] == "-" { return nil }
        return index
    }
}

extension Character {
    fileprivate var isControl: Bool {
        self.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
