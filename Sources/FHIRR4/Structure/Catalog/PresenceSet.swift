/// Which elements of a structure an object has; two words of bits, so that it costs no allocation.
struct PresenceSet {
    static let capacity = 128

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    func contains(_ place: Int) -> Bool {
        (place < 64 ? self.low >> UInt64(place) : self.high >> UInt64(place - 64)) & 1 == 1
    }

    mutating func insert(_ place: Int) {
        if place < 64 {
            self.low |= 1 << UInt64(place)
        } else {
            self.high |= 1 << UInt64(place - 64)
        }
    }
}
