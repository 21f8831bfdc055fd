import Screen

/// How theme files write colours: `"#7dcfff 117 bright-cyan"`, `117 14`, `bright-blue`, `default`.
enum ColourNotation {
    /// The names of the 16 colours, by their number.
    static let sixteen =
        ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        + ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].map { "bright-\($0)" }

    /// A colour, or what is wrong with it.
    ///
    /// The exact colour comes first, then its stand-in among 256 colours, then the one among 16.
    static func colour(_ text: String) -> Result<Colour, Mistake> {
        if text == "default" { return .success(.terminal) }
        var parts = text.split(separator: " ")[...]
        var colour = Colour()
        if let first = parts.first, first.first == "#" {
            guard let rgb = RGB(hex: first) else {
                return .failure(Mistake("\(quoted(text)) is not a colour \(hexHint)"))
            }
            colour.rgb = rgb
            parts.removeFirst()
        }
        if let next = parts.first, let number = UInt8(next) {
            colour.indexed = number
            parts.removeFirst()
        }
        if let last = parts.first, let number = basic(last) {
            colour.basic = number
            parts.removeFirst()
        }
        guard parts.isEmpty, colour != .terminal else {
            let near = suggestion(for: text, among: sixteen + ["default"])
            return .failure(Mistake("\(quoted(text)) is not a colour\(near.isEmpty ? " \(allHint)" : near)"))
        }
        if colour.rgb == nil, colour.indexed == nil { colour.indexed = colour.basic }
        return .success(colour)
    }

    /// Why a text isn't a colour.
    struct Mistake: Error, Equatable {
        /// The reason, with what would be right.
        let message: String

        fileprivate init(_ message: String) { self.message = message }
    }

    private static let hexHint = "such as #7dcfff"
    private static let allHint = "such as \"#7dcfff 117 bright-cyan\", 0 to 255, bright-blue or default"

    private static func basic(_ word: Substring) -> UInt8? {
        if let number = UInt8(word) { return number < 16 ? number : nil }
        return sixteen.firstIndex(of: String(word)).map { UInt8($0) }
    }
}

extension RGB {
    fileprivate init?(hex: Substring) {
        let digits = hex.dropFirst()
        guard digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }
}
