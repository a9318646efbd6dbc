import SyncCore

/// Collects the dependencies of one delivery, each key and stage once; the first kind given stays.
struct DependencyList {
    private(set) var items: [Dependency] = []
    private var seen: Set<Place> = []

    private struct Place: Hashable {
        let key: ResourceKey
        let stage: DeliveryStage
    }

    init() {}

    init(required keys: [ResourceKey]) {
        self.add(keys)
    }

    mutating func add(
        _ key: ResourceKey, stage: DeliveryStage = .create, kind: Dependency.Kind = .required
    ) {
        guard self.seen.insert(Place(key: key, stage: stage)).inserted else { return }
        self.items.append(Dependency(key, stage: stage, kind: kind))
    }

    mutating func add(_ keys: [ResourceKey], kind: Dependency.Kind = .required) {
        for key in keys { self.add(key, kind: kind) }
    }
}
