/// What a letter is made from: a subject and a body with names in braces that are filled in for each recipient.
package struct LetterTemplate: Equatable, Sendable {
    /// What it is for.
    package var purpose: LetterPurpose
    /// The language, such as da or pt-BR; empty for the one that serves everybody.
    package var language: String
    /// The subject.
    package var subject: LetterPattern
    /// The plain text.
    package var text: LetterPattern
    /// The same as HTML; nil where there is none.
    package var html: LetterPattern?
    /// Where it came from, for lists.
    package var origin: String

    /// Reads a template: `Subject: …`, a blank line and the text; the HTML part is a file of its own.
    package static func read(
        _ file: LetterFile, html: LetterFile?, for purpose: LetterPurpose, language: String
    ) throws(LetterProblems) -> LetterTemplate {
        var problems: [LetterProblem] = []
        let lines = file.lines
        let first = lines.first ?? ""
        let mark = "subject:"
        let title = first.lowercased().hasPrefix(mark) ? String(first.dropFirst(mark.count)).trimmingBlanks : ""
        if title.isEmpty { problems.append(LetterProblem(.noSubject, file: file.name, line: 1)) }
        if lines.count > 1, !lines[1].trimmingBlanks.isEmpty {
            problems.append(LetterProblem(.noBlankLine, file: file.name, line: 2))
        }
        let body = lines.dropFirst(2).joined(separator: "\n")
        if body.trimmingBlanks.isEmpty { problems.append(LetterProblem(.noBody, file: file.name)) }
        let subject = LetterPattern(title, line: 1, file: file.name, problems: &problems)
        let text = LetterPattern(body, line: 3, file: file.name, problems: &problems)
        let pattern = html.map {
            LetterPattern($0.lines.joined(separator: "\n"), line: 1, file: $0.name, problems: &problems)
        }
        if let needed = purpose.mandatory {
            if !text.variables.contains(needed) { problems.append(LetterProblem(.lacks(needed), file: file.name)) }
            if let pattern, let html, !pattern.variables.contains(needed) {
                problems.append(LetterProblem(.lacks(needed), file: html.name))
            }
        }
        guard problems.isEmpty else { throw LetterProblems(list: problems) }
        return LetterTemplate(
            purpose: purpose, language: language, subject: subject, text: text, html: pattern, origin: file.name)
    }

    /// The text file that it could have been read from.
    package var source: String { "Subject: \(subject.source)\n\n\(text.source)" }
}

/// The text of a file.
package struct LetterFile: Equatable, Sendable {
    /// Its name, for complaints.
    package var name: String
    /// Its text.
    package var text: String

    /// A file.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Its lines, however they end, without a byte-order mark.
    fileprivate var lines: [String] {
        let bare = text.hasPrefix("\u{FEFF}") ? Substring(text.unicodeScalars.dropFirst()) : Substring(text)
        return bare.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}

/// Everything that is wrong with templates.
package struct LetterProblems: Error, Equatable, Sendable {
    /// What is wrong, never empty.
    package var list: [LetterProblem]

    /// Problems.
    package init(list: [LetterProblem]) { self.list = list }
}

extension LetterPurpose {
    /// What a letter of this purpose is worth nothing without.
    var mandatory: LetterVariable? {
        switch self {
        case .relationshipRequest: .relationshipLink
        case .activationReminder, .passwordReset, .accountTeamNote: nil
        }
    }
}
