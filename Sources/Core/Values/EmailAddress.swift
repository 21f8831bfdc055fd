/// An e-mail address that could be delivered to, as far as its form tells.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as it was given, without blanks around it.
    package let description: String

    /// Checks the form: one @, something before it, a domain with a dot behind it, no blank or control character.
    package init?(_ text: String) {
        let trimmed = text.trimmingBlanks
        if trimmed.utf8.withContiguousStorageIfAvailable(Self.isPlainAddress) == true {
            description = trimmed
            return
        }
        guard Self.isAddress(trimmed) else { return nil }
        description = trimmed
    }

    /// Whether a text without blanks around it has the form.
    static func isAddress(_ trimmed: String) -> Bool {
        guard trimmed.utf8.count <= 254, let at = trimmed.lastIndex(of: "@"), at != trimmed.startIndex else {
            return false
        }
        let local = trimmed[..<at]
        let domain = trimmed[trimmed.index(after: at)...]
        return local.utf8.count <= 64 && !local.contains("@") && hasOnlyPrintable(trimmed) && isDomain(domain)
    }

    /// Whether it is one of the nearly all addresses of plain letters, told in one pass; false says nothing.
    static func isPlainAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at),
            bytes[..<at].allSatisfy(isPlain)
        else { return false }
        var labels = 0
        var length = 0
        var last = UInt8(ascii: "-")
        for byte in bytes[(at + 1)...] {
            if byte == UInt8(ascii: ".") {
                guard (1...63).contains(length), last != UInt8(ascii: "-") else { return false }
                labels += 1
                length = 0
            } else {
                guard isPlainInLabel(byte), length > 0 || byte != UInt8(ascii: "-") else { return false }
                length += 1
            }
            last = byte
        }
        return labels > 0 && (1...63).contains(length) && last != UInt8(ascii: "-")
    }

    private static func hasOnlyPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy(isPlain)
            || text.unicodeScalars.allSatisfy { scalar in
                scalar.value > 32 && scalar.value != 127 && !(0x80...0xA0).contains(scalar.value)
                    && !"<>()[]\\,;:\"".unicodeScalars.contains(scalar)
            }
    }

    /// The bytes of nearly all addresses, told without Unicode's tables.
    private static func isPlain(_ byte: UInt8) -> Bool {
        isPlainInLabel(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "+")
    }

    private static func isPlainInLabel(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                    && (label.utf8.allSatisfy(isPlainInLabel)
                        || label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
            }
    }
}

extension String {
    /// The text without blanks, tabs and line ends at both ends.
    package var trimmingBlanks: String {
        let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        if let first = utf8.first, let last = utf8.last, !isBlank(first), !isBlank(last) { return self }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
