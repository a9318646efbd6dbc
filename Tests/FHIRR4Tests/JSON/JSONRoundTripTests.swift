import FHIRR4
import Testing

@Suite struct JSONRoundTripTests {
    @Test(
        "Compact text comes back as the same bytes",
        arguments: [
            "null", "true", "false", "0", "-0", "-0.0", "1.00", "37.10", "1e3", "1E-2", "1e+05",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.00000000000000000000000000000000000000000000000001",
            #""""#, #""plain""#, #""a/b""#, #""\"\\\b\f\n\r\t""#, #""\u0000\u001f""#,
            #""Bu Sri Rahayu 😀 — ꦱꦫꦱ é""#,
            "[]", "{}", "[[],{},[{}]]", #"{"b":1,"a":2,"B":3}"#, #"{"":0}"#,
            #"{"z":{"y":[1,2.50,{"x":null}]},"a":"b"}"#, #"{"a b":1,"a\"b":2}"#,
        ]
    )
    func compactTextIsStable(_ text: String) throws {
        #expect(try JSONValue(parsing: text).text == text)
        #expect(try JSONValue(parsing: text).bytes == Array(text.utf8))
    }

    @Test(
        "White space and needless escapes are left behind, everything else stays",
        arguments: [
            (" \t\r\n[ 1 ,\n2 ] ", "[1,2]"),
            ("{ \"a\" : { } , \"b\" : [ ] }", #"{"a":{},"b":[]}"#),
            (#""\u0041\/\u00e9""#, #""A/é""#),
            (#""\ud83d\ude00""#, #""😀""#),
            (#""\uD83D\uDE00 \u20AC""#, #""😀 €""#),
            (#""\u0008\u000a""#, #""\b\n""#),
            (#""\u007f""#, "\"\u{7F}\""),
        ]
    )
    func writesOneForm(_ text: String, _ compact: String) throws {
        #expect(try JSONValue(parsing: text).text == compact)
    }

    @Test("Composed and decomposed letters stay as they were written")
    func unicodeIsNotNormalized() throws {
        let text = "[\"\u{E9}\",\"e\u{301}\"]"
        #expect(try JSONValue(parsing: text).bytes == Array(text.utf8))
    }

    @Test("Noncharacters and the highest scalar are text like any other")
    func extremesOfUnicode() throws {
        let text = "\"\u{FFFF}\u{10FFFF}\u{80}\u{7FF}\u{800}\""
        #expect(try JSONValue(parsing: text).text == text)
        #expect(try JSONValue(parsing: #""\uffff\udbff\udfff""#).string == "\u{FFFF}\u{10FFFF}")
    }

    @Test("Members whose names are equal only by Unicode's rules count as duplicates")
    func canonicallyEqualNames() {
        #expect(throws: JSONError.self) {
            try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        }
    }

    @Test("A writer that is reset starts over")
    func writerIsReusable() {
        var writer = JSONWriter()
        writer.write(["first"])
        writer.reset()
        writer.write(["second": 2])
        #expect(writer.bytes == Array(#"{"second":2}"#.utf8))
    }

    @Test("What was written is read back as the same value")
    func readsItsOwnOutput() throws {
        let value: JSONValue = [
            "text": "tab\t, quote \", backslash \\, escape \u{1B}, null \u{0}",
            "list": [1, true, .null, "x", [:], []],
            "nested": ["a": ["b": ["c": .number(try #require(JSONNumber("1.50")))]]],
        ]
        #expect(try JSONValue(parsing: value.bytes) == value)
        #expect(try JSONValue(parsing: value.text) == value)
    }
}
