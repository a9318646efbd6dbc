import NIOCore
import Synchronization

/// A request body that knows whether the client has begun to take it.
///
/// The client asks for the body once a connection stands and the head is on its way. While it has not
/// asked, no peer can have acted on the request.
final class TrackedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    struct AsyncIterator: AsyncIteratorProtocol {
        private let body: TrackedBody
        private var isTaken = false

        init(_ body: TrackedBody) {
            self.body = body
        }

        mutating func next() async -> ByteBuffer? {
            guard !self.isTaken else { return nil }
            self.isTaken = true
            self.body.begun.store(true, ordering: .sequentiallyConsistent)
            return self.body.bytes
        }
    }

    private let bytes: ByteBuffer
    private let begun = Atomic(false)

    init(_ bytes: [UInt8]) {
        self.bytes = ByteBuffer(bytes: bytes)
    }

    var count: Int { self.bytes.readableBytes }

    var hasBegun: Bool { self.begun.load(ordering: .sequentiallyConsistent) }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
