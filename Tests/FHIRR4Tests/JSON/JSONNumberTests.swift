import FHIRR4
import Foundation
import Testing

@Suite struct JSONNumberTests {
    private static let digits50 = "12345678901234567890123456789012345678901234567890"

    @Test(
        "A number keeps its digits",
        arguments: [
            "1.00", "37.10", "-0.0", "1e3", "1E-2", "0", Self.digits50, "0." + Self.digits50,
        ]
    )
    func keepsText(_ text: String) throws {
        #expect(try #require(JSONNumber(text)).text == text)
        #expect(try JSONValue(parsing: text).number?.text == text)
    }

    @Test(
        "Text outside JSON's grammar is no number",
        arguments: [
            "", " 1", "1 ", "01", "+1", ".5", "5.", "1e", "1e+", "--1", "0x1", "NaN", "1,5", "١",
            "1\u{0}",
        ]
    )
    func refusesText(_ text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test("Equality is about the text, amount about the value")
    func equalityAndAmount() throws {
        let one = try #require(JSONNumber("1"))
        let precise = try #require(JSONNumber("1.00"))
        let scaled = try #require(JSONNumber("10e-1"))
        #expect(one != precise)
        #expect(one.isSameAmount(as: precise))
        #expect(one.isSameAmount(as: scaled))
        #expect(!one.isLess(than: precise))
    }

    @Test(
        "Amounts are compared exactly",
        arguments: [
            ("0.1", "0.10000000000000000000000000000000000000000000000001"),
            ("-2", "-1"), ("-1", "0"), ("-1", "1"), ("0", "1e-300"), ("-1e300", "-1e299"),
            ("9", "10"), ("9.99", "10"), ("99e-1", "10"), ("0.09", "0.1"), ("1e9", "1e10"),
            ("123456789012345678901234567890", "123456789012345678901234567891"),
            ("1e999999999999999999", "2e999999999999999999"), ("5", "1e99999999999999999999"),
            ("1e-99999999999999999999", "5"), ("-0.0", "0.1"), ("-5", "-0"),
        ]
    )
    func compares(_ smaller: String, _ larger: String) throws {
        let low = try #require(JSONNumber(smaller))
        let high = try #require(JSONNumber(larger))
        #expect(low.isLess(than: high))
        #expect(!high.isLess(than: low))
        #expect(!low.isSameAmount(as: high))
        #expect(JSONNumber.compare(low, high) < 0)
        #expect(JSONNumber.compare(high, low) > 0)
    }

    @Test(
        "Zero has one amount however it is written",
        arguments: ["0", "-0", "0.000", "-0.0", "0e99", "0E-7"]
    )
    func zeros(_ text: String) throws {
        #expect(try #require(JSONNumber(text)).isSameAmount(as: JSONNumber(0)))
    }

    @Test(
        "Only a whole number without fraction or exponent is an integer",
        arguments: [
            ("0", 0), ("-7", -7), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
            ("1.0", nil), ("1e3", nil), ("9223372036854775808", nil), ("-0.0", nil),
        ] as [(String, Int?)]
    )
    func integers(_ text: String, _ expected: Int?) throws {
        #expect(try #require(JSONNumber(text)).int == expected)
    }

    @Test("A decimal is given only when nothing is lost")
    func decimals() throws {
        #expect(JSONNumber("37.10")?.decimal == Decimal(string: "37.1"))
        #expect(JSONNumber("-1e3")?.decimal == Decimal(-1000))
        let digits38 = String(Self.digits50.prefix(38))
        #expect(JSONNumber(digits38)?.decimal == Decimal(string: digits38))
        #expect(JSONNumber(Self.digits50)?.decimal == nil)
        #expect(JSONNumber("1e400")?.decimal == nil)
    }

    @Test("A binary number is the nearest one")
    func doubles() {
        #expect(JSONNumber("0.1")?.double == 0.1)
        #expect(JSONNumber("-1.5e3")?.double == -1500)
        #expect(JSONNumber("1e999")?.double == .infinity)
        #expect(JSONNumber(7).double == 7)
    }
}
