import Core

/// Lets a person edit a letter for one sending.
struct LetterEditing {
    let context: CommandContext

    /// The templates with the one of a purpose as it was edited, for everybody; its HTML part, which would say something
    /// else now, is left out.
    func edited(_ purpose: LetterPurpose, of templates: LetterTemplates) throws -> LetterTemplates {
        guard let template = templates.template(for: purpose, culture: "") else {
            throw CommandFailure(.failed, "There is no template \(purpose.word).")
        }
        let text = try context.edit(template.source, "\(purpose.word).txt")
        if text == template.source { return templates }
        do throws(LetterProblems) {
            return LetterTemplates([try LetterTemplate.edited(text, for: purpose)])
        } catch {
            throw CommandFailure(.usage, error.sentence)
        }
    }
}

extension LetterTemplate {
    /// A template for everybody, as a person edited it.
    static func edited(_ text: String, for purpose: LetterPurpose) throws(LetterProblems) -> LetterTemplate {
        try read(LetterFile(name: "the edited letter", text: text), html: nil, for: purpose, language: "")
    }
}

extension LetterProblems {
    /// All problems, each on a line.
    var sentence: String {
        list.map { $0.words.hasSuffix("?") ? $0.words : "\($0.words)." }.joined(separator: "\n")
    }
}
