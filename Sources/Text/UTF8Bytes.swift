/// Reads scalars from the bytes of a string, which are valid UTF-8 by that.
enum UTF8Bytes {
    /// How many bytes the scalar has that begins with this one.
    static func length(from first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// The scalar that begins at a place; U+FFFD should the bytes be none.
    static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Unicode.Scalar {
        let first = bytes[place]
        let length = length(from: first)
        guard length > 1 else { return Unicode.Scalar(first) }
        guard place + length <= bytes.count else { return "\u{FFFD}" }
        var value = UInt32(first & (0x7F >> UInt8(length)))
        for byte in bytes[(place + 1)..<(place + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
