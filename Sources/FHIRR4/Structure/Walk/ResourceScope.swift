/// What references inside one resource can resolve to without leaving the document.
struct ResourceScope {
    /// The type of the resource that holds the others.
    private(set) var type = ""
    /// Types of the contained resources by their id.
    private var containedTypes: [String: String] = [:]
    /// Types of the entries of the Bundle around, by their `fullUrl`.
    private var entryTypes: [String: String] = [:]

    init() {}

    /// The scope of a resource, inside the Bundle that the outer scope stands for, if any.
    init(type: String, of resource: JSONObject, inside outer: ResourceScope) {
        self.type = type
        self.entryTypes = outer.entryTypes
        for contained in resource["contained"]?.array ?? [] {
            guard let id = contained["id"]?.string, let type = contained["resourceType"]?.string
            else { continue }
            self.containedTypes[id] = type
        }
        if type == "Bundle" { self.addEntries(of: resource) }
    }

    private mutating func addEntries(of bundle: JSONObject) {
        for entry in bundle["entry"]?.array ?? [] {
            guard let url = entry["fullUrl"]?.string,
                let type = entry["resource"]?["resourceType"]?.string
            else { continue }
            self.entryTypes[url] = type
        }
    }

    /// The type of the contained resource of that id; an empty id means the container itself.
    func containedType(id: String) -> String? {
        id.isEmpty ? self.type : self.containedTypes[id]
    }

    func entryType(fullURL: String) -> String? { self.entryTypes[fullURL] }
}
