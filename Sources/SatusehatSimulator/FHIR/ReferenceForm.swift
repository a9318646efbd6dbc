/// A literal reference whose id has the form its type always has here.
struct ReferenceForm: Hashable, Sendable {
    let type: String
    let id: String

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        // A version may follow, as in a signed document's reference.
        guard parts.count == 2 || (parts.count == 4 && parts[2] == "_history") else { return nil }
        self.type = String(parts[0])
        self.id = String(parts[1])
        guard KnownTypes.all.contains(self.type), Self.isIDForm(self.id, of: self.type) else {
            return nil
        }
    }

    private static func isIDForm(_ id: String, of type: String) -> Bool {
        switch type {
        case "Patient":
            id.hasPrefix("P") ? Self.isDigits(id.dropFirst(), 11...11) : Self.isDigits(id, 12...12)
        case "Practitioner":
            id.hasPrefix("N")
                ? Self.isDigits(id.dropFirst(), 8...8) : Self.isDigits(id, 11...11)
        case "Organization":
            Self.isDigits(id, 8...10) || Self.isUUID(id)
        default:
            Self.isUUID(id)
        }
    }

    static func isDigits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Bool {
        count.contains(text.utf8.count)
            && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    static func isUUID(_ text: some StringProtocol) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { group in
                group.utf8.allSatisfy { byte in
                    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                        || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
                }
            }
    }
}
