extension Invariant {
    static let ofBundles: [String: [Invariant]] = [
        "Bundle": [
            Invariant("bdl-1", "only a search or a history has a total") {
                !$0.has("total") || Self.isType($0, "searchset", "history")
            },
            Invariant("bdl-2", "only entries of a search tell how they matched") { bundle in
                Self.isType(bundle, "searchset")
                    || bundle.items("entry").allSatisfy { !$0.has("search") }
            },
            Invariant("bdl-3", "entries have a request in batch, transaction and history only") {
                bundle in
                let expected = Self.isType(bundle, "batch", "transaction", "history")
                return bundle.items("entry").allSatisfy { $0.has("request") == expected }
            },
            Invariant("bdl-4", "entries have a response in responses and history only") { bundle in
                let expected = Self.isType(
                    bundle, "batch-response", "transaction-response", "history")
                return bundle.items("entry").allSatisfy { $0.has("response") == expected }
            },
            Invariant("bdl-7", "a fullUrl and version appear once") { bundle in
                if Self.isType(bundle, "history") { return true }
                var seen: Set<[String]> = []
                return bundle.items("entry").allSatisfy { entry in
                    guard let url = entry.text("fullUrl") else { return true }
                    let meta = entry.element("resource")?.element("meta")
                    return seen.insert([url, meta?.text("versionId") ?? ""]).inserted
                }
            },
            Invariant("bdl-9", "a document has an identifier with system and value") { bundle in
                let identifier = bundle.element("identifier")
                return !Self.isType(bundle, "document")
                    || identifier?.hasBoth("system", "value") == true
            },
            Invariant("bdl-10", "a document has a date") {
                !Self.isType($0, "document") || $0.has("timestamp")
            },
            Invariant("bdl-11", "a document begins with its Composition") {
                !Self.isType($0, "document") || Self.firstType(of: $0) == "Composition"
            },
            Invariant("bdl-12", "a message begins with its MessageHeader") {
                !Self.isType($0, "message") || Self.firstType(of: $0) == "MessageHeader"
            },
        ],
        "Bundle.entry": [
            Invariant("bdl-5", "an entry has a resource, a request or a response") {
                $0.hasAny("resource", "request", "response")
            },
            Invariant("bdl-8", "a fullUrl names no version") {
                $0.text("fullUrl")?.contains("/_history/") != true
            },
        ],
    ]

    private static func isType(_ bundle: ElementView, _ types: String...) -> Bool {
        types.contains(bundle.text("type") ?? "")
    }

    private static func firstType(of bundle: ElementView) -> String? {
        bundle.items("entry").first?.element("resource")?.text("resourceType")
    }
}
