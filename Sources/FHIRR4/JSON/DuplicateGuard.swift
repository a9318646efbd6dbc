/// Notices a member name that an object has already.
///
/// Small objects are searched from the start; from a certain size on the names are kept in a set,
/// so that an object with a million members cannot stall the reader.
struct DuplicateGuard {
    private static let linearSearchMax = 24
    private var names: Set<String> = []

    mutating func admits(_ name: String, after members: [JSONObject.Member]) -> Bool {
        if members.count < Self.linearSearchMax {
            return !members.contains { $0.name == name }
        }
        if self.names.isEmpty { self.names = Set(members.map(\.name)) }
        return self.names.insert(name).inserted
    }
}
