/// The key under which two spellings of a company's name are the same: folded, without punctuation and legal form.
///
/// A leading `the` goes, too. A name is never taken down to nothing: `A/S` alone becomes `a s`, and a name of
/// punctuation only keeps its folded form.
package func normalisedCompanyName(_ name: String) -> String {
    if let key = name.utf8.withContiguousStorageIfAvailable(ASCIICompanyName.key), let key { return key }
    return companyNameKey(name)
}

/// The key of a name in any script.
func companyNameKey(_ name: String) -> String {
    let folded = folded(name)
    var words = companyNameWords(in: folded)
    if words.isEmpty { return folded }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    while removeLegalSuffix(from: &words) {}
    return words.joined(separator: " ")
}

private func companyNameWords(in folded: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
        if isPartOfWord(scalar) {
            word.append(scalar)
            continue
        }
        if !word.isEmpty { words.append(String(word)) }
        word = String.UnicodeScalarView()
        if scalar == "&" { words.append("and") }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
}

/// Letters, digits and marks make words; so does the plus sign, which tells some names apart.
private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "+": return true
    case "\0"..."\u{7F}": return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
}

/// Takes the longest legal form off the end, and an `and` it leaves dangling; false when there is none.
private func removeLegalSuffix(from words: inout [String]) -> Bool {
    let most = min(LegalSuffixes.longest, words.count - 1)
    for count in stride(from: most, to: 0, by: -1)
    where LegalSuffixes.contains(words.suffix(count).joined(separator: " ")) {
        words.removeLast(count)
        if words.count > 1, words.last == "and" { words.removeLast() }
        return true
    }
    return false
}
