/// Cuts an input into envelopes, finding out by itself whether it is a document or lines.
struct InputSplitter: Sendable {
    enum Shape: Sendable, Hashable {
        case document
        case lines
        /// Decided by the beginning: a first line that is whole by itself, or a second line that
        /// begins another object, means lines.
        case automatic
    }

    /// What `automatic` may look at before it decides.
    private static let peekBytesMax = 1 << 20
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private enum Cutter {
        case document(DocumentSplitter)
        case lines(LineSplitter)
    }

    private let shape: Shape
    private let partBytesMax: Int
    private var head: [UInt8] = []
    private var cutter: Cutter?

    init(shape: Shape, partBytesMax: Int) {
        self.shape = shape
        self.partBytesMax = partBytesMax
    }

    mutating func take(_ chunk: [UInt8], into emit: (SplitPart) throws -> Void) rethrows {
        guard self.cutter == nil else {
            try self.cut(chunk, emit)
            return
        }
        self.head += chunk
        guard let shape = self.decided(isEnd: false) else { return }
        try self.begin(shape, emit)
    }

    mutating func finish(into emit: (SplitPart) throws -> Void) rethrows {
        if self.cutter == nil {
            try self.begin(self.decided(isEnd: true) ?? .document, emit)
        }
        switch self.cutter {
        case .document(var splitter): try splitter.finish(into: emit)
        case .lines(var splitter): try splitter.finish(into: emit)
        case nil: break
        }
        self.cutter = nil
    }

    private mutating func begin(
        _ shape: Shape, _ emit: (SplitPart) throws -> Void
    ) rethrows {
        // Many editors on Windows begin a file with a mark that JSON does not know.
        let hasMark = self.head.starts(with: Self.byteOrderMark)
        let chunk = Array(self.head.dropFirst(hasMark ? Self.byteOrderMark.count : 0))
        self.head = []
        self.cutter =
            shape == .lines
            ? .lines(LineSplitter(partBytesMax: self.partBytesMax))
            : .document(DocumentSplitter(partBytesMax: self.partBytesMax))
        try self.cut(chunk, emit)
    }

    private mutating func cut(
        _ chunk: [UInt8], _ emit: (SplitPart) throws -> Void
    ) rethrows {
        switch self.cutter {
        case .document(var splitter):
            self.cutter = nil
            try splitter.take(chunk, into: emit)
            self.cutter = .document(splitter)
        case .lines(var splitter):
            self.cutter = nil
            try splitter.take(chunk, into: emit)
            self.cutter = .lines(splitter)
        case nil: break
        }
    }

    /// Nil while more must be seen.
    private func decided(isEnd: Bool) -> Shape? {
        guard self.head.count >= Self.byteOrderMark.count || isEnd else { return nil }
        guard self.shape == .automatic else { return self.shape }
        let hasMark = self.head.starts(with: Self.byteOrderMark)
        let text = self.head.dropFirst(hasMark ? Self.byteOrderMark.count : 0)
            .drop(while: JSONSpace.isSpace)
        guard let first = text.first else { return isEnd ? .document : nil }
        guard first == UInt8(ascii: "{") else { return .document }
        guard let lineEnd = text.firstIndex(of: UInt8(ascii: "\n")) else {
            return isEnd || text.count > Self.peekBytesMax ? .document : nil
        }
        if Self.isBalanced(text[..<lineEnd]) {
            let rest = text[lineEnd...].drop(while: JSONSpace.isSpace)
            guard !rest.isEmpty || isEnd else { return nil }
            return rest.isEmpty ? .document : .lines
        }
        let next = text[lineEnd...].drop(while: JSONSpace.isSpace)
        guard let second = next.first else { return isEnd ? .document : nil }
        return second == UInt8(ascii: "{") ? .lines : .document
    }

    private static func isBalanced(_ line: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in line {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return depth == 0 && !isInString
    }
}
