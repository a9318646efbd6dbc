import ClinicRecord

/// A whole number that the environment may set, and where it goes.
struct IntegerSetting<Settings>: Sendable {
    let name: String
    let range: ClosedRange<Int>
    let path: WritableKeyPath<Settings, Int> & Sendable

    /// Takes the value over when there is one; an empty value counts as not set.
    func apply(
        to settings: inout Settings, from environment: [String: String]
    ) throws(Failure) {
        guard let text = environment[self.name], !text.isEmpty else { return }
        let (low, high) = (self.range.lowerBound, self.range.upperBound)
        guard let value = Int(text), self.range.contains(value) else {
            throw EnvironmentSettings.unusable(
                self.name, text,
                LocalizedText(
                    "bilangan bulat \(low) sampai \(high)",
                    "a whole number from \(low) to \(high)"))
        }
        settings[keyPath: self.path] = value
    }
}
