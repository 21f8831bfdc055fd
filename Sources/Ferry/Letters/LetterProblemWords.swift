import Core

extension LetterProblem {
    /// Where and what, as a sentence without its end.
    var words: String { "\(line > 0 ? "\(file):\(line)" : file): \(cause.words)" }
}

extension LetterProblem.Cause {
    fileprivate var words: String {
        switch self {
        case .noSubject: "the first line must be `Subject:` and the subject"
        case .noBlankLine: "the line under the subject must be blank"
        case .noBody: "the letter says nothing"
        case .openBrace: "a brace is not closed on its line; write {{ for a brace"
        case .unknownVariable(let name):
            "there is no variable {\(quotedName(name))}"
                + orList(suggestion(for: name, among: LetterVariable.allCases.map(\.rawValue)))
        case .lacks(let variable): "{\(variable.rawValue)} must stay in it"
        case .unknownName:
            "the name must be one of \(LetterPurpose.allCases.map(\.word).joined(separator: ", ")), "
                + "then perhaps a language, then .txt or .html"
        case .noText: "there is no text file of the same name"
        }
    }

    private func quotedName(_ name: String) -> String { String(quoted(name).dropFirst().dropLast()) }

    private func orList(_ near: String) -> String {
        near.isEmpty ? "; see `ferry invitations letter --variables`" : near
    }
}
