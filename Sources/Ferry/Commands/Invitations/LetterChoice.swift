import ArgumentParser
import Core

/// Which letter a command is about.
struct LetterChoice: ParsableArguments {
    @Option(
        name: [.customLong("letter"), .customLong("purpose")],
        help: ArgumentHelp(
            "The letter: \(LetterPurpose.allCases.map(\.word).joined(separator: ", ")). Usually the one that helps.",
            valueName: "word"))
    var word: String?

    /// The letter that was named; nil when none was.
    var purpose: LetterPurpose? { word.flatMap { word in LetterPurpose.allCases.first { $0.word == word } } }

    func validate() throws {
        guard let word, purpose == nil else { return }
        let words = LetterPurpose.allCases.map(\.word)
        throw ValidationError(
            "There is no letter \(quoted(word))\(suggestion(for: word, among: words)) There are \(words.joined(separator: ", "))."
        )
    }
}
