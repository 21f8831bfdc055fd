/// One field of a message's head, folded.
struct HeaderField {
    /// The longest line with an encoded word in it (RFC 2047); other lines keep to it too where they can be folded.
    static let width = 76

    /// The lines, without line ends.
    private(set) var lines: [String]

    /// A field of tokens between which it may be folded.
    init(_ name: String, _ tokens: [String]) {
        var line = "\(name):"
        lines = []
        for (index, token) in tokens.enumerated() {
            // The name never stands alone on its line: some programs take that for an empty field.
            if index > 0, line.utf8.count + 1 + token.utf8.count > Self.width {
                lines.append(line)
                line = ""
            }
            line += " \(token)"
        }
        lines.append(line)
    }

    /// A field of free text.
    static func text(_ name: String, _ text: String) -> HeaderField {
        HeaderField(name, HeaderText.tokens(text, name: name) ?? HeaderText.encoded(text, name: name))
    }
}
