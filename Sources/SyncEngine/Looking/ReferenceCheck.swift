import FHIRR4
import Satusehat
import SyncCore

/// After the platform found something missing: asks for each thing the resource names, and tells which
/// of them the platform no longer has.
///
/// Each is asked for once, and only a plain "not found" counts. What cannot be told stays untold.
struct ReferenceCheck: Sendable {
    /// More references than any resource of ours holds.
    private static let readsMax = 40

    struct Named: Hashable, Sendable {
        var path: String
        var type: String
        var id: String
    }

    let call: PlatformCall

    /// The places in the resource whose target is gone.
    func vanished(from resource: JSONValue, updating id: String?) async throws -> [String] {
        var named = Self.named(in: resource)
        if let id, let type = resource["resourceType"]?.string {
            named.insert(Named(path: type, type: type, id: id), at: 0)
        }
        var isThere: [String: Bool] = [:]
        var gone: [String] = []
        for one in named.prefix(Self.readsMax) {
            let key = "\(one.type)/\(one.id)"
            if isThere[key] == nil {
                guard let answer = try await self.exists(one) else { return gone }
                isThere[key] = answer
            }
            if isThere[key] == false { gone.append(one.path) }
        }
        return gone
    }

    /// Nil when the platform cannot be asked now.
    private func exists(_ one: Named) async throws -> Bool? {
        let outcome = try await self.call.perform(
            .read(type: one.type, id: one.id), operation: .search, hasPermit: false)
        guard case .exchanged(let exchange, let verdict) = outcome else { return nil }
        await Journal(
            store: self.call.store, ambient: self.call.ambient, tenant: self.call.session.tenant
        ).note(exchange)
        switch verdict.disposition {
        case .completed: return true
        case .rejected: return ![404, 410].contains(exchange.facts.status)
        case .retry, .notSent, .snooze, .stop, .renewToken: return nil
        default: return true
        }
    }

    /// Everything a bound resource names on the platform, with the element that names it.
    static func named(in resource: JSONValue) -> [Named] {
        var found: [Named] = []
        Self.collect(resource, path: resource["resourceType"]?.string ?? "", into: &found)
        return found
    }

    private static func collect(_ value: JSONValue, path: String, into found: inout [Named]) {
        switch value {
        case .object(let object):
            for member in object.members {
                if member.name == "reference", let text = member.value.string {
                    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
                    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { continue }
                    found.append(
                        Named(path: path, type: String(parts[0]), id: String(parts[1])))
                } else {
                    Self.collect(member.value, path: "\(path).\(member.name)", into: &found)
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                Self.collect(element, path: "\(path)[\(index)]", into: &found)
            }
        case .null, .bool, .number, .string:
            break
        }
    }
}
