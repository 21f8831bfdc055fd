/// The legal forms that say nothing about which company a name means.
///
/// Written as they are after folding and with punctuation as spaces: `S.p.A.` is `s p a`, `GmbH & Co. KG` is
/// `gmbh and co kg`. Longer forms need an entry of their own only when their parts would not go one by one.
enum LegalSuffixes {
    /// The most words an entry has.
    static let longest = 5

    /// Whether these words, single-spaced, are a legal form.
    static func contains(_ words: String) -> Bool {
        all.contains(words)
    }

    /// Whether a legal form ends with this word.
    static func endsOne(_ word: String) -> Bool {
        lastWords.contains(word)
    }

    private static let lastWords = Set(all.compactMap { $0.split(separator: " ").last.map(String.init) })

    private static let all: Set<String> = [
        // English
        "ltd", "limited", "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "lp", "plc",
        "l l c", "l l p", "l p", "p l c", "pty", "pte", "pvt", "private limited", "cic", "pbc",
        // German
        "gmbh", "g m b h", "mbh", "m b h", "ag", "a g", "kg", "k g", "kgaa", "ohg", "o h g", "ug", "gbr", "eg", "e g",
        "ev", "e v", "ek", "e k", "gmbh co kg", "gmbh and co kg", "haftungsbeschrankt",
        // Nordic
        "as", "a s", "asa", "aps", "ivs", "ab", "oy", "oyj", "ehf",
        // French, Spanish, Italian, Portuguese, Romanian
        "sa", "s a", "sas", "s a s", "sasu", "sarl", "s a r l", "eurl", "sl", "s l", "slu", "s l u", "srl", "s r l",
        "srls", "spa", "s p a", "lda", "ltda", "sa de cv", "s a de c v",
        // Dutch, Belgian
        "bv", "b v", "nv", "n v", "bvba", "vof",
        // Central and eastern European
        "kft", "zrt", "nyrt", "sro", "s r o", "spol s r o", "sp zoo", "sp z oo", "sp z o o", "spolka z o o", "doo",
        "d o o", "dd", "d d", "eood", "ood", "ooo", "oao", "zao", "pao", "pjsc", "ojsc", "cjsc", "jsc",
        "uab", "sia",
        // European
        "se", "sce", "sae",
        // Asian
        "kk", "k k", "sdn bhd", "bhd", "tbk",
    ]
}
