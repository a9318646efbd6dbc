import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import Satusehat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The whole answer took longer than it may.
struct AnswerTimeout: Error {}

/// Reads the network's errors: what failed, and whether anything can have left.
///
/// Only what is known to happen before the request leaves counts as not sent. Whatever is unknown is
/// lost, because taking a stored record for an unsent one would double it.
enum FailureReading {
    /// - Parameter mayHaveLeft: False when it is certain that no complete request was handed to the
    ///   network, whatever the error says.
    static func failure(_ error: any Error, mayHaveLeft: Bool) -> TransportFailure {
        if let code = Self.beforeSending(error) {
            return TransportFailure(reach: .notSent, code: code)
        }
        let reach: TransportFailure.Reach = mayHaveLeft ? .lost : .notSent
        return TransportFailure(reach: reach, code: Self.whileWaiting(error, mayHaveLeft))
    }

    /// The code of an error that only happens while the connection is being made.
    private static func beforeSending(_ error: any Error) -> TransportFailure.Code? {
        switch error {
        case let error as NIOConnectionError: return Self.connecting(error)
        // Towards an address the kernel's own error comes through; only a connect is refused.
        case let error as IOError: return error.errnoCode == ECONNREFUSED ? .refused : nil
        case let error as NIOSSLError: return Self.isHandshake(error) ? .tls : nil
        case is NIOSSLExtraError: return .tls
        case let error as HTTPClientError: return Self.client(error)
        default: return nil
        }
    }

    private static func client(_ error: HTTPClientError) -> TransportFailure.Code? {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: .connectTimeout
        case .tlsHandshakeTimeout: .tls
        case .alreadyShutdown, .invalidURL, .emptyHost, .emptyScheme: .other
        default: nil
        }
    }

    private static func connecting(_ error: NIOConnectionError) -> TransportFailure.Code {
        if error.connectionErrors.isEmpty { return .nameNotFound }
        let codes = error.connectionErrors.compactMap { ($0.error as? IOError)?.errnoCode }
        if codes.contains(ECONNREFUSED) { return .refused }
        let hasTimeout = error.connectionErrors.contains {
            if case .connectTimeout? = $0.error as? ChannelError { return true }
            return false
        }
        return hasTimeout || codes.contains(ETIMEDOUT) ? .connectTimeout : .other
    }

    private static func isHandshake(_ error: NIOSSLError) -> Bool {
        switch error {
        case .handshakeFailed, .noCertificateToValidate, .unableToValidateCertificate: true
        default: false
        }
    }

    private static func whileWaiting(
        _ error: any Error, _ mayHaveLeft: Bool
    ) -> TransportFailure.Code {
        switch error {
        case is NIOTooManyBytesError: .answerTooLarge
        case is AnswerTimeout: mayHaveLeft ? .answerTimeout : .connectTimeout
        case let error as HTTPClientError where Self.isTimeout(error):
            mayHaveLeft ? .answerTimeout : .connectTimeout
        case is CancellationError: .other
        case let error as HTTPClientError where error == .cancelled: .other
        default: .cut
        }
    }

    private static func isTimeout(_ error: HTTPClientError) -> Bool {
        error == .deadlineExceeded || error == .readTimeout || error == .writeTimeout
    }
}
