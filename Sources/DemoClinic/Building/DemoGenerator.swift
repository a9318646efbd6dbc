import FHIRR4

/// A small generator (SplitMix64) whose whole future is its seed.
struct DemoGenerator: Sendable {
    private var state: UInt64

    init(seed: UInt64) { self.state = seed &* 0x2545_F491_4F6C_DD1D &+ 0x1234_5678_9ABC_DEF1 }

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(self.next() % UInt64(range.count))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[self.number(0...(items.count - 1))]
    }

    mutating func uuid() -> String {
        var digits = ""
        for word in [self.next(), self.next()] {
            let part = String(word, radix: 16)
            digits += String(repeating: "0", count: 16 - part.count) + part
        }
        var characters = Array(digits)
        characters[12] = "4"
        characters[16] = "a"
        for place in [20, 16, 12, 8] { characters.insert("-", at: place) }
        return String(characters)
    }
}

extension JSONValue {
    /// A whole number.
    static func whole(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }

    /// Tenths written with one digit after the point, so that 365 is 36.5 and 370 is 37.0.
    static func tenths(_ tenths: Int) -> JSONValue {
        guard let number = JSONNumber("\(tenths / 10).\(tenths % 10)") else {
            preconditionFailure("tenths of a whole number are always a JSON number")
        }
        return .number(number)
    }

    /// A decimal as written in a catalogue.
    static func decimal(_ text: String) -> JSONValue {
        guard let number = JSONNumber(text) else {
            preconditionFailure("the catalogue holds a malformed number")
        }
        return .number(number)
    }

    /// An object without the members that are nil.
    static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        var object = JSONObject()
        for (name, value) in members { object[name] = value }
        return .object(object)
    }
}
