/// Finds the platform's rule numbers in its own words (API 5.1).
///
/// They come as `(RuleNumber: 10117)`, `(Rule Number: 10109)`, `(Rule 10122)`, in any case, and from
/// one gateway as leading digits of the expression.
public enum RuleNumbers {
    private static let digits = 5

    /// More say nothing new, and a text may be made of nothing else.
    private static let numbersMax = 100

    /// The numbers in the text, in order, each once.
    public static func found(in text: String) -> [Int] {
        let lower = Array(text.lowercased().unicodeScalars)
        let word = Array("rule".unicodeScalars)
        var numbers: [Int] = []
        var index = 0
        while index + word.count <= lower.count, numbers.count < Self.numbersMax {
            guard lower[index..<index + word.count].elementsEqual(word) else {
                index += 1
                continue
            }
            index += word.count
            if let number = Self.number(in: lower, after: index), !numbers.contains(number) {
                numbers.append(number)
            }
        }
        return numbers
    }

    /// The number an expression begins with, if it does.
    public static func leading(inExpression expression: String) -> Int? {
        let leading = expression.prefix { $0.isASCII && $0.isNumber }
        return leading.count == Self.digits ? Int(leading) : nil
    }

    /// Reads `s`, `number`, `no`, punctuation and then exactly five digits.
    private static func number(in text: [Unicode.Scalar], after start: Int) -> Int? {
        var index = start
        func skipPunctuation() {
            while index < text.count, " :#.=_-\t".unicodeScalars.contains(text[index]) {
                index += 1
            }
        }
        if index < text.count, text[index] == "s" { index += 1 }
        skipPunctuation()
        for label in ["number", "no"] {
            let scalars = Array(label.unicodeScalars)
            if index + scalars.count <= text.count,
                text[index..<index + scalars.count].elementsEqual(scalars)
            {
                index += scalars.count
                break
            }
        }
        skipPunctuation()
        var value = 0
        var count = 0
        while index < text.count, ("0"..."9").contains(text[index]), count <= Self.digits {
            value = value * 10 + Int(text[index].value - 48)
            count += 1
            index += 1
        }
        return count == Self.digits ? value : nil
    }
}
