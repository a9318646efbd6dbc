import FHIRR4
public import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// SATUSEHAT in memory, shared by everything that talks to it in one process.
///
/// The behaviour lives in `Platform`, a value; this class only keeps one such value behind a lock,
/// so that a server, a test and an inspection may use it at the same time. It reads no clock and
/// draws no chance of its own: the same requests at the same times give the same answers.
public final class Simulator: Sendable {
    private let platform: Mutex<Platform>

    public init(settings: SimulatorSettings = SimulatorSettings(), seed: PlatformSeed = .empty) {
        self.platform = Mutex(Platform(settings: settings, seed: seed))
    }

    public init(_ platform: Platform) {
        self.platform = Mutex(platform)
    }

    /// Answers one request as the platform would at that time.
    public func respond(
        to request: HTTPRequest,
        body: [UInt8],
        at now: Date
    ) -> SimulatorAnswer {
        self.platform.withLock { $0.respond(to: request, body: body, at: now) }
    }

    /// Looks at the platform, or changes it, as one step that no request can interrupt.
    public func withPlatform<Result: Sendable>(
        _ body: (inout Platform) throws -> Result
    ) rethrows -> Result {
        try self.platform.withLock { platform in try body(&platform) }
    }

    /// A copy of everything the platform holds now.
    public var snapshot: Platform { self.platform.withLock { $0 } }
}
