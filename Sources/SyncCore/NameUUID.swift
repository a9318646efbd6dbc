import Foundation

/// Makes an identifier out of a name, the same on every machine (RFC 9562 version 8).
///
/// For facts that have no identifier of their own but must be recognised when they come again. The
/// 128 bits are FNV-1a over the name's UTF-8: names come from one clinic's own records, so chance
/// collisions are the only concern, not forgery.
public enum NameUUID {
    public static func make(_ name: String) -> UUID {
        var (high, low): (UInt64, UInt64) = (0x6c62_272e_07bb_0142, 0x62b8_2175_6295_c58d)
        for byte in name.utf8 {
            low ^= UInt64(byte)
            // Times the FNV prime 2^88 + 0x13b, modulo 2^128.
            let product = low.multipliedFullWidth(by: 0x13b)
            high = (high &* 0x13b) &+ product.high &+ (low << 24)
            low = product.low
        }
        var bytes: [UInt8] = []
        for word in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        bytes[6] = (bytes[6] & 0x0f) | 0x80
        bytes[8] = (bytes[8] & 0x3f) | 0x80
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14],
                bytes[15]
            ))
    }
}
