/// Cuts one JSON document into envelopes: the elements of an outer array, or the one value.
///
/// It follows only strings and brackets. What stands between two cuts is judged later by the strict
/// reader, element by element, so that a fault inside one element costs that element alone.
struct DocumentSplitter: Sendable {
    private enum State {
        case start
        /// Inside the outer array, between elements or inside one.
        case array
        /// The document is no array.
        case single
        /// After the bracket that closes the array.
        case closed
    }

    private let partBytesMax: Int
    private var state = State.start
    private var part: [UInt8] = []
    private var index = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var hasComma = false

    init(partBytesMax: Int) {
        self.partBytesMax = partBytesMax
    }

    mutating func take(_ chunk: [UInt8], into emit: (SplitPart) throws -> Void) rethrows {
        for byte in chunk {
            switch self.state {
            case .start: self.begin(byte)
            case .single, .closed: self.append(byte)
            case .array: try self.inArray(byte, emit)
            }
        }
    }

    mutating func finish(into emit: (SplitPart) throws -> Void) rethrows {
        switch self.state {
        case .start:
            try emit(SplitPart(place: .whole, bytes: []))
        case .single:
            try emit(SplitPart(place: .whole, bytes: self.part))
        case .array:
            // The array never ended; an empty part is refused as an unexpected end.
            try emit(SplitPart(place: .element(self.index), bytes: self.part))
        case .closed:
            guard !self.part.allSatisfy(JSONSpace.isSpace) else { return }
            // Something follows the array: shown to the reader together with a whole value, it is
            // refused as trailing content.
            let bytes = [UInt8(ascii: "0"), UInt8(ascii: " ")] + self.part
            try emit(SplitPart(place: .element(self.index), bytes: bytes))
        }
        self = DocumentSplitter(partBytesMax: self.partBytesMax)
    }

    private mutating func begin(_ byte: UInt8) {
        if JSONSpace.isSpace(byte) { return }
        if byte == UInt8(ascii: "[") {
            self.state = .array
        } else {
            self.state = .single
            self.append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        if self.part.count <= self.partBytesMax { self.part.append(byte) }
    }

    private mutating func inArray(_ byte: UInt8, _ emit: (SplitPart) throws -> Void) rethrows {
        if self.isInString {
            self.append(byte)
            if self.isEscaped {
                self.isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                self.isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                self.isInString = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: ",") where self.depth == 0:
            try self.endElement(emit)
            self.hasComma = true
        case UInt8(ascii: "]") where self.depth == 0:
            if self.hasComma || !self.part.allSatisfy(JSONSpace.isSpace) {
                try self.endElement(emit)
            }
            self.state = .closed
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            self.depth += 1
            self.append(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            self.depth = max(0, self.depth - 1)
            self.append(byte)
        default:
            self.isInString = byte == UInt8(ascii: "\"")
            self.append(byte)
        }
    }

    private mutating func endElement(_ emit: (SplitPart) throws -> Void) rethrows {
        try emit(SplitPart(place: .element(self.index), bytes: self.part))
        self.part = []
        self.index += 1
    }
}
