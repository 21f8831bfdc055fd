import Text

/// A word of a made-up name, with the Latin letters that stand for it in domains and addresses.
struct Word: Sendable {
    /// The word in its own script.
    let text: String
    /// Its letters a to z alone.
    let slug: String

    /// Reads `Sørensen`, or `佐藤|sato` where folding can't find the Latin letters.
    init(_ entry: some StringProtocol) {
        let parts = entry.split(separator: "|", maxSplits: 1)
        text = String(parts.first ?? "")
        let letters = folded(String(parts.last ?? "")).unicodeScalars.filter { ("a"..."z").contains($0) }
        slug = String(String.UnicodeScalarView(letters))
    }

    /// The words of a list, separated by commas.
    static func list(_ entries: String) -> [Word] {
        entries.split(separator: ",").map { Word($0.trimmingPrefix(while: { $0 == " " || $0 == "\n" })) }
    }
}
