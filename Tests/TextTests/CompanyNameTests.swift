import SeededRandom
import Testing

@testable import Text

@Suite struct CompanyNameTests {
    @Test(arguments: [
        ("Contoso Ltd.", "contoso"), ("CONTOSO LIMITED", "contoso"), ("  Contoso,  Inc. ", "contoso"),
        ("The Contoso Company", "contoso"), ("Contoso Pty. Ltd.", "contoso"), ("Contoso Co., Ltd.", "contoso"),
        ("Contoso L.L.C.", "contoso"), ("Müller & Söhne GmbH & Co. KG", "muller and sohne"),
        ("Mueller und Partner mbB", "mueller und partner mbb"), ("Smith & Co", "smith"),
        ("Johnson & Johnson", "johnson and johnson"), ("Johnson and Johnson", "johnson and johnson"),
        ("Fabrikam A/S", "fabrikam"), ("A/S", "a s"), ("A/S Fabrikam", "a s fabrikam"), ("Fabrikam S.p.A.", "fabrikam"),
        ("Fabrikam Sp. z o.o.", "fabrikam"), ("Fabrikam s.r.o.", "fabrikam"), ("Fabrikam d.o.o.", "fabrikam"),
        ("Fabrikam B.V.", "fabrikam"), ("Fabrikam Oyj", "fabrikam"), ("Fabrikam S.A. de C.V.", "fabrikam"),
        ("Fabrikam UG (haftungsbeschränkt)", "fabrikam"), ("Limited", "limited"), ("The", "the"),
        ("The Limited", "limited"), ("Ltd Co", "ltd"), ("株式会社コントソ", "株式会社コントソ"), ("東京　電力", "東京 電力"),
        ("Ｃｏｎｔｏｓｏ　Ｌｔｄ", "contoso"), ("C++ Tools Ltd", "c++ tools"), ("!!!", "!!!"), ("", ""),
        ("Contoso™", "contoso"), ("O'Neil-Smith", "o neil smith"), ("कंपनी", "कंपनी"), ("3M", "3m"),
    ])
    func spellingsOfACompanyHaveOneKey(name: String, key: String) {
        #expect(normalisedCompanyName(name) == key)
    }

    @Test(arguments: UInt64(50)...53)
    func onePassGivesTheKeysOfTheRules(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let parts = [
            "the", "The", "and", "AND", "&", "ltd", "Ltd.", "Co", "co.", "GmbH", "KG", "S.", "s", "p", "A", "a", "de",
            "C.V.", "private", "limited", "Sp.", "z", "o", "o.o.", "spolka", "Contoso", "3M", "C++", "+", "!", "-", "",
            "\u{0}", "\t", "\u{7F}", "Müller", "Søn", "ß", "Ελλάς", "株式会社", "한국", "कंपनी", "مُحَمَّد", "™", "\u{301}", "・",
            "２",
        ]
        for round in 0..<20_000 {
            let count = Int.random(in: 0...8, using: &random)
            let name = (0..<count).compactMap { _ in parts.randomElement(using: &random) }
                .joined(
                    separator: Bool.random(using: &random)
                        ? " " : ["", "&", "  ", ".", "　", "–"].randomElement(using: &random) ?? "")
            #expect(
                normalisedCompanyName(name) == plainlyNormalised(name),
                "seed \(seed), round \(round), \(name.debugDescription)")
        }
        for byte in UInt8(0)..<0x80 {
            let name = "a" + String(UnicodeScalar(byte)) + "b ltd"
            #expect(normalisedCompanyName(name) == plainlyNormalised(name), "\(byte)")
        }
    }

    @Test(arguments: [UInt64(41)])
    func aNameIsNeverTakenDownToNothing(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let words = ["The", "Ltd.", "&", "and", "Co", "GmbH", "S.", "A.", "KG", "Contoso", "z", "o.o.", "Sp."]
        for round in 0..<5_000 {
            let count = Int.random(in: 1...5, using: &random)
            let name = (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
            let key = normalisedCompanyName(name)
            #expect(!key.isEmpty, "seed \(seed), round \(round), \(name)")
            #expect(!name.contains("Contoso") || key.contains("contoso"), "seed \(seed), round \(round), \(name)")
        }
    }
}

/// The rules as they are told: fold, take the words, drop `the` and legal forms.
private func plainlyNormalised(_ name: String) -> String {
    let folded = folded(name)
    var words = companyWords(in: folded)
    if words.isEmpty { return folded }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    while removeLegalSuffix(from: &words) {}
    return words.joined(separator: " ")
}

private func companyWords(in folded: String) -> [String] {
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
