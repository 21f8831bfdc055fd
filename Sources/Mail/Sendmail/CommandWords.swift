/// A command line taken apart into words as a shell would, without any of a shell's other powers.
enum CommandWords {
    /// The words; nil where a quote is not closed.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var characters = line.makeIterator()
        while let character = characters.next() {
            switch (quote, character) {
            case (nil, " "), (nil, "\t"), (nil, "\n"):
                if let whole = word { words.append(whole) }
                word = nil
            case (nil, "'"), (nil, "\""):
                quote = character
                word = word ?? ""
            case (nil, "\\"): word = (word ?? "") + (characters.next().map(String.init) ?? "\\")
            case ("\"", "\\"):
                guard let next = characters.next() else { return nil }
                word = (word ?? "") + ("\"\\$`".contains(next) ? "" : "\\") + String(next)
            case (let open?, character) where open == character: quote = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
