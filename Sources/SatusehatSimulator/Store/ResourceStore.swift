import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything facilities have stored, with the look-ups that checks and searches need.
struct ResourceStore: Sendable {
    private var resources: [String: StoredResource] = [:]
    /// Keys in the order in which they were created.
    private(set) var order: [String] = []
    private var orderByType: [String: [String]] = [:]
    /// From `organization|type|system|value` to the key that owns the business identifier.
    private var businessKeys: [String: String] = [:]
    /// From `type|system|value` and `type>reference` to every key that carries the identifier or
    /// holds the reference, or once did: a search that lags behind still has to find it.
    private var keysByLink: [String: [String]] = [:]
    private var versionCount = 0

    subscript(type: String, id: String) -> StoredResource? { self.resources["\(type)/\(id)"] }

    subscript(key key: String) -> StoredResource? { self.resources[key] }

    var count: Int { self.order.count }

    func all(ofType type: String) -> [StoredResource] {
        (self.orderByType[type] ?? []).compactMap { self.resources[$0] }
    }

    var all: [StoredResource] { self.order.compactMap { self.resources[$0] } }

    /// The key of the resource that already owns one of these business identifiers.
    func owner(
        of resource: JSONValue,
        organizationID: String,
        except own: String? = nil
    ) -> String? {
        for key in BusinessIdentifier.keys(of: resource) {
            if let owner = self.businessKeys["\(organizationID)|\(key)"], owner != own {
                return owner
            }
        }
        return nil
    }

    /// Resources of a type of which some version carries an identifier, in order of creation.
    func everCarrying(_ identifier: String, type: String) -> [StoredResource] {
        (self.keysByLink["\(type)|\(identifier)"] ?? []).compactMap { self.resources[$0] }
    }

    /// Resources of a type of which some version refers to a target, in order of creation.
    func everReferring(to reference: String, type: String) -> [StoredResource] {
        (self.keysByLink["\(type)>\(reference)"] ?? []).compactMap { self.resources[$0] }
    }

    /// Stores a new resource or a new version and returns what was stored.
    mutating func put(
        _ body: JSONValue,
        type: String,
        id: String,
        organizationID: String,
        requestNumber: Int,
        at now: Date
    ) -> StoredResource.Version {
        let key = "\(type)/\(id)"
        self.versionCount += 1
        let versionID = Self.versionID(at: now, number: self.versionCount)
        let resource = Self.stamped(body, id: id, versionID: versionID, at: now)
        let version = StoredResource.Version(
            resource: resource, versionID: versionID, storedAt: now, requestNumber: requestNumber)
        var owner = organizationID
        var linked: Set<String> = []
        if var existing = self.resources[key] {
            owner = existing.organizationID
            for business in BusinessIdentifier.keys(of: existing.current) {
                self.businessKeys["\(owner)|\(business)"] = nil
            }
            linked = existing.versions.reduce(into: []) {
                $0.formUnion(Self.links(of: $1.resource))
            }
            existing.versions.append(version)
            self.resources[key] = existing
        } else {
            self.resources[key] = StoredResource(
                type: type, id: id, organizationID: organizationID, versions: [version])
            self.order.append(key)
            self.orderByType[type, default: []].append(key)
        }
        for business in BusinessIdentifier.keys(of: resource) {
            self.businessKeys["\(owner)|\(business)"] = key
        }
        for link in Self.links(of: resource).subtracting(linked) {
            self.keysByLink[link, default: []].append(key)
        }
        return version
    }

    mutating func remove(_ type: String, id: String) {
        let key = "\(type)/\(id)"
        guard let resource = self.resources.removeValue(forKey: key) else { return }
        for business in BusinessIdentifier.keys(of: resource.current) {
            self.businessKeys["\(resource.organizationID)|\(business)"] = nil
        }
        self.order.removeAll { $0 == key }
        self.orderByType[type]?.removeAll { $0 == key }
    }

    /// What a resource can be found by: its identifiers and the references it holds.
    private static func links(of resource: JSONValue) -> Set<String> {
        let type = resource["resourceType"]?.string ?? ""
        var links = Set(BusinessIdentifier.all(of: resource).map { "\(type)|\($0)" })
        for found in ReferenceScan.references(in: resource) {
            links.insert("\(type)>\(found.value)")
        }
        return links
    }

    /// The resource with id and meta, its members in alphabetical order as the platform answers.
    private static func stamped(
        _ body: JSONValue,
        id: String,
        versionID: String,
        at now: Date
    ) -> JSONValue {
        var object = body.object ?? JSONObject()
        object["id"] = .string(id)
        var meta = object["meta"]?.object ?? JSONObject()
        meta["lastUpdated"] = .string(PlatformTime.lastUpdated(now))
        meta["versionId"] = .string(versionID)
        object["meta"] = .object(meta)
        var sorted = JSONObject()
        for name in object.names.sorted() { sorted[name] = object[name] }
        return .object(sorted)
    }

    /// Base64 of digits without padding; unique even when the clock stands still.
    private static func versionID(at now: Date, number: Int) -> String {
        let nanoseconds = PlatformTime.microseconds(now) * 1000 + Int64(number % 1000)
        return Data(String(nanoseconds).utf8).base64EncodedString()
            .replacing("=", with: "")
    }
}
