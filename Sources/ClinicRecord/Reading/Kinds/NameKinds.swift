import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension FieldKind<UUID> {
    /// A local id that nothing is looked up by.
    static var uuid: Self {
        Self(standIn: .standIn) { value, place in
            guard let text = value.string, text.utf8.count == Self.textLength,
                let id = UUID(uuidString: text)
            else { return place.refuse(.wrongType(.uuid)) }
            return id == .standIn ? place.refuse(.standIn) : id
        }
    }

    /// Another record.
    static func record(_ kind: RecordKind) -> Self {
        .noted { .record(kind, $0) }
    }

    /// A department of the facility.
    static var department: Self {
        .noted { .department($0) }
    }

    /// Another item of the same record, of one of these kinds.
    static func item(_ kinds: ItemKind...) -> Self {
        Self(standIn: .standIn) { value, place in
            guard let id = Self.uuid.read(value, place) else { return nil }
            place.log.note(
                ItemLink(kinds: kinds, id: id, path: place.path, owner: place.scope.path))
            return id
        }
    }

    private static func noted(_ target: @escaping (UUID) -> NamedRecord.Target) -> Self {
        Self(standIn: .standIn) { value, place in
            guard let id = Self.uuid.read(value, place) else { return nil }
            place.log.note(
                NamedRecord(target: target(id), path: place.path, owner: place.scope.path))
            return id
        }
    }

    private static let textLength = 36
}
