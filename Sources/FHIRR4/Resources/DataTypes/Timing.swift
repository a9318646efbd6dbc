/// How often a dose is taken (`Timing.repeat`).
public struct Timing: FHIRElement {
    public enum Unit: String, Sendable {
        case hour = "h"
        case day = "d"
        case week = "wk"
    }

    public enum Event: String, Sendable {
        case beforeMeal = "AC"
        case afterMeal = "PC"
        case withMeal = "C"
        case bedtime = "HS"
        case morning = "MORN"
        case evening = "EVE"
    }

    public var frequency: Int?
    public var frequencyMax: Int?
    public var period: JSONNumber?
    public var periodMax: JSONNumber?
    public var periodUnit: Unit?
    public var when: [Event] = []

    public init() {}

    public var json: JSONValue {
        var rhythm = MemberWriter()
        rhythm.write("frequency", self.frequency)
        rhythm.write("frequencyMax", self.frequencyMax)
        rhythm.write("period", self.period)
        rhythm.write("periodMax", self.periodMax)
        rhythm.write("periodUnit", self.periodUnit)
        rhythm.write("when", self.when.map(\.rawValue))
        var writer = MemberWriter()
        writer.write("repeat", json: rhythm.json)
        return writer.json
    }
}
