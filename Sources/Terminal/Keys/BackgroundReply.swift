import Screen

/// Reads a terminal's answer about its background colour.
enum BackgroundReply {
    /// The colour in `11;rgb:hh/hh/hh`, with one to four digits a part, or `11;rgba:` with a fourth part; nil otherwise.
    static func colour(_ text: String) -> RGB? {
        for (prefix, count) in [("11;rgb:", 3), ("11;rgba:", 4)] where text.hasPrefix(prefix) {
            let parts = text.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
            let values = parts.compactMap(part)
            guard parts.count == count, values.count == count else { return nil }
            return RGB(values[0], values[1], values[2])
        }
        return nil
    }

    private static func part(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit),
            let value = Int(digits, radix: 16)
        else { return nil }
        let greatest = (1 << (4 * digits.utf8.count)) - 1
        return UInt8((value * 255 + greatest / 2) / greatest)
    }
}
