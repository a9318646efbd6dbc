import ClinicRecord
import HTTPTypes
import Hummingbird
import NIOCore

/// What goes with a request through the middleware.
struct BridgeContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address the request came from.
    let address: String?
    /// Ends the connection after the answer, without reading what is still to come.
    let cut: @Sendable () -> Void
    /// Set by the outermost middleware, once for each request.
    var requestID = ""
    var language = Language.english

    var remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        self.remoteAddress = channel.remoteAddress
        self.address = channel.remoteAddress?.ipAddress
        self.cut = { channel.close(mode: .all, promise: nil) }
    }
}

extension Language {
    /// The language a client prefers: Indonesian unless English comes first.
    static func preferred(acceptLanguage text: String?) -> Language {
        guard let text else { return .indonesian }
        for part in text.split(separator: ",") {
            let tag = part.prefix { $0 != ";" && $0 != "-" }.trimmingPrefix(while: \.isWhitespace)
            if let language = Language(rawValue: tag.lowercased()) { return language }
        }
        return .indonesian
    }
}
