/// What a rule book calls the long addresses of systems.
struct ShortNames {
    private var whole: [String: String] = [:]
    private var beginnings: [(name: String, address: String)] = []

    /// A name that ends in a colon stands for the beginning of many addresses.
    mutating func add(_ name: String, for address: String) {
        if name.hasSuffix(":") {
            self.beginnings.append((name, address))
        } else {
            self.whole[name] = address
        }
    }

    func address(_ word: String) -> String {
        if let address = self.whole[word] { return address }
        for beginning in self.beginnings where word.hasPrefix(beginning.name) {
            return beginning.address + word.dropFirst(beginning.name.count)
        }
        return word
    }
}
