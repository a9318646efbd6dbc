import Foundation

/// Names one local fact that has, or will have, one resource on the platform.
///
/// One row of a clinic can feed several resources (a set of vital signs feeds up to a dozen), so the
/// local identifier alone is not enough: `component` tells them apart and is empty otherwise.
public struct ResourceKey: Hashable, Sendable, Codable, CustomStringConvertible {
    public let type: String
    public let localID: UUID
    public let component: String

    public init(type: String, localID: UUID, component: String = "") {
        self.type = type
        self.localID = localID
        self.component = component
    }

    /// The stand-in for a reference whose platform identifier is not known yet.
    ///
    /// Templates hold it as `reference`; it is exchanged for `Type/id` when the resource is sent.
    public var localReference: String {
        let suffix = self.component.isEmpty ? self.type : "\(self.type).\(self.component)"
        return "urn:uuid:\(self.localID.uuidString.lowercased())#\(suffix)"
    }

    /// Reads a stand-in back, or answers nil for any other text.
    public init?(localReference text: String) {
        let prefix = "urn:uuid:"
        guard text.hasPrefix(prefix), let hash = text.firstIndex(of: "#") else { return nil }
        let start = text.index(text.startIndex, offsetBy: prefix.count)
        guard start <= hash, let id = UUID(uuidString: String(text[start..<hash])) else {
            return nil
        }
        let suffix = text[text.index(after: hash)...]
        guard !suffix.isEmpty else { return nil }
        if let dot = suffix.firstIndex(of: ".") {
            self.init(
                type: String(suffix[..<dot]),
                localID: id,
                component: String(suffix[suffix.index(after: dot)...])
            )
        } else {
            self.init(type: String(suffix), localID: id)
        }
    }

    public var description: String {
        let base = "\(self.type)/\(self.localID.uuidString.lowercased())"
        return self.component.isEmpty ? base : "\(base)#\(self.component)"
    }
}
