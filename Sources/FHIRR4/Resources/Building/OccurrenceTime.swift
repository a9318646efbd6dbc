/// When something began or ended, as `onset[x]` and `abatement[x]` take it.
///
/// The platform refuses a dateTime before June 2014; what began earlier is told in words.
public enum OccurrenceTime: Hashable, Sendable {
    case dateTime(Instant)
    case text(String)
}

extension MemberWriter {
    /// Writes the member of a choice that fits: `onsetDateTime` or `onsetString`.
    mutating func write(choice name: String, _ time: OccurrenceTime?) {
        switch time {
        case .dateTime(let instant): self.write(name + "DateTime", instant)
        case .text(let text): self.write(name + "String", text)
        case nil: break
        }
    }
}
