import SyncCore

extension AuditEvent {
    /// The event as it may be stored: short, and without a number that could be a person's.
    ///
    /// A second fence. The first is that whoever makes an event names resources by the clinic's own
    /// identifiers; but a person may type an identity number where a user name belongs.
    public var fenced: AuditEvent {
        var event = self
        event.actorName = Self.fenced(self.actorName)
        event.action = Self.fenced(self.action)
        event.resourceType = self.resourceType.map(Self.fenced)
        event.resourceID = self.resourceID.map(Self.fenced)
        event.address = self.address.map(Self.fenced)
        event.requestID = self.requestID.map(Self.fenced)
        event.detail = Dictionary(
            self.detail.sorted { $0.key < $1.key }.prefix(Self.detailsMax)
                .map { (Self.fenced($0.key), SafeText.masked(Self.fenced($0.value))) },
            uniquingKeysWith: { first, _ in first })
        return event
    }

    private static let charactersMax = 200
    private static let detailsMax = 32
    /// A NIK has 16 digits, an insurance number 13.
    private static let digitsMasked = 13

    private static func fenced(_ text: String) -> String {
        var result = ""
        var digits = ""
        for character in text.prefix(Self.charactersMax) {
            if character.isNumber {
                digits.append(character)
                continue
            }
            result += Self.shown(digits)
            digits = ""
            result.append(character)
        }
        return result + Self.shown(digits)
    }

    private static func shown(_ digits: String) -> String {
        digits.count >= Self.digitsMasked ? "[masked]" : digits
    }
}
