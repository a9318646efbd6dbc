/// A concept from a code list, the clinic's own wording of it, or both.
///
/// `system` is filled in where the model fixes it. `display` is the code list's wording and `text`
/// the clinic's; a value that the model allows as "coded or text" may have `text` alone.
public struct Coded: Hashable, Sendable {
    public var system: String?
    public var code: String?
    public var display: String?
    public var text: String?

    public init(
        system: String? = nil,
        code: String? = nil,
        display: String? = nil,
        text: String? = nil
    ) {
        self.system = system
        self.code = code
        self.display = display
        self.text = text
    }
}
