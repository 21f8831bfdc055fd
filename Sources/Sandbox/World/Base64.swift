/// Base64 as tokens and Basic credentials need it.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// The text without padding, in the alphabet that URLs take.
    static func urlText(_ bytes: [UInt8]) -> String {
        let alphabet = digits + Array("-_".utf8)
        var result: [UInt8] = []
        var (bits, held): (UInt32, Int) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                result.append(alphabet[Int(bits >> UInt32(held) & 63)])
            }
        }
        if held > 0 { result.append(alphabet[Int(bits << UInt32(6 - held) & 63)]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes of a text in either alphabet; nil when it is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var (bits, held): (UInt32, Int) = (0, 0)
        for byte in text.utf8 where byte != UInt8(ascii: "=") {
            guard let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            held += 6
            if held >= 8 {
                held -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        return result
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: digits.firstIndex(of: byte).map { UInt32($0) }
        }
    }
}
