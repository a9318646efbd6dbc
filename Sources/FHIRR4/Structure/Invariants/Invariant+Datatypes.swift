extension Invariant {
    static let ofDatatypes: [String: [Invariant]] = [
        "Age": [
            Invariant("age-1", "an age has a code of UCUM and is above zero") { age in
                Self.isUCUMDuration(age)
                    && age.number("value").map { JSONNumber(0).isLess(than: $0) } ?? true
            },
            Self.codedUnitHasSystem,
        ],
        "Attachment": [
            Invariant("att-1", "attached data comes with its content type") {
                $0.has("data", onlyWith: "contentType")
            }
        ],
        "ContactPoint": [
            Invariant("cpt-2", "the value of a contact point comes with its system") {
                $0.has("value", onlyWith: "system")
            }
        ],
        "Count": [Self.codedUnitHasSystem],
        "Distance": [Self.codedUnitHasSystem],
        "Duration": [
            Invariant("drt-1", "a coded duration has a value and a code of UCUM") { duration in
                !duration.has("code")
                    || duration.text("system") == Self.ucum && duration.has("value")
            },
            Self.codedUnitHasSystem,
        ],
        "Expression": [
            Invariant("exp-1", "an expression or a reference to one is given") {
                $0.hasAny("expression", "reference")
            }
        ],
        "Extension": [
            Invariant("ext-1", "an extension has either a value or extensions") {
                $0.has("extension") != $0.has("value[x]")
            }
        ],
        "MoneyQuantity": [Self.codedUnitHasSystem],
        "Period": [
            Invariant("per-1", "a period does not end before it starts") {
                $0.isInOrder("start", "end")
            }
        ],
        "Quantity": [Self.codedUnitHasSystem],
        "Range": [
            Invariant("rng-2", "the low end of a range is not above its high end") { range in
                guard let low = range.element("low"), let high = range.element("high"),
                    low.text("code") == high.text("code"), low.text("unit") == high.text("unit"),
                    let lowest = low.number("value"), let highest = high.number("value")
                else { return true }
                return !highest.isLess(than: lowest)
            }
        ],
        "Ratio": [
            Invariant("rat-1", "a ratio has both numerator and denominator") { ratio in
                ratio.has("numerator") == ratio.has("denominator")
                    && ratio.hasAny("numerator", "extension")
            }
        ],
        "SimpleQuantity": [Self.codedUnitHasSystem],
        "Timing.repeat": [
            Invariant("tim-1", "a duration comes with its unit") {
                $0.has("duration", onlyWith: "durationUnit")
            },
            Invariant("tim-2", "a period comes with its unit") {
                $0.has("period", onlyWith: "periodUnit")
            },
            Invariant("tim-4", "a duration is not negative") { Self.isNotNegative($0, "duration") },
            Invariant("tim-5", "a period is not negative") { Self.isNotNegative($0, "period") },
            Invariant("tim-6", "periodMax comes with period") {
                $0.has("periodMax", onlyWith: "period")
            },
            Invariant("tim-7", "durationMax comes with duration") {
                $0.has("durationMax", onlyWith: "duration")
            },
            Invariant("tim-8", "countMax comes with count") {
                $0.has("countMax", onlyWith: "count")
            },
            Invariant("tim-9", "an offset comes with an event that it can be added to") { timing in
                guard timing.has("offset") else { return true }
                let events = timing.object["when"]?.array?.compactMap(\.string) ?? []
                return timing.has("when")
                    && !events.contains { ["C", "CM", "CD", "CV"].contains($0) }
            },
            Invariant("tim-10", "a time of day and an event exclude each other") {
                !$0.hasBoth("timeOfDay", "when")
            },
        ],
    ]

    private static let ucum = "http://unitsofmeasure.org"

    private static let codedUnitHasSystem = Invariant(
        "qty-3",
        "a coded unit comes with its system"
    ) { $0.has("code", onlyWith: "system") }

    private static func isUCUMDuration(_ quantity: ElementView) -> Bool {
        (quantity.has("code") || !quantity.has("value"))
            && (!quantity.has("system") || quantity.text("system") == Self.ucum)
    }

    private static func isNotNegative(_ element: ElementView, _ name: String) -> Bool {
        element.number(name).map { !$0.isLess(than: JSONNumber(0)) } ?? true
    }
}
