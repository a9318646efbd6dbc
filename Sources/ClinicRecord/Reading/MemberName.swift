/// Decides which member names may be shown.
///
/// A broken export can put anything in the place of a name, also a patient's NIK.
enum MemberName {
    private static let lengthMax = 64
    private static let digitsMax = 4

    static func safe(_ name: String) -> String { self.isPlain(name) ? name : "*" }

    private static func isPlain(_ name: String) -> Bool {
        var digits = 0
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            default: return false
            }
        }
        return !name.isEmpty && name.utf8.count <= self.lengthMax && digits <= self.digitsMax
    }
}
