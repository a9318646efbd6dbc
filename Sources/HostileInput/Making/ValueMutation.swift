import FHIRR4

/// Spoils a JSON value where its structure invites it: another type, a member too few, twice or of
/// another name, an item more, less or in another order.
enum ValueMutation {
    static func spoil(_ value: JSONValue, times: Int, _ chance: inout Chance) -> JSONValue {
        var value = value
        for _ in 0..<times { value = Self.spoilOnce(value, &chance) }
        return value
    }

    private static func spoilOnce(_ value: JSONValue, _ chance: inout Chance) -> JSONValue {
        switch value {
        case .object(let object) where !object.isEmpty && !chance.oneIn(14):
            .object(Self.spoil(object, &chance))
        case .array(let items) where !items.isEmpty && !chance.oneIn(14):
            .array(Self.spoil(items, &chance))
        case .string(let text) where chance.oneIn(2):
            .string(Self.spoil(text, &chance))
        default:
            HostileValues.any(&chance)
        }
    }

    private static func spoil(_ object: JSONObject, _ chance: inout Chance) -> JSONObject {
        let member = chance.pick(object.members)
        var object = object
        switch chance.below(24) {
        case 0, 1: object[member.name] = nil
        case 2: object[HostileValues.memberName(&chance)] = member.value
        case 3: object[chance.pick(object.members).name] = member.value
        case 4: object["_" + member.name] = HostileValues.any(&chance)
        default: object[member.name] = Self.spoilOnce(member.value, &chance)
        }
        return object
    }

    private static func spoil(_ items: [JSONValue], _ chance: inout Chance) -> [JSONValue] {
        var items = items
        let place = chance.below(items.count)
        switch chance.below(14) {
        case 0: items.remove(at: place)
        case 1: items.append(items[place])
        case 2: items.append(contentsOf: Array(repeating: items[place], count: 60))
        case 3: items.swapAt(place, chance.below(items.count))
        case 4: items.insert(HostileValues.any(&chance), at: place)
        default: items[place] = Self.spoilOnce(items[place], &chance)
        }
        return items
    }

    private static func spoil(_ text: String, _ chance: inout Chance) -> String {
        var characters = Array(text)
        let place = chance.below(characters.count + 1)
        switch chance.below(6) {
        case 0: return text + chance.pick([" ", "\n", "/", "|", "..", "'", "\u{0}", "Z", "9"])
        case 1: return chance.pick([" ", "/", "#", "-", "0"]) + text
        case 2: return text.uppercased()
        case 3: return String(characters.prefix(place))
        case 4 where !characters.isEmpty:
            characters[chance.below(characters.count)] = chance.pick([
                "*", "0", "9", "Z", "é", " ", "/", "'", "\"",
            ])
            return String(characters)
        default: return chance.pick(PlantedPerson.texts)
        }
    }
}
