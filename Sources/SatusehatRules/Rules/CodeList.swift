/// What a rule book knows of the codes of one system.
struct CodeList: Sendable {
    /// Every code of the system, when it is short enough to be written down.
    var codes: Set<String> = []
    /// How its codes look, when it is long.
    var forms: [CodeForm] = []
    /// Codes that clients send in good faith and the platform refuses.
    var refused: Set<String> = []
    /// Whether what counts is written as the display, without a code.
    var isDisplayOnly = false

    func admits(_ code: String) -> Bool {
        if self.refused.contains(code) { return false }
        if !self.codes.isEmpty { return self.codes.contains(code) }
        return self.forms.isEmpty || self.forms.contains { $0.matches(code) }
    }
}
