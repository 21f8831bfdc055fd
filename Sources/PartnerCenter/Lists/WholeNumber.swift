/// Reads counts as people and spreadsheets write them.
enum WholeNumber {
    /// A count such as `5`, `5.0`, `1,000` or `1 000`; nil for anything else, and for `1.000`, which means two things.
    static func read(_ text: String) -> Int? {
        let groups = whole(text.filter { !$0.isWhitespace }).split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
        guard groups.count == 1 || isGrouped else { return nil }
        let digits = groups.joined()
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// The text without one or two zeros behind a mark.
    private static func whole(_ text: String) -> Substring {
        guard let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return text[...] }
        let rest = text[text.index(after: mark)...]
        return (1...2).contains(rest.count) && rest.allSatisfy { $0 == "0" } ? text[..<mark] : text[...]
    }
}
