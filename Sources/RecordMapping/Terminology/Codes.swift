import ClinicRecord
import FHIRR4

extension Coding {
    static func loinc(_ code: String, _ display: String) -> Self {
        Self(system: Systems.loinc, code: code, display: display)
    }

    static func snomed(_ code: String, _ display: String) -> Self {
        Self(system: Systems.snomed, code: code, display: display)
    }

    static func kemkes(_ code: String, _ display: String) -> Self {
        Self(system: Systems.kemkes, code: code, display: display)
    }

    /// A code of a clinic record in the system that the model fixes for its place, unless the
    /// record names another; nil when the record has words only.
    init?(_ coded: Coded, system: String) {
        guard let code = coded.code else { return nil }
        self.init(system: coded.system ?? system, code: code, display: coded.display)
    }
}

extension CodeableConcept {
    /// A code of a clinic record, with the clinic's own wording as text.
    init(_ coded: Coded, system: String, text: String? = nil) {
        self.init(
            [Coding(coded, system: system)].compactMap { $0 },
            text: text ?? coded.text
        )
    }

    static func text(_ text: String) -> Self { Self([], text: text) }
}
