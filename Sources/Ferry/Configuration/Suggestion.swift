/// The candidate that was probably meant, as `; did you mean x?`; empty when none is near.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let typed = word.lowercased()
    let allowed = max(1, min(3, word.unicodeScalars.count / 3))
    let near = candidates.map { ($0, editDistance(typed, $0.lowercased())) }
        .filter { $0.1 <= allowed && $0.0 != word }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }
    return near.map { "; did you mean \($0.0)?" } ?? ""
}

/// Text from a file between quotes, cut when long, with nothing in it that a terminal would obey.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars.prefix(60) {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            result += "\\u{\(String(scalar.value, radix: 16))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + (text.unicodeScalars.count > 60 ? "…\"" : "\"")
}

/// How many single-character edits, with swapped neighbours as one, turn one word into another.
func editDistance(_ one: String, _ other: String) -> Int {
    let (left, right) = (Array(one.unicodeScalars.prefix(100)), Array(other.unicodeScalars.prefix(100)))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, mine) in left.enumerated() {
        var current = [row + 1]
        for (column, theirs) in right.enumerated() {
            var cost = min(last[column] + (mine == theirs ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, mine == right[column - 1], theirs == left[row - 1] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
