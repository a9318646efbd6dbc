import FHIRR4

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the members of one object and notices the members that nobody asked for.
final class FieldReader {
    private let object: JSONObject
    private let place: FieldPlace
    private var expected: Set<String> = []
    private var unreadable: Set<String> = []

    init(_ object: JSONObject, at place: FieldPlace) {
        self.object = object
        self.place = place
    }

    /// A reader that finds nothing and tells nobody, to make stand-ins with.
    static var blank: FieldReader {
        let scope = ItemScope(refusesRecord: false)
        return FieldReader(JSONObject(), at: FieldPlace(path: "", scope: scope, log: ReadingLog()))
    }

    var path: String { self.place.path }

    /// The id of the item that is being read.
    var itemID: UUID { self.place.scope.itemID }

    /// Whether nothing has been wrong so far with the item (or the head) that is being read.
    var isWhole: Bool { self.place.scope.isWhole }

    /// Whether the member is there; null counts as absent.
    func has(_ name: String) -> Bool { self.value(name) != nil }

    /// Whether the member is there and could be read.
    func isReadable(_ name: String) -> Bool {
        self.has(name) && !self.unreadable.contains(name)
    }

    /// Whether the member is there and could not be read; that was reported already.
    func isUnreadable(_ name: String) -> Bool { self.unreadable.contains(name) }

    // MARK: Values

    /// A member that must be there; a stand-in when it is not.
    func required<Value>(_ name: String, _ kind: FieldKind<Value>) -> Value {
        self.needed(name, kind) ?? kind.makeStandIn()
    }

    /// A member that must be there; nil when it is not, for values on which other rules depend.
    func needed<Value>(_ name: String, _ kind: FieldKind<Value>) -> Value? {
        self.optional(name, kind, neededIf: true)
    }

    /// A member that may be absent unless the condition holds.
    func optional<Value>(
        _ name: String, _ kind: FieldKind<Value>, neededIf isNeeded: Bool = false
    ) -> Value? {
        self.expected.insert(name)
        guard let value = self.value(name) else {
            if isNeeded { self.report(.missing, at: name) }
            return nil
        }
        let read = kind.read(value, self.place.member(name))
        if read == nil { self.unreadable.insert(name) }
        return read
    }

    /// A member whose errors leave out that member alone.
    func separate<Value>(_ name: String, _ kind: FieldKind<Value>) -> Value? {
        self.expected.insert(name)
        guard let value = self.value(name) else { return nil }
        let scope = ItemScope(path: self.place.scope.path, refusesRecord: false)
        let read = kind.read(value, self.place.member(name).within(scope))
        return scope.isWhole ? read : nil
    }

    // MARK: Items

    /// The usable items of a list; an item with an error is left out.
    func items<Item: ItemReadable>(_ name: String, _ kind: ItemKind) -> [Item] {
        self.expected.insert(name)
        guard let value = self.value(name) else { return [] }
        // A list that is none costs the record its items, but not the record.
        let list = self.place.member(name).within(ItemScope(refusesRecord: false))
        return self.readItems(value, kind, at: list) ?? []
    }

    /// As `items`, for a list without which what holds it means nothing.
    func filledItems<Item: ItemReadable>(_ name: String, _ kind: ItemKind) -> [Item] {
        self.expected.insert(name)
        guard let value = self.value(name) else {
            self.report(.missing, at: name)
            return []
        }
        if value.array?.isEmpty == true { self.report(.emptyList, at: name) }
        return self.readItems(value, kind, at: self.place.member(name)) ?? []
    }

    /// One object that stands and falls by itself, such as a medical summary.
    func part<Value: FieldReadable>(_ name: String) -> Value? {
        let scope = ItemScope(path: self.place.member(name).path, refusesRecord: false)
        self.expected.insert(name)
        guard let value = self.value(name) else { return nil }
        let read = FieldKind<Value>.object.read(value, self.place.member(name).within(scope))
        return scope.isWhole ? read : nil
    }

    private func readItems<Item: ItemReadable>(
        _ value: JSONValue, _ kind: ItemKind, at list: FieldPlace
    ) -> [Item]? {
        guard let elements = value.array else { return list.refuse(.wrongType(.list)) }
        var items: [Item] = []
        for (index, element) in elements.enumerated() where !list.log.isFull {
            if let item: Item = Self.readItem(element, kind, at: list.item(index)) {
                items.append(item)
            }
        }
        return items
    }

    private static func readItem<Item: ItemReadable>(
        _ value: JSONValue, _ kind: ItemKind, at place: FieldPlace
    ) -> Item? {
        let untold = place.within(ItemScope(refusesRecord: false))
        guard let object = value.object else { return untold.refuse(.wrongType(.object)) }
        let id = FieldReader(object, at: untold).needed("id", .uuid)
        if let id {
            place.log.note(ItemName(kind: kind, id: id, path: place.path))
            if !place.log.take(id.uuidString, among: "id") {
                untold.member("id").report(.duplicateID)
            }
        }
        let scope = ItemScope(
            path: place.path, itemID: id ?? .standIn, refusesRecord: false)
        let fields = FieldReader(object, at: place.within(scope))
        fields.expect(["id"])
        let item = Item(reading: fields)
        fields.reportUnknownMembers()
        return untold.scope.isWhole && scope.isWhole ? item : nil
    }

    // MARK: Findings

    /// Reports a problem of the item (or head) that is being read.
    func report(_ problem: Problem, at name: String) {
        self.place.member(name).report(problem)
    }

    /// Reports a problem that concerns a member alone.
    func note(_ problem: Problem, at name: String) {
        self.place.member(name).within(ItemScope(refusesRecord: false)).report(problem)
    }

    func refuse<Time: Comparable>(reversed start: Time?, _ end: Time?, at name: String) {
        guard let start, let end, end < start else { return }
        self.report(.reversed, at: name)
    }

    /// A business number, of which each item of its list has its own.
    func uniqueNumber(_ name: String, max: Int = 255) -> String {
        guard let number = self.needed(name, .string(max: max)) else { return "" }
        self.unique(
            number, among: "\(Self.withoutIndexes(self.path)).\(name)", .duplicateNumber, at: name)
        return number
    }

    func unique(_ value: String, among list: String, _ problem: Problem, at name: String) {
        if !self.place.log.take(value, among: list) { self.report(problem, at: name) }
    }

    /// Declares members that are dealt with elsewhere.
    func expect(_ names: [String]) { self.expected.formUnion(names) }

    func reportUnknownMembers() {
        for member in self.object.members where !self.expected.contains(member.name) {
            let name = MemberName.safe(member.name)
            self.note(.unknownMember, at: name)
            if self.place.log.isFull { return }
        }
    }

    private func value(_ name: String) -> JSONValue? {
        guard let value = self.object[name], !value.isNull else { return nil }
        return value
    }

    private static func withoutIndexes(_ path: String) -> String {
        String(path.filter { !$0.isNumber })
    }
}
