/// The id of a customer's Microsoft tenant: a GUID, the same whatever its letters' case.
package struct TenantID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first eight bytes, most significant first.
    package let high: UInt64
    /// The last eight bytes, most significant first.
    package let low: UInt64

    /// A tenant id by its sixteen bytes.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads a GUID with its four hyphens, with or without braces around it; nil when the text is not one,
    /// or is the empty GUID of noughts alone.
    package init?(_ text: String) {
        var digits = 0
        var halves: (UInt64, UInt64) = (0, 0)
        var position = 0
        var braced = false
        for byte in text.utf8 {
            if position == 0, digits == 0, byte == UInt8(ascii: "{"), !braced {
                braced = true
                continue
            }
            if position == 36, braced, byte == UInt8(ascii: "}") {
                braced = false
                continue
            }
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard position < 36, let value = Self.value(ofDigit: byte) else { return nil }
                if digits < 16 { halves.0 = halves.0 << 4 | value } else { halves.1 = halves.1 << 4 | value }
                digits += 1
            }
            position += 1
        }
        guard digits == 32, position == 36, !braced, halves != (0, 0) else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    /// The GUID in lower case with hyphens.
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var at = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[at] = UInt8(ascii: "-")
                    at += 1
                }
                let half = digit < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (digit % 16)) & 15)
                buffer[at] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
                at += 1
            }
            return 36
        }
    }

    package static func < (left: TenantID, right: TenantID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
