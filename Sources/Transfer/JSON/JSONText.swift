/// Texts as JSON writes them.
enum JSONText {
    /// Whether two keys mean the same: case and underscores do not count.
    static func isSameKey(_ left: ArraySlice<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        var one = left.startIndex
        var other = right.startIndex
        while true {
            while one < left.endIndex, left[one] == UInt8(ascii: "_") { one += 1 }
            while other < right.endIndex, right[other] == UInt8(ascii: "_") { other += 1 }
            if one == left.endIndex || other == right.endIndex {
                return one == left.endIndex && other == right.endIndex
            }
            guard lowered(left[one]) == lowered(right[other]) else { return false }
            one += 1
            other += 1
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 32 : byte
    }

    /// The text behind escapes; what makes no sense becomes U+FFFD.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < bytes.endIndex else {
                out.append(byte)
                continue
            }
            let escape = bytes[at]
            at += 1
            if escape == UInt8(ascii: "u") {
                out.append(contentsOf: UTF8.encode(scalar(bytes, &at)) ?? UTF8.encodedReplacementCharacter)
            } else {
                out.append(plain(escape))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func plain(_ escape: UInt8) -> UInt8 {
        switch escape {
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        default: escape
        }
    }

    /// The scalar of `\u` and four digits, and of the second half of a pair where the first one stands.
    private static func scalar(_ bytes: ArraySlice<UInt8>, _ at: inout Int) -> Unicode.Scalar {
        guard let first = unit(bytes, at) else { return "\u{FFFD}" }
        at += 4
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let escape = bytes[at...].prefix(2)
        guard escape.elementsEqual("\\u".utf8), let second = unit(bytes, at + 2), (0xDC00..<0xE000).contains(second)
        else { return "\u{FFFD}" }
        at += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, _ at: Int) -> UInt32? {
        let digits = bytes[at...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Appends a text in quotes, with what JSON wants escaped.
    static func append(_ text: String, to out: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case 10: out += Array("\\n".utf8)
            case 13: out += Array("\\r".utf8)
            case 9: out += Array("\\t".utf8)
            case 0..<32: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
