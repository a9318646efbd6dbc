import FHIRR4
import HTTPTypes
import NIOCore

/// What an endpoint answers.
struct Reply: Sendable {
    enum Body: Sendable {
        case none
        case json(JSONValue)
        case bytes([UInt8], contentType: String)
        /// Written piece by piece, for what may be large.
        case stream(
            contentType: String,
            @Sendable (_ write: (ByteBuffer) async throws -> Void) async throws
                -> Void)
    }

    var status: HTTPResponse.Status = .ok
    var body: Body = .none
    var headers = HTTPFields()
    /// True when a client may ask again with the tag it was given, and hear that nothing changed.
    var isTagged = false

    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, body: .json(value))
    }

    static func object(_ value: JSONObject, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, body: .json(.object(value)))
    }

    /// One page of a list; there may be more when it is full.
    static func page(_ items: [JSONValue], limit: Int, offset: Int) -> JSONObject {
        var object = JSONObject()
        object["data"] = .array(items)
        object["limit"] = JSONValue(limit)
        object["offset"] = JSONValue(offset)
        object["has_more"] = .bool(items.count == limit)
        return object
    }

    func tagged() -> Reply {
        var reply = self
        reply.isTagged = true
        return reply
    }
}
