import Core

/// Lets a person edit a letter for one sending until it can be read or is given up; nothing that was written is lost.
struct LetterEditing: Sendable {
    /// Lets the user edit a text in a file of some name.
    let edit: @Sendable (_ text: String, _ name: String) throws(CommandFailure) -> String
    /// Whether a question was answered with a clear yes; no where nobody can be asked.
    let confirms: @Sendable (_ question: String) throws(CommandFailure) -> Bool
    /// Where a letter stays that can't be read.
    let kept: KeptLetters

    /// A template as it was edited, for everybody; its HTML part, which would say something else now, is left out.
    ///
    /// Nil when nothing was changed.
    func edited(_ template: LetterTemplate) throws(CommandFailure) -> LetterTemplate? {
        let name = "\(template.purpose.word).txt"
        var text = template.source
        var file: String?
        while true {
            text = try edit(text, name)
            do throws(LetterProblems) {
                let edited = text == template.source ? nil : try LetterTemplate.edited(text, for: template.purpose)
                if let file { kept.remove(file) }
                return edited
            } catch {
                // It is on the disk before the question, at which the terminal may go away.
                let place = try kept.keep(text, as: file ?? kept.place(for: name))
                file = place
                let problems = safeLines(error.sentence)
                if try confirms("\(problems)\nWhat you wrote is kept in \(place).\nEdit it again?") { continue }
                throw CommandFailure(.usage, "What you wrote is kept in \(place): it can't be sent.\n\(problems)")
            }
        }
    }
}

extension CommandContext {
    /// Editing on the terminal from which the command was given.
    var letterEditing: LetterEditing {
        LetterEditing(
            edit: edit,
            confirms: { question throws(CommandFailure) in
                guard terminal.canAsk else { return false }
                return try confirms(question, yes: false)
            }, kept: keptLetters)
    }
}

extension LetterTemplates {
    /// The templates with the one of a purpose as a person edited it.
    func edited(_ purpose: LetterPurpose, by editing: LetterEditing) throws(CommandFailure) -> LetterTemplates {
        guard let template = template(for: purpose, culture: "") else {
            throw CommandFailure(.failed, "There is no template \(purpose.word).")
        }
        guard let edited = try editing.edited(template) else { return self }
        return LetterTemplates([edited])
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
