/// One envelope's bytes as cut from an input, not yet read.
struct SplitPart: Sendable, Hashable {
    /// Where in its input it stood.
    enum Place: Sendable, Hashable {
        /// The only thing in its file.
        case whole
        /// An element of an array, counted from 0.
        case element(Int)
        /// A line, counted from 1.
        case line(Int)

        func origin(in name: String) -> String {
            switch self {
            case .whole: name
            case .element(let index): "\(name)[\(index)]"
            case .line(let number): "\(name):\(number)"
            }
        }
    }

    let place: Place
    /// At most the limit and one byte more: a longer part is refused by its length anyway.
    let bytes: [UInt8]
}
