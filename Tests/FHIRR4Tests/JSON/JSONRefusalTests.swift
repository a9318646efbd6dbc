import FHIRR4
import Testing

@Suite struct JSONRefusalTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: [UInt8]
        let code: JSONError.Code
        let offset: Int

        init(_ text: String, _ code: JSONError.Code, at offset: Int) {
            self.init(Array(text.utf8), code, at: offset)
        }

        init(_ text: [UInt8], _ code: JSONError.Code, at offset: Int) {
            self.text = text
            self.code = code
            self.offset = offset
        }

        var testDescription: String {
            "\(String(decoding: self.text, as: UTF8.self)): \(self.code)"
        }
    }

    static let refusals: [Refusal] = [
        // Cut short.
        Refusal("", .unexpectedEnd, at: 0),
        Refusal("  ", .unexpectedEnd, at: 2),
        Refusal("{", .unexpectedEnd, at: 1),
        Refusal("[", .unexpectedEnd, at: 1),
        Refusal("[1", .unexpectedEnd, at: 2),
        Refusal("[1,", .unexpectedEnd, at: 3),
        Refusal(#"{"a""#, .unexpectedEnd, at: 4),
        Refusal(#"{"a":"#, .unexpectedEnd, at: 5),
        Refusal(#"{"a":1"#, .unexpectedEnd, at: 6),
        Refusal(#"{"a":1,"#, .unexpectedEnd, at: 7),
        Refusal("\"", .unexpectedEnd, at: 1),
        Refusal(#""abc"#, .unexpectedEnd, at: 4),
        Refusal(#""a\"#, .unexpectedEnd, at: 3),
        Refusal(#""\u00"#, .unexpectedEnd, at: 5),
        Refusal("tru", .unexpectedEnd, at: 3),
        Refusal("nul", .unexpectedEnd, at: 3),
        // More than one value.
        Refusal("1 2", .trailingContent, at: 2),
        Refusal("{} {}", .trailingContent, at: 3),
        Refusal("[]]", .trailingContent, at: 2),
        Refusal("{},", .trailingContent, at: 2),
        Refusal("nullnull", .trailingContent, at: 4),
        Refusal("\"a\"b", .trailingContent, at: 3),
        Refusal([0x31, 0x00], .trailingContent, at: 1),
        // Other grammars.
        Refusal("undefined", .unexpectedCharacter, at: 0),
        Refusal("True", .unexpectedCharacter, at: 0),
        Refusal("truE", .unexpectedCharacter, at: 3),
        Refusal("NaN", .unexpectedCharacter, at: 0),
        Refusal("Infinity", .unexpectedCharacter, at: 0),
        Refusal("'a'", .unexpectedCharacter, at: 0),
        Refusal("{a:1}", .unexpectedCharacter, at: 1),
        Refusal("{1:1}", .unexpectedCharacter, at: 1),
        Refusal("{,}", .unexpectedCharacter, at: 1),
        Refusal("[,1]", .unexpectedCharacter, at: 1),
        Refusal("[1,]", .unexpectedCharacter, at: 3),
        Refusal(#"{"a":1,}"#, .unexpectedCharacter, at: 7),
        Refusal(#"{"a",1}"#, .unexpectedCharacter, at: 4),
        Refusal(#"{"a":}"#, .unexpectedCharacter, at: 5),
        Refusal(#"{"a" 1}"#, .unexpectedCharacter, at: 5),
        Refusal("[1 2]", .unexpectedCharacter, at: 3),
        Refusal("[1}", .unexpectedCharacter, at: 2),
        Refusal(#"{"a":1]"#, .unexpectedCharacter, at: 6),
        Refusal("// note\n1", .unexpectedCharacter, at: 0),
        Refusal("/* */ 1", .unexpectedCharacter, at: 0),
        Refusal("\u{A0}1", .unexpectedCharacter, at: 0),
        Refusal("\u{B}1", .unexpectedCharacter, at: 0),
        Refusal([0xFF], .unexpectedCharacter, at: 0),
        Refusal([0x00], .unexpectedCharacter, at: 0),
        // Numbers.
        Refusal("-", .badNumber, at: 0),
        Refusal("+1", .unexpectedCharacter, at: 0),
        Refusal("01", .badNumber, at: 0),
        Refusal("-01", .badNumber, at: 0),
        Refusal("1.", .badNumber, at: 0),
        Refusal(".5", .unexpectedCharacter, at: 0),
        Refusal("1.e3", .badNumber, at: 0),
        Refusal("1e", .badNumber, at: 0),
        Refusal("1e+", .badNumber, at: 0),
        Refusal("1.2.3", .badNumber, at: 0),
        Refusal("1-2", .badNumber, at: 0),
        Refusal("[--1]", .badNumber, at: 1),
        Refusal("0x10", .trailingContent, at: 1),
        Refusal("1_000", .trailingContent, at: 1),
        // Strings.
        Refusal("\"a\u{1}b\"", .controlCharacter, at: 2),
        Refusal("\"a\nb\"", .controlCharacter, at: 2),
        Refusal("\"a\tb\"", .controlCharacter, at: 2),
        Refusal([0x22, 0x00, 0x22], .controlCharacter, at: 1),
        Refusal(#""\x41""#, .badEscape, at: 1),
        Refusal(#""\'""#, .badEscape, at: 1),
        Refusal(#""\U0041""#, .badEscape, at: 1),
        Refusal(#""\u00g0""#, .badEscape, at: 5),
        Refusal(#""\u 041""#, .badEscape, at: 3),
        Refusal(#""\ud800""#, .loneSurrogate, at: 1),
        Refusal(#""\udc00""#, .loneSurrogate, at: 1),
        Refusal(#""\ud800x""#, .loneSurrogate, at: 1),
        Refusal(#""\ud800\n""#, .loneSurrogate, at: 1),
        Refusal(#""\ud800\ud800""#, .loneSurrogate, at: 1),
        Refusal(#""\udc00\ud800""#, .loneSurrogate, at: 1),
        Refusal([0x22, 0xFF, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0x80, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0xC3, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0xC0, 0xAF, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 0),
        Refusal([0x22, 0x5C, 0x6E, 0xE9, 0x22], .invalidUTF8, at: 0),
        Refusal([0x7B, 0x22, 0xE9, 0x22, 0x3A, 0x31, 0x7D], .invalidUTF8, at: 1),
        // Names and marks.
        Refusal(#"{"a":1,"a":1}"#, .duplicateMember, at: 7),
        Refusal(#"{"a":1,"\u0061":2}"#, .duplicateMember, at: 7),
        Refusal(#"{"":1,"b":2,"":3}"#, .duplicateMember, at: 12),
        Refusal([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], .byteOrderMark, at: 0),
        Refusal([0xFF, 0xFE, 0x7B, 0x00], .unexpectedCharacter, at: 0),
    ]

    @Test("Broken text is refused with a code and the byte", arguments: Self.refusals)
    func refuses(_ refusal: Refusal) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: refusal.text) }
        #expect(error?.code == refusal.code)
        #expect(error?.offset == refusal.offset)
    }

    @Test("Every prefix of a document is refused without a crash")
    func everyPrefixIsRefused() throws {
        let text = Array(#"{"a":[1.5e3,"é\u00e9\ud83d\ude00",{"b":null,"c":[true,false]}]}"#.utf8)
        #expect(throws: Never.self) { try JSONValue(parsing: text) }
        for end in text.indices {
            #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text[..<end])) }
        }
    }

    @Test("Any byte put in place of any other is read or refused, never a crash")
    func everyByteMutation() {
        let text = Array(#"{"a":[-1.5e3,"é\u00e9"],"b":{"c":null}}"#.utf8)
        var accepted = 0
        var changed: [[UInt8]] = []
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var mutated = text
                mutated[place] = byte
                guard let value = try? JSONValue(parsing: mutated) else { continue }
                accepted += 1
                if (try? JSONValue(parsing: value.bytes)) != value { changed.append(mutated) }
            }
        }
        #expect(accepted > text.count)
        #expect(changed == [])
    }
}
