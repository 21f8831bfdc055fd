package import Text

extension CursesTerminal {
    /// Puts text on the user's clipboard, over any distance, where the terminal takes OSC 52.
    package func copy(_ lines: [SafeText]) {
        let text = lines.map(\.value).joined(separator: "\n")
        TerminalModes.write("\u{1b}]52;c;\(base64(Array(text.utf8)))\u{7}")
    }
}

/// The bytes in the 64 characters of RFC 4648.
func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let number = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
        for place in 0..<4 {
            result.append(place <= group.count ? digits[Int(number >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
        }
    }
    return String(decoding: result, as: UTF8.self)
}
