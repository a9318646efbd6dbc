extension Invariant {
    static let ofClinicalResources: [String: [Invariant]] = [
        "AllergyIntolerance": [
            Invariant("ait-1", "an allergy has a clinical status unless entered in error") {
                $0.has("clinicalStatus")
                    || $0.has(
                        "verificationStatus", coded: Self.inError, system: Self.allergyVerification)
            },
            Invariant("ait-2", "an allergy entered in error has no clinical status") {
                !$0.has("clinicalStatus")
                    || !$0.has(
                        "verificationStatus", coded: Self.inError, system: Self.allergyVerification)
            },
        ],
        "CarePlan.activity": [
            Invariant("cpl-3", "an activity has a reference or details, not both") {
                !$0.hasBoth("detail", "reference")
            }
        ],
        "Composition.section": [
            Invariant("cmp-1", "a section has text, entries or sections") {
                $0.hasAny("text", "entry", "section")
            },
            Invariant("cmp-2", "a section that says why it is empty has no entries") {
                !$0.hasBoth("emptyReason", "entry")
            },
        ],
        "Condition": [
            Invariant("con-4", "an abated condition is inactive, resolved or in remission") {
                !$0.has("abatement[x]")
                    || $0.has(
                        "clinicalStatus",
                        coded: ["resolved", "remission", "inactive"],
                        system: "http://terminology.hl7.org/CodeSystem/condition-clinical"
                    )
            },
            Invariant("con-5", "a condition entered in error has no clinical status") {
                !$0.has("clinicalStatus")
                    || !$0.has(
                        "verificationStatus",
                        coded: Self.inError,
                        system: "http://terminology.hl7.org/CodeSystem/condition-ver-status"
                    )
            },
        ],
        "Condition.evidence": [
            Invariant("con-2", "evidence has a code or details") { $0.hasAny("code", "detail") }
        ],
        "Condition.stage": [
            Invariant("con-1", "a stage has a summary or an assessment") {
                $0.hasAny("summary", "assessment")
            }
        ],
        "FamilyMemberHistory": [
            Invariant("fhs-1", "age and birth exclude each other") {
                !$0.hasBoth("age[x]", "born[x]")
            },
            Invariant("fhs-2", "an estimated age comes with the age") {
                $0.has("estimatedAge", onlyWith: "age[x]")
            },
        ],
        "Goal.target": [
            Invariant("gol-1", "the detail of a target comes with its measure") {
                $0.has("detail[x]", onlyWith: "measure")
            }
        ],
        "Immunization.education": [
            Invariant("imm-1", "education has a document type or a reference") {
                $0.hasAny("documentType", "reference")
            }
        ],
        "MedicationAdministration.dosage": [
            Invariant("mad-1", "a dosage has a dose or a rate") { $0.hasAny("dose", "rate[x]") }
        ],
        "MedicationDispense": [
            Invariant("mdd-1", "a medicine is not handed over before it is prepared") {
                $0.isInOrder("whenPrepared", "whenHandedOver")
            }
        ],
        "Observation": [
            Invariant("obs-6", "a value and the reason for its absence exclude each other") {
                !$0.hasBoth("dataAbsentReason", "value[x]")
            },
            Invariant("obs-7", "the value is not repeated by a component of the same code") {
                !$0.has("value[x]") || !Self.hasComponentOfOwnCode($0)
            },
        ],
        "Observation.referenceRange": [
            Invariant("obs-3", "a reference range has a low end, a high end or text") {
                $0.hasAny("low", "high", "text")
            }
        ],
        "RiskAssessment.prediction": [
            Invariant("ras-2", "a probability is at most 100") { prediction in
                let probability = prediction.number("probabilityDecimal")
                return probability.map { !JSONNumber(100).isLess(than: $0) } ?? true
            }
        ],
        "ServiceRequest": [
            Invariant("prr-1", "order details come with a code") {
                $0.has("orderDetail", onlyWith: "code")
            }
        ],
    ]

    private static let inError = ["entered-in-error"]
    private static let allergyVerification =
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"

    private static func hasComponentOfOwnCode(_ observation: ElementView) -> Bool {
        let own = observation.element("code")?.items("coding") ?? []
        return observation.items("component").contains { component in
            component.element("code")?.items("coding").contains { coding in
                own.contains {
                    $0.text("code") == coding.text("code")
                        && $0.text("system") == coding.text("system")
                }
            } ?? false
        }
    }
}
