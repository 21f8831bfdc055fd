import Text

/// A text with names in braces: `{firstName}`, or `{firstName|there}` with what stands for a missing value.
///
/// `{{` is a brace.
package struct LetterPattern: Equatable, Sendable {
    /// A part of it.
    enum Piece: Equatable, Sendable {
        case text(String)
        case variable(LetterVariable, fallback: String?)
    }

    /// The text as it was written.
    package let source: String
    let pieces: [Piece]

    /// Reads a text whose first line has a number; what can't be understood is added to the problems.
    init(_ source: String, line first: Int, file: String, problems: inout [LetterProblem]) {
        var pieces: [Piece] = []
        var text = ""
        var line = first
        var rest = Substring(source)
        while let character = rest.popFirst() {
            if character.isNewline { line += 1 }
            guard character == "{" else {
                text.append(character)
                continue
            }
            if rest.first == "{" {
                rest.removeFirst()
                text.append("{")
                continue
            }
            guard let end = rest.firstIndex(where: { $0 == "}" || $0.isNewline }), rest[end] == "}" else {
                problems.append(LetterProblem(.openBrace, file: file, line: line))
                continue
            }
            let inner = rest[..<end]
            rest = rest[rest.index(after: end)...]
            let parts = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "").trimmingBlanks
            guard let variable = LetterVariable(rawValue: name) else {
                problems.append(LetterProblem(.unknownVariable(name), file: file, line: line))
                continue
            }
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            pieces.append(.variable(variable, fallback: parts.count == 2 ? String(parts[1]) : nil))
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        self.source = source
        self.pieces = pieces
    }

    /// The variables in it, by their order.
    package var variables: [LetterVariable] {
        pieces.compactMap { piece in
            if case .variable(let variable, _) = piece { variable } else { nil }
        }
    }

    /// The text with values in place of the names; fails on the first value that is missing and has no fallback.
    func filled(_ values: LetterValues, escaping: Bool) throws(LetterGap) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .variable(let variable, let fallback):
                let value = values[variable]
                if !value.isEmpty {
                    result += escaping ? value.escapedForHTML : value
                } else if let fallback {
                    result += fallback
                } else {
                    throw LetterGap(variable: variable)
                }
            }
        }
        return result
    }
}

/// A value that a template needs and a recipient lacks.
package struct LetterGap: Error, Equatable, Sendable {
    /// What is missing.
    package var variable: LetterVariable

    /// A gap.
    package init(variable: LetterVariable) { self.variable = variable }
}
